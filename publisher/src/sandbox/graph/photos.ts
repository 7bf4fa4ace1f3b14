/** `POST /{page}/photos` and the photo node. */
import { rm, writeFile } from 'node:fs/promises'
import type { UploadedFile } from '../multipart'
import type { GraphContext, Run } from './context'
import { graphTime } from './context'
import { GraphError, invalid, missing } from './errors'
import { addPost, checkMessage, readVisibility } from './feed'
import { select } from './fields'
import type { Photo } from './records'

const PHOTO_LIMIT = 10 * 1024 * 1024

export const createPhoto: Run = async ({ context, call }) => {
  const { params } = call
  const message = params.text('message') ?? params.text('caption')
  checkMessage(message)
  const { isPublished, scheduledAt } = readVisibility({ context, call })
  if (params.flag('temporary') === true && isPublished) throw invalid('A temporary photo cannot be published')
  const { bytes, mime } = await photoBytes({ url: params.text('url'), source: params.file('source') })
  const no = context.records.nextNo()
  const photo: Photo = {
    id: String(no),
    no,
    file: `photo-${no}`,
    mime,
    message,
    alt: params.text('alt_text_custom'),
    postId: null,
    isPublished,
    createdAt: context.settings.now().toISOString(),
  }
  await writeFile(context.store.mediaFile(photo.file), bytes)
  await context.records.photos.put(photo)
  if (!isPublished || params.flag('no_story') === true) return { id: photo.id }
  const content = { message, link: null, preview: null, photoIds: [photo.id], videoId: null, isPublished, scheduledAt }
  const post = await addPost({ context, draft: { kind: 'photo', ...content } })
  return { id: photo.id, post_id: post.id }
}

export const readPhoto: Run = ({ context, call }) => {
  const photo = context.records.photos.get(call.id)
  if (!photo) throw missing(call.id)
  const src = `${context.baseUrl()}/media/${photo.file}`
  const node = {
    id: photo.id,
    name: photo.message,
    alt_text_custom: photo.alt,
    created_time: graphTime(photo.createdAt),
    page_story_id: photo.postId,
    images: [{ source: src }],
    picture: src,
    link: photo.postId === null ? null : `${context.baseUrl()}/fanpage/posts/${photo.postId}`,
  }
  return select({ node, type: 'Photo', fields: call.params.text('fields') })
}

export const deletePhoto: Run = async ({ context, call }) => {
  const photo = context.records.photos.get(call.id)
  if (!photo) throw missing(call.id, 'delete')
  await context.records.photos.remove(photo.id)
  await rm(context.store.mediaFile(photo.file), { force: true })
  return { success: true }
}

async function photoBytes({ url, source }: { url: string | null; source: UploadedFile | null }): Promise<{ bytes: Buffer; mime: string }> {
  if ((url === null) === (source === null)) throw invalid('Exactly one of url and source is required')
  const bytes = source === null ? await download(url ?? '') : source.bytes
  if (bytes.length > PHOTO_LIMIT)
    throw new GraphError({ code: 1366046, message: '(#1366046) Your photos could not be uploaded: at most 4 MB, as JPG or PNG.' })
  const mime = imageType(bytes)
  if (mime === null) throw new GraphError({ code: 324, message: '(#324) Missing or invalid image file' })
  return { bytes, mime }
}

async function download(url: string): Promise<Buffer> {
  try {
    const response = await fetch(url, { headers: { 'user-agent': 'facebookexternalhit/1.1' }, signal: AbortSignal.timeout(8_000) })
    if (response.ok && Number(response.headers.get('content-length') ?? 0) <= PHOTO_LIMIT) return Buffer.from(await response.arrayBuffer())
    await response.body?.cancel()
  } catch (error) {
    throw Object.assign(new GraphError({ code: 324, message: '(#324) Missing or invalid image file' }), { cause: error })
  }
  throw new GraphError({ code: 324, message: '(#324) Missing or invalid image file' })
}

/** By the first bytes, as the platform decides: no WebP, no HEIC. */
export function imageType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png'
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'image/gif'
  if (bytes.subarray(0, 2).toString('latin1') === 'BM') return 'image/bmp'
  return /^(II\*\0|MM\0\*)/.test(bytes.subarray(0, 4).toString('latin1')) ? 'image/tiff' : null
}

export async function saveImage({ context, name, file }: { context: GraphContext; name: string; file: UploadedFile }): Promise<string> {
  const { bytes } = await photoBytes({ url: null, source: file })
  await writeFile(context.store.mediaFile(name), bytes)
  return name
}
