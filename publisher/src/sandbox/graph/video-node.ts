/** A video of the Page: its state, its texts, its thumbnails and captions. */
import { writeFile } from 'node:fs/promises'
import type { GraphContext, Run } from './context'
import { graphTime } from './context'
import { invalid, missing } from './errors'
import { select } from './fields'
import { page } from './listing'
import { saveImage } from './photos'
import type { Video } from './records'
import { removeVideo } from './remove'
import { postVideo, storedBytes } from './video-upload'

export const readVideo: Run = async ({ context, call }) =>
  select({
    node: await videoNode({ context, video: videoOf({ context, id: call.id }) }),
    type: 'Video',
    fields: call.params.text('fields'),
  })

export const listVideos: Run = async ({ context, call }) => {
  const finished = context.records.videos
    .all()
    .filter((video) => phaseOf({ context, video }) === 'ready')
    .reverse()
  const nodes = await Promise.all(
    finished.map(async (video) => ({ no: video.no, at: video.startedAt, node: await videoNode({ context, video }) })),
  )
  const fields = call.params.text('fields')
  return page({ context, call, items: nodes, show: ({ node }) => select({ node, type: 'Video', fields }) })
}

export const editVideo: Run = async ({ context, call }) => {
  const { params } = call
  const video = videoOf({ context, id: call.id })
  const preferred = params.text('preferred_thumbnail_id')
  const thumbnail = video.thumbnails.find(({ id }) => id === preferred)
  if (preferred !== null && !thumbnail) throw invalid('preferred_thumbnail_id is no thumbnail of this video')
  const edited: Video = {
    ...video,
    title: params.text('name') ?? video.title,
    description: params.text('description') ?? video.description,
    embeddable: params.flag('embeddable') ?? video.embeddable,
    isPublished: params.flag('published') ?? video.isPublished,
    thumbnailFile: thumbnail?.file ?? video.thumbnailFile,
  }
  const post = edited.postId === null ? undefined : context.records.posts.get(edited.postId)
  if (post) {
    const updatedAt = context.settings.now().toISOString()
    await context.records.posts.put({ ...post, message: edited.description, isPublished: edited.isPublished, updatedAt })
  }
  if (!post && edited.finishedAt !== null && !edited.willFail) await postVideo({ context, video: edited })
  else await context.records.videos.put(edited)
  return { success: true }
}

export const deleteVideo: Run = async ({ context, call }) => {
  await removeVideo({ context, video: videoOf({ context, id: call.id, method: 'delete' }) })
  return { success: true }
}

export const addThumbnail: Run = async ({ context, call }) => {
  const video = videoOf({ context, id: call.id })
  const source = call.params.file('source')
  if (source === null) throw invalid('The parameter source is required')
  const isPreferred = call.params.flag('is_preferred') ?? false
  const id = String(context.records.nextNo())
  const file = await saveImage({ context, name: isPreferred ? `thumb-${video.id}` : `thumb-${video.id}-${id}`, file: source })
  const others = isPreferred ? video.thumbnails.map((other) => ({ ...other, isPreferred: false })) : video.thumbnails
  const thumbnailFile = isPreferred ? file : video.thumbnailFile
  await context.records.videos.put({ ...video, thumbnailFile, thumbnails: [...others, { id, file, isPreferred }] })
  return { success: true }
}

export const addCaptions: Run = async ({ context, call }) => {
  const video = videoOf({ context, id: call.id })
  const file = call.params.file('captions_file')
  const language = call.params.text('default_locale')
  if (language !== null && !/^[a-z]{2}_[A-Z]{2}$/.test(language)) throw invalid('default_locale must be a locale, for example vi_VN')
  if (file === null) throw invalid('The parameter captions_file is required')
  const locale = /\.([a-z]{2}_[A-Z]{2})\.srt$/.exec(file.name)?.[1]
  if (!locale) throw invalid('captions_file must be named name.ll_CC.srt, for example phim.vi_VN.srt')
  const text = file.bytes.toString('utf8')
  if (!/\d\d:\d\d:\d\d,\d{3} --> /.test(text)) throw invalid('captions_file is not a SubRip (.srt) file')
  const name = `captions-${video.id}-${locale}`
  await writeFile(context.store.mediaFile(name), text)
  await context.records.videos.put({
    ...video,
    captions: [...video.captions.filter((other) => other.locale !== locale), { locale, file: name }],
  })
  return { success: true }
}

