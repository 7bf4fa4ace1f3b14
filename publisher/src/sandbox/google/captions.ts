/** captions.insert and captions.list, and thumbnails.set: the small files that belong to a video. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { headerOf, readBody } from '../body'
import type { GoogleRun } from './context'
import { badRequest, GoogleError } from './errors'
import { readRelated } from './json-body'
import { readIds, readParts } from './parts'
import type { Caption } from './records'
import { etag, thumbnailsOf } from './video-resource'
import { videoOf } from './videos'
import { parseBody } from './video-schema'

/** Smaller than the platform's 100 MB: no caption track needs more. */
const CAPTION_LIMIT = 10 * 1024 * 1024
const THUMBNAIL_LIMIT = 2 * 1024 * 1024

const captionBody = z.strictObject({
  snippet: z.strictObject({ videoId: z.string(), language: z.string().min(2), name: z.string().max(150), isDraft: z.boolean().optional() }),
  kind: z.string().optional(),
})

export const insertCaption: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ['id', 'snippet'] })
  if (call.query.has('sync')) throw badRequest('unexpectedParameter', 'sync is no longer supported', 'sync')
  const { json, file } = await readRelated({ call, limit: CAPTION_LIMIT })
  const { snippet } = parseBody({ schema: captionBody, json })
  const video = videoOf({ context, id: snippet.videoId })
  if (!file.toString('utf8').includes('-->')) throw badRequest('invalidMetadata', 'The caption track holds no timings')
  const { captions } = context.records
  const isTaken = captions
    .all()
    .some(({ videoId, language, name }) => videoId === video.id && language === snippet.language && name === snippet.name)
  if (isTaken)
    throw new GoogleError({
      status: 409,
      reason: 'captionExists',
      message: 'The specified video already has a caption track with that language and name.',
    })
  const id = randomBytes(18).toString('base64url')
  const caption: Caption = {
    id,
    no: context.records.nextNo(),
    ...snippet,
    isDraft: snippet.isDraft ?? false,
    lastUpdated: context.settings.now().toISOString(),
    file: `caption-${id}`,
  }
  await writeFile(context.store.mediaFile(caption.file), file)
  await captions.put(caption)
  return Response.json(captionResource({ caption, parts }))
}

export const listCaptions: GoogleRun = ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ['id', 'snippet'] })
  const videoId = call.query.get('videoId')
  if (videoId === null) throw badRequest('missingRequiredParameter', 'The videoId parameter is required', 'videoId')
  const video = videoOf({ context, id: videoId })
  const ids = readIds(call.query.getAll('id'))
  const tracks = context.records.captions.all().filter((one) => one.videoId === video.id && (ids.length === 0 || ids.includes(one.id)))
  const items = tracks.map((caption) => captionResource({ caption, parts }))
  return Response.json({ kind: 'youtube#captionListResponse', etag: etag(items), items })
}

export const setThumbnail: GoogleRun = async ({ context, call }) => {
  const id = call.query.get('videoId')
  if (id === null) throw badRequest('missingRequiredParameter', 'The videoId parameter is required', 'videoId')
  const video = videoOf({ context, id })
  const type = headerOf({ incoming: call.incoming, name: 'content-type' }) ?? ''
  const bytes = await readBody({ incoming: call.incoming, limit: THUMBNAIL_LIMIT, dropAfter: call.dropAfter })
  if (bytes.length === 0) throw badRequest('mediaBodyRequired', 'The request does not include the image content.')
  if (!/^(image\/(jpeg|png)|application\/octet-stream)$/.test(type))
    throw badRequest('invalidImage', `The provided image type "${type}" is not accepted.`)
  const isJpeg = bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
  const isPng = bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  if (!isJpeg && !isPng) throw badRequest('invalidImage', 'The provided image content is invalid.')
  const file = `yt-thumb-${video.id}`
  await writeFile(context.store.mediaFile(file), bytes)
  const updated = { ...video, thumbnail: { file, mime: isPng ? 'image/png' : 'image/jpeg' } }
  await context.records.videos.put(updated)
  const items = [thumbnailsOf({ context, video: updated })]
  return Response.json({ kind: 'youtube#thumbnailSetResponse', etag: etag(items), items })
}

function captionResource({ caption, parts }: { caption: Caption; parts: readonly string[] }): unknown {
  const { id, videoId, language, name, isDraft, lastUpdated } = caption
  const snippet = {
    videoId,
    lastUpdated,
    trackKind: 'standard',
    language,
    name,
    audioTrackType: 'unknown',
    isCC: false,
    isDraft,
    status: 'serving',
  }
  return { kind: 'youtube#caption', etag: etag(snippet), id, ...(parts.includes('snippet') ? { snippet } : {}) }
}
