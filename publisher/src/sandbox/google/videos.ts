/** videos.list, update and delete. Insert is in upload.ts. */
import { rm } from 'node:fs/promises'
import type { GoogleContext, GoogleRun } from './context'
import { badRequest, notFound } from './errors'
import { readJson } from './json-body'
import { readIds, readParts } from './parts'
import type { Video } from './records'
import { etag, videoResource } from './video-resource'
import { applyBody } from './video-rules'
import { parseBody, VIDEO_PARTS, videoBody } from './video-schema'

export const listVideos: GoogleRun = ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: VIDEO_PARTS })
  const ids = readIds(call.query.getAll('id'))
  if (ids.length === 0)
    throw badRequest('missingRequiredParameter', 'No filter selected. Expected id; chart and myRating are not offered in the sandbox.')
  if (call.query.has('maxResults') || call.query.has('pageToken')) {
    throw badRequest('unexpectedParameter', 'maxResults and pageToken cannot be used with the id filter')
  }
  const items = ids.flatMap((id) => context.records.videos.get(id) ?? []).map((video) => videoResource({ context, video, parts }))
  const pageInfo = { totalResults: items.length, resultsPerPage: items.length }
  return Response.json({ kind: 'youtube#videoListResponse', etag: etag(items), items, pageInfo })
}

export const updateVideo: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: VIDEO_PARTS })
  const body = parseBody({ schema: videoBody, json: await readJson(call) })
  if (body.id === undefined) throw badRequest('missingRequiredParameter', 'The body needs the id of the video')
  const video = videoOf({ context, id: body.id })
  const mutable = applyBody({ body, parts, before: video.mutable, settings: context.settings })
  const updated = { ...video, mutable }
  await context.records.videos.put(updated)
  return Response.json(videoResource({ context, video: updated, parts }))
}

export const deleteVideo: GoogleRun = async ({ context, call }) => {
  const id = call.query.get('id')
  if (id === null) throw badRequest('missingRequiredParameter', 'The id parameter is required', 'id')
  await removeVideo({ context, video: videoOf({ context, id }) })
  return new Response(null, { status: 204 })
}

export async function removeVideo({ context, video }: { context: GoogleContext; video: Video }): Promise<void> {
  const { videos, playlistItems, captions } = context.records
  await videos.remove(video.id)
  const places = playlistItems.all().filter(({ videoId }) => videoId === video.id)
  const tracks = captions.all().filter(({ videoId }) => videoId === video.id)
  await Promise.all([...places.map(({ id }) => playlistItems.remove(id)), ...tracks.map(({ id }) => captions.remove(id))])
  await rm(context.store.mediaFile(`youtube-${video.id}`), { force: true })
}

export function videoOf({ context, id }: { context: GoogleContext; id: string }): Video {
  const video = context.records.videos.get(id)
  if (!video) throw notFound('videoNotFound', 'The video that you are trying to find cannot be found.')
  return video
}