/** Derived from the clock, so that a restart changes nothing. */
export function phaseOf({
  context,
  video,
}: {
  context: GraphContext
  video: Pick<Video, 'finishedAt' | 'willFail'>
}): 'uploading' | 'processing' | 'error' | 'ready' {
  if (video.finishedAt === null) return 'uploading'
  const readyAt = new Date(video.finishedAt).getTime() + context.settings.delays.facebookProcessingMs
  if (context.settings.now().getTime() < readyAt) return 'processing'
  return video.willFail ? 'error' : 'ready'
}

async function videoNode({ context, video }: { context: GraphContext; video: Video }): Promise<Record<string, unknown>> {
  const base = context.baseUrl()
  const phase = phaseOf({ context, video })
  const isPublished =
    phase === 'ready' && (video.isPublished || (video.scheduledAt !== null && new Date(video.scheduledAt) <= context.settings.now()))
  const page = { id: context.settings.facebook.pageId, name: context.settings.pageName }
  return {
    id: video.id,
    title: video.title,
    description: video.description,
    created_time: graphTime(video.startedAt),
    updated_time: graphTime(video.finishedAt ?? video.startedAt),
    published: isPublished,
    scheduled_publish_time: video.scheduledAt === null ? null : graphTime(video.scheduledAt),
    post_id: phase === 'ready' ? video.postId : null,
    permalink_url: video.postId === null ? null : `/fanpage/posts/${video.postId}`,
    source: phase === 'ready' ? `${base}/media/video-${video.id}` : null,
    length: phase === 'ready' && video.durationMs !== null ? video.durationMs / 1_000 : null,
    embeddable: video.embeddable,
    from: page,
    picture: video.thumbnailFile === null ? null : `${base}/media/${video.thumbnailFile}`,
    thumbnails: {
      data: video.thumbnails.map(({ id, file, isPreferred }) => ({ id, uri: `${base}/media/${file}`, is_preferred: isPreferred })),
    },
    captions: { data: video.captions.map(({ locale }) => ({ locale })) },
    status: statusOf({ video, phase, isPublished, bytes: await storedBytes({ context, video }) }),
  }
}

function statusOf({
  video,
  phase,
  isPublished,
  bytes,
}: {
  video: Video
  phase: ReturnType<typeof phaseOf>
  isPublished: boolean
  bytes: number
}) {
  const failure = [{ code: 1363024, message: 'The video could not be processed' }]
  const isWhole = video.isReel && video.size > 0 && bytes === video.size
  const isUploaded = isWhole || phase !== 'uploading'
  return {
    // the film is whole and waits for the word that it is complete
    video_status: phase === 'uploading' && isWhole ? 'upload_complete' : phase,
    uploading_phase: { status: isUploaded ? 'complete' : 'in_progress', bytes_transferred: bytes, source_file_size: video.size },
    processing_phase: {
      status: { uploading: 'not_started', processing: 'in_progress', error: 'error', ready: 'complete' }[phase],
      ...(phase === 'error' ? { errors: failure } : {}),
    },
    publishing_phase: {
      status: phase === 'ready' ? 'complete' : 'not_started',
      ...(phase === 'ready' ? { publish_status: isPublished ? 'published' : video.scheduledAt === null ? 'draft' : 'scheduled' } : {}),
    },
  }
}

function videoOf({ context, id, method }: { context: GraphContext; id: string; method?: string }): Video {
  const video = context.records.videos.get(id)
  if (!video) throw missing(id, method)
  return video
}
