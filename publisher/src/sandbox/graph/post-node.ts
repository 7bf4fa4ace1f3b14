/** A post as the Graph API shows it, whole; `select` cuts out what was asked for. */
import type { GraphContext } from './context'
import { graphTime } from './context'
import type { Photo, Post } from './records'

const STATUS_TYPES = { status: 'mobile_status_update', link: 'shared_story', photo: 'added_photos', video: 'added_video' } as const

export function postNode({ context, post }: { context: GraphContext; post: Post }): Record<string, unknown> {
  const { settings, records } = context
  const page = { id: settings.facebook.pageId, name: settings.pageName }
  const comments = records.comments.all().filter(({ objectId }) => objectId === post.id)
  const base = context.baseUrl()
  const reach = context.reach.of({ id: post.id, since: post.createdAt, written: comments.length })
  return {
    id: post.id,
    message: post.message,
    created_time: graphTime(post.createdAt),
    updated_time: graphTime(post.updatedAt),
    permalink_url: `${base}/fanpage/posts/${post.id}`,
    is_published: isPublic({ post, now: settings.now() }),
    is_hidden: post.isHidden,
    is_expired: false,
    scheduled_publish_time: post.scheduledAt === null ? null : new Date(post.scheduledAt).getTime() / 1_000,
    status_type: STATUS_TYPES[post.kind],
    application: { id: settings.facebook.appId, name: 'Con đường hướng thiện (môi trường thử)' },
    from: page,
    full_picture: pictureOf({ context, post }),
    attachments: attachmentsOf({ context, post }),
    comments: { data: comments.map(({ id, message }) => ({ id, message })), ...summaryOf(reach.comments) },
    reactions: { data: [], ...summaryOf(reach.reactions) },
    // left out while there are none
    shares: reach.shares ? { count: reach.shares } : null,
    privacy: { value: 'EVERYONE', description: 'Công khai' },
  }
}

function summaryOf(total: number | null) {
  return total === null ? {} : { summary: { total_count: total } }
}

/** Published by its own flag, or because its time has come. */
export function isPublic({ post, now }: { post: Pick<Post, 'isPublished' | 'scheduledAt' | 'createdAt'>; now: Date }): boolean {
  const isDue = post.scheduledAt !== null && new Date(post.scheduledAt) <= now
  return (post.isPublished || isDue) && new Date(post.createdAt) <= now
}

export function pictureOf({ context, post }: { context: GraphContext; post: Post }): string | null {
  const base = context.baseUrl()
  if (post.preview?.imageFile) return `${base}/media/${post.preview.imageFile}`
  const photo = post.photoIds[0]
  if (photo !== undefined) return `${base}/media/photo-${photo}`
  return post.videoId !== null && context.records.videos.get(post.videoId)?.thumbnailFile ? `${base}/media/thumb-${post.videoId}` : null
}

function attachmentsOf({ context, post }: { context: GraphContext; post: Post }): { data: unknown[] } | null {
  const base = context.baseUrl()
  switch (post.kind) {
    case 'status':
      return null
    case 'link': {
      const link = post.link ?? ''
      // the address given back first is the platform's redirector; the real one is in unshimmed_url
      const shim = `https://l.facebook.com/l.php?u=${encodeURIComponent(link)}&h=AT0sandbox`
      const src = pictureOf({ context, post })
      return {
        data: [
          {
            media_type: 'link',
            type: 'share',
            title: post.preview?.title ?? link,
            description: post.preview?.description ?? '',
            url: shim,
            unshimmed_url: link,
            target: { url: shim },
            ...(src === null ? {} : { media: { image: { src } } }),
          },
        ],
      }
    }
    case 'photo': {
      const photos = post.photoIds.flatMap((id) => context.records.photos.get(id) ?? [])
      const parts = photos.map((photo) => photoAttachment({ base, photo }))
      return { data: parts.length > 1 ? [{ media_type: 'album', type: 'album', subattachments: { data: parts } }] : parts }
    }
    case 'video': {
      const video = post.videoId === null ? undefined : context.records.videos.get(post.videoId)
      const url = `${base}/fanpage/posts/${post.id}`
      return {
        data: [
          { media_type: 'video', type: 'video_inline', title: video?.title, url, unshimmed_url: url, target: { id: post.videoId, url } },
        ],
      }
    }
    default:
      return post.kind satisfies never
  }
}

function photoAttachment({ base, photo }: { base: string; photo: Photo }): unknown {
  const url = `${base}/media/photo-${photo.id}`
  return { media_type: 'photo', type: 'photo', url, unshimmed_url: url, target: { id: photo.id, url }, media: { image: { src: url } } }
}
