/** `POST /{page}/videos` in four phases: start → transfer … → finish, or cancel. The server chooses the chunks; offsets are strings. */
import { appendFile, rm, stat, writeFile } from 'node:fs/promises'
import { readDuration } from '@hl/config/mp4-duration'
import type { GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'
import { addPost, readVisibility } from './feed'
import { saveImage } from './photos'
import type { Post, Video } from './records'

const SMALLEST = 1024
const LARGEST = 2 * 1024 ** 3
const LARGEST_CHUNK = 1024 * 1024
/** sessions whose bytes are being written: a second transfer meanwhile is answered with the offset */
const writing = new Set<string>()

export const startUpload: Run = async ({ context, call }) => {
  const size = call.params.count('file_size')
  if (size === null) throw invalid('The parameter file_size is required')
  if (size < SMALLEST) throw videoError({ subcode: 1363022, message: 'The video file you selected is too small' })
  if (size > LARGEST) throw videoError({ subcode: 1363023, message: 'The video file you selected is too large' })
  const video = newVideo({ context, size })
  await writeFile(videoFile({ context, video }), '')
  await context.records.videos.put(video)
  return { upload_session_id: video.sessionId, video_id: video.id, ...offsets({ context, video, stored: 0 }) }
}

/** Of a reel the size is told with its bytes. */
export function newVideo({ context, size }: { context: GraphContext; size: number }): Video {
  const no = context.records.nextNo()
  return {
    id: String(no),
    no,
    sessionId: String(context.records.nextNo()),
    isReel: false,
    size,
    title: null,
    description: null,
    embeddable: true,
    startedAt: context.settings.now().toISOString(),
    finishedAt: null,
    willFail: false,
    isPublished: false,
    scheduledAt: null,
    postId: null,
    thumbnailFile: null,
    thumbnails: [],
    captions: [],
    durationMs: null,
  }
}

export const transferChunk: Run = async ({ context, call }) => {
  const video = sessionOf({ context, id: call.params.text('upload_session_id') })
  const start = call.params.count('start_offset')
  const chunk = call.params.file('video_file_chunk')
  if (start === null || chunk === null) throw invalid('The parameters start_offset and video_file_chunk are required')
  if (writing.has(videoFile({ context, video })))
    throw wrongOffset(offsets({ context, video, stored: await storedBytes({ context, video }) }))
  writing.add(videoFile({ context, video }))
  try {
    const stored = await storedBytes({ context, video })
    const expected = offsets({ context, video, stored })
    if (start !== stored) throw wrongOffset(expected)
    const wanted = Number(expected.end_offset) - stored
    if (wanted === 0) throw invalid('All bytes of this video are here: finish the upload')
    if (chunk.bytes.length !== wanted) {
      throw invalid(`video_file_chunk must be the ${wanted} bytes from start_offset to end_offset, not ${chunk.bytes.length}`)
    }
    await appendFile(videoFile({ context, video }), chunk.bytes)
    return offsets({ context, video, stored: stored + wanted })
  } finally {
    writing.delete(videoFile({ context, video }))
  }
}

export const finishUpload: Run = async ({ context, call }) => {
  const { params } = call
  const video = sessionOf({ context, id: params.text('upload_session_id') })
  if ((await storedBytes({ context, video })) < video.size)
    throw videoError({ code: 6000, subcode: 1363036, message: 'Not all bytes of the video file were uploaded' })
  const { isPublished, scheduledAt } = readVisibility({ context, call })
  const thumb = params.file('thumb')
  const now = context.settings.now()
  const fault = context.faults.take({ kinds: ['processing-failed'], strike: call.strike })
  const finished: Video = {
    ...video,
    title: params.text('title'),
    description: params.text('description'),
    embeddable: params.flag('embeddable') ?? true,
    finishedAt: now.toISOString(),
    willFail: fault !== null,
    isPublished,
    scheduledAt,
    thumbnailFile: thumb === null ? null : await saveImage({ context, name: `thumb-${video.id}`, file: thumb }),
    durationMs: await readDuration(videoFile({ context, video })),
  }
  if (finished.willFail || params.flag('no_story') === true) await context.records.videos.put(finished)
  else await postVideo({ context, video: finished })
  return { success: true }
}

export const cancelUpload: Run = async ({ context, call }) => {
  const video = sessionOf({ context, id: call.params.text('upload_session_id') })
  await context.records.videos.remove(video.id)
  await rm(videoFile({ context, video }), { force: true })
  return { success: true }
}

/** Keeps a finished video, with its post when it has one; the post shows once processing is over. */
export async function postVideo({ context, video }: { context: GraphContext; video: Video }): Promise<void> {
  const post = await postOf({ context, video })
  await context.records.videos.put({ ...video, postId: post?.id ?? null })
}

/** The post comes first and is found again, so that a crash before the video is kept leaves nothing half done. */
async function postOf({ context, video }: { context: GraphContext; video: Video }): Promise<Post | undefined> {
  const { isPublished, scheduledAt } = video
  if (!isPublished && scheduledAt === null) return undefined
  const made = context.records.posts.all().findLast(({ videoId }) => videoId === video.id)
  if (made) return made
  const createdAt = new Date(new Date(video.finishedAt ?? 0).getTime() + context.settings.delays.facebookProcessingMs)
  const content = { message: video.description, link: null, preview: null, photoIds: [], videoId: video.id }
  return addPost({ context, draft: { kind: 'video', ...content, isPublished, scheduledAt, createdAt } })
}

export function videoFile({ context, video }: { context: GraphContext; video: Pick<Video, 'id'> }): string {
  return context.store.mediaFile(`video-${video.id}`)
}

export async function storedBytes({ context, video }: { context: GraphContext; video: Video }): Promise<number> {
  return (await stat(videoFile({ context, video }))).size
}

function sessionOf({ context, id }: { context: GraphContext; id: string | null }): Video {
  if (id === null) throw invalid('The parameter upload_session_id is required')
  const video = context.records.videos.all().findLast(({ sessionId, isReel }) => sessionId === id && !isReel)
  if (!video) throw videoError({ code: 6000, subcode: 1363036, message: 'Unknown upload session' })
  if (video.finishedAt !== null) throw videoError({ code: 6000, subcode: 1363036, message: 'This upload session is finished' })
  const ageMs = context.settings.now().getTime() - new Date(video.startedAt).getTime()
  if (ageMs > context.settings.limits.sessionMs)
    throw videoError({ code: 6000, subcode: 1363036, message: 'This upload session has expired' })
  return video
}

function offsets({ context, video, stored }: { context: GraphContext; video: Video; stored: number }) {
  const chunk = Math.min(LARGEST_CHUNK, Math.max(context.settings.limits.chunkBytes, Math.ceil(video.size / 256)))
  return { start_offset: String(stored), end_offset: String(Math.min(video.size, stored + chunk)) }
}

function wrongOffset(expected: Record<string, string>): GraphError {
  const message = '(#6001) There was a problem uploading your video: the start offset is wrong'
  return new GraphError({ code: 6001, subcode: 1363037, isTransient: false, message, data: expected })
}

function videoError({ code = 100, subcode, message }: { code?: number; subcode: number; message: string }): GraphError {
  return new GraphError({ code, subcode, message: `(#${code}) ${message}` })
}
