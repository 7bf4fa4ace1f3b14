/** `POST /{page}/feed`: text, link and photo posts. */
import { createHash } from 'node:crypto'
import type { GraphCall, GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'
import { select } from './fields'
import { postNode } from './post-node'
import type { Post } from './records'
import { previewOf } from './scrape'

export const MESSAGE_LIMIT = 63_206
const MINUTE_MS = 60_000

export const createPost: Run = async ({ context, call }) => {
  const { params } = call
  const message = params.text('message')
  const link = params.text('link')
  const photoIds = attachedPhotos({ context, media: params.json('attached_media') })
  if (!message && !link && photoIds.length === 0) throw invalid('Missing message or attachment: message or link is required')
  checkMessage(message)
  const visibility = readVisibility({ context, call })
  const preview = link === null ? null : await previewOf({ context, url: link })
  const kind = link !== null ? 'link' : photoIds.length > 0 ? 'photo' : 'status'
  const post = await addPost({ context, draft: { kind, message, link, preview, photoIds, videoId: null, ...visibility } })
  const fields = params.text('fields')
  return fields === null ? { id: post.id } : select({ node: postNode({ context, post }), type: 'PagePost', fields })
}

export type PostDraft = Pick<Post, 'kind' | 'message' | 'link' | 'preview' | 'photoIds' | 'videoId' | 'isPublished' | 'scheduledAt'> & {
  /** a video's post shows only once the video is ready */
  createdAt?: Date
}

/** @throws GraphError 506 when the Page's newest post has the same content */
export async function addPost({ context, draft }: { context: GraphContext; draft: PostDraft }): Promise<Post> {
  const { records, settings } = context
  const { createdAt = settings.now(), ...content } = draft
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([content.message, content.link, content.photoIds, content.videoId]))
    .digest('hex')
  if (records.posts.all().at(-1)?.fingerprint === fingerprint) {
    throw new GraphError({
      code: 506,
      message: '(#506) Duplicate status message',
      userTitle: 'Duplicate Status Update',
      userMessage:
        'This status update is identical to the last one you posted. Try posting something different, or delete your previous update.',
    })
  }
  const no = records.nextNo()
  const at = createdAt.toISOString()
  const post: Post = {
    ...content,
    id: `${settings.facebook.pageId}_${no}`,
    no,
    createdAt: at,
    updatedAt: at,
    listedAt: new Date(createdAt.getTime() + settings.delays.facebookListMs).toISOString(),
    isHidden: false,
    fingerprint,
  }
  await records.posts.put(post)
  await Promise.all(
    post.photoIds.map(async (id) => {
      const photo = records.photos.get(id)
      if (photo) await records.photos.put({ ...photo, postId: post.id, isPublished: true })
    }),
  )
  return post
}

export function checkMessage(message: string | null): void {
  if (message !== null && [...message].length > MESSAGE_LIMIT) throw invalid(`Name parameter too long: at most ${MESSAGE_LIMIT} characters`)
}

/** `published=false` alone makes a draft; with a time between 10 minutes and 30 days ahead, a scheduled post. */
export function readVisibility({ context, call }: { context: GraphContext; call: GraphCall }): Pick<Post, 'isPublished' | 'scheduledAt'> {
  const isPublished = call.params.flag('published') ?? true
  const scheduled = call.params.instant('scheduled_publish_time')
  if (scheduled === null) return { isPublished, scheduledAt: null }
  if (isPublished) throw invalid('You cannot specify a scheduled publish time on a published post')
  const aheadMs = scheduled.getTime() - context.settings.now().getTime()
  if (aheadMs < 10 * MINUTE_MS || aheadMs > 30 * 24 * 60 * MINUTE_MS) {
    throw invalid('The specified scheduled publish time is invalid: 10 minutes to 30 days ahead')
  }
  return { isPublished: false, scheduledAt: scheduled.toISOString() }
}

function attachedPhotos({ context, media }: { context: GraphContext; media: unknown }): string[] {
  if (media === undefined) return []
  if (!Array.isArray(media)) throw invalid('Param attached_media must be an array')
  const ids = media.map((entry: unknown) => {
    const id = typeof entry === 'object' && entry !== null && 'media_fbid' in entry ? entry.media_fbid : undefined
    const photo = typeof id === 'string' ? context.records.photos.get(id) : undefined
    if (!photo) throw invalid('attached_media must hold {"media_fbid": id of a photo of this Page}')
    if (photo.isPublished || photo.postId !== null)
      throw new GraphError({ code: 1366051, message: '(#1366051) These photos were already posted.' })
    return photo.id
  })
  if (new Set(ids).size < ids.length) throw invalid('attached_media names a photo twice')
  return ids
}
