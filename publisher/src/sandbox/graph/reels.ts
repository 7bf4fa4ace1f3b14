/**
 * `POST /{page}/video_reels` in two phases: start names the video and where its bytes go (rupload.ts), finish publishes it.
 * https://developers.facebook.com/documentation/video-api/guides/reels-publishing
 */
import { writeFile } from 'node:fs/promises'
import { readDuration } from '@hl/config/mp4-duration'
import { SANDBOX_PATHS } from '@hl/config/sandbox'
import type { GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'
import type { Video } from './records'
import { newVideo, postVideo, storedBytes, videoFile } from './video-upload'

const SHORTEST_MS = 3_000
const LONGEST_MS = 90_000
const A_DAY_MS = 86_400_000
const MOST_A_DAY = 30

export const startReel: Run = async ({ context }) => {
  const video = { ...newVideo({ context, size: 0 }), isReel: true }
  await writeFile(videoFile({ context, video }), '')
  await context.records.videos.put(video)
  const { apiVersion } = context.settings.facebook
  return { video_id: video.id, upload_url: `${context.baseUrl()}${SANDBOX_PATHS.rupload}/video-upload/${apiVersion}/${video.id}` }
}

/** Only an acknowledgement: what the film really is shows while it is processed. */
export const finishReel: Run = async ({ context, call }) => {
  const { params } = call
  const id = params.text('video_id')
  const video = id === null ? undefined : context.records.videos.get(id)
  if (!video?.isReel) throw invalid('The parameter video_id must be of a reel begun here')
  if (video.finishedAt !== null) throw unusable('This upload session is finished')
  if (video.size === 0 || (await storedBytes({ context, video })) < video.size)
    throw unusable('Not all bytes of the video file were uploaded')
  if (publishedToday(context) >= MOST_A_DAY)
    throw new GraphError({ code: 613, message: '(#613) At most 30 reels in 24 hours may be published by API' })
  const state = params.text('video_state')
  if (state === null) throw invalid('The parameter video_state is required')
  if (state === 'SCHEDULED') throw invalid('The sandbox takes no scheduled reels: a schedule is never handed to a platform')
  const durationMs = await readDuration(videoFile({ context, video }))
  const isTooOdd = durationMs !== null && (durationMs < SHORTEST_MS || durationMs > LONGEST_MS)
  const fault = context.faults.take({ kinds: ['processing-failed'], strike: call.strike })
  const finished: Video = {
    ...video,
    title: params.text('title'),
    description: params.text('description'),
    finishedAt: context.settings.now().toISOString(),
    willFail: fault !== null || isTooOdd,
    isPublished: state === 'PUBLISHED',
    durationMs,
  }
  if (finished.willFail) await context.records.videos.put(finished)
  else await postVideo({ context, video: finished })
  return { success: true }
}

function publishedToday({ records, settings }: GraphContext): number {
  const since = new Date(settings.now().getTime() - A_DAY_MS).toISOString()
  return records.videos.all().filter(({ isReel, isPublished, finishedAt }) => isReel && isPublished && (finishedAt ?? '') > since).length
}

function unusable(message: string): GraphError {
  return new GraphError({ code: 6000, subcode: 1363036, message: `(#6000) ${message}` })
}
