/** Looks for a film: by the id from its first call, or else by app, time and the link in its text. */
import { itemPath } from '@hl/config/words'
import type { ChannelContext, FindResult, Intent } from '../channel'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { folded, VIDEO_FIELDS, videoSchema, type Post } from './objects'
import { scanOurPosts } from './post-list'
import { readReel } from './reel-upload'
import type { FacebookRendition, ReelPost, VideoPost } from './render'
import { DEADLINES } from './settings'
import { readUpload } from './upload'
import { isFinished, isReelOut, videoReceipt } from './video-state'

type Find = { deps: FacebookDeps; intent: Intent<FacebookRendition>; ctx: ChannelContext }
export type Found = Omit<FindResult, 'asOf'>

export async function findFilm({ deps, intent, rendition, ctx }: Find & { rendition: VideoPost | ReelPost }): Promise<Found> {
  const byId = await findById({ deps, intent, ctx })
  return byId ?? findByText({ deps, intent, rendition, ctx })
}

/** @returns null when Facebook says nothing certain about the upload we know of */
async function findById({ deps, intent, ctx }: Find): Promise<Found | null> {
  const reel = readReel(intent.progress)
  const upload = reel ?? readUpload(intent.progress)
  if (!upload) return null
  const { videoId } = upload
  const video = await ctx.read({ name: 'video', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: videoId, params: { fields: VIDEO_FIELDS }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: videoSchema })
    if (answer.ok) return answer.value
    if (isMissing(answer.failure)) return null
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
  if (video === null) return null
  const isOut = reel ? isReelOut(video) : isFinished(video)
  if (isOut && !intent.knownIds.has(videoId)) {
    const known = { key: 'video', externalId: videoId, url: null, ...(reel ? { data: { form: 'reel' } } : {}) }
    return { matches: [videoReceipt({ video, deps, known })], complete: true, certain: true }
  }
  if (isOut === null) return { matches: [], complete: false }
  // only about its own finish does an upload that is still open say everything
  return intent.step === 'finish' ? { matches: [], complete: true, certain: true } : null
}

async function findByText({ deps, intent, rendition, ctx }: Find & { rendition: VideoPost | ReelPost }): Promise<Found> {
  const { posts, complete } = await scanOurPosts({ deps, since: sinceOf(intent), ctx })
  const { type, slug, formerSlugs = [] } = intent.release
  const paths = [slug, ...formerSlugs].map((own) => itemPath({ type, slug: own }))
  const isOurs = ({ message }: Post) =>
    paths.some((path) => folded(message).includes(path)) || folded(message) === folded(rendition.description)
  const films = breakTie({ posts: posts.filter(isOurs), text: rendition.description })
  const form = rendition.kind === 'reel' ? { data: { form: 'reel' } } : {}
  const ids = films.flatMap((post) => post.attachments?.data[0]?.target?.id ?? [])
  return {
    matches: ids.filter((id) => !intent.knownIds.has(id)).map((id) => ({ key: 'video', externalId: id, url: null, ...form })),
    complete,
  }
}

/** Their clock and ours may differ this much. */
const CLOCKS_APART_MS = 120_000

export function sinceOf({ sentAt }: Intent): Date {
  return new Date(sentAt.getTime() - CLOCKS_APART_MS)
}

/** The text only decides between several: Facebook may have altered it. */
export function breakTie({ posts, text }: { posts: readonly Post[]; text: string }): readonly Post[] {
  if (posts.length < 2) return posts
  const same = posts.filter(({ message }) => folded(message) === folded(text))
  return same.length > 0 ? same : posts
}
