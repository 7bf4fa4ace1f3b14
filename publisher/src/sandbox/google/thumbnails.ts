/** thumbnails.set: a picture of the owner's own in place of the one YouTube chose. */
import { writeFile } from 'node:fs/promises'
import { headerOf, readBody } from '../body'
import type { GoogleRun } from './context'
import { badRequest } from './errors'
import { etag, thumbnailsOf } from './video-resource'
import { videoOf } from './videos'

/** What every revision of the API takes; since 2026-09-14 YouTube takes 50 MB. */
const THUMBNAIL_LIMIT = 2 * 1024 * 1024

export const setThumbnail: GoogleRun = async ({ context, call }) => {
  const id = call.query.get('videoId')
  if (id === null) throw badRequest('missingRequiredParameter', 'The videoId parameter is required', 'videoId')
  if (call.query.get('uploadType') !== 'media') throw badRequest('badRequest', 'The sandbox takes thumbnails only with uploadType=media')
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
