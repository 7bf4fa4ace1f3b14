/** The caption tracks of a video: one for a language and a name. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { GoogleContext, GoogleRun } from './context'
import { badRequest, GoogleError, notFound } from './errors'
import { readRelated } from './json-body'
import { assertNamed, readIds, readParts } from './parts'
import type { Caption } from './records'
import { etag } from './video-resource'
import { videoOf } from './videos'
import { parseBody } from './video-schema'

/** Smaller than the platform's 100 MB: no caption track needs more. */
const CAPTION_LIMIT = 10 * 1024 * 1024

const captionBody = z.strictObject({
  snippet: z.strictObject({ videoId: z.string(), language: z.string().min(2), name: z.string().max(150), isDraft: z.boolean().optional() }),
})
const captionChange = z.strictObject({ id: z.string(), snippet: z.strictObject({ isDraft: z.boolean() }).optional() })

export const insertCaption: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ['id', 'snippet'] })
  if (call.query.has('sync')) throw badRequest('unexpectedParameter', 'sync is no longer supported', 'sync')
  const { json, file } = await readRelated({ call, limit: CAPTION_LIMIT })
  const body = parseBody({ schema: captionBody, json })
  assertNamed({ body, parts })
  const { snippet } = body
  const video = videoOf({ context, id: snippet.videoId })
  assertTimed(file)
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

/** Another file for a track that is there; with `part=snippet` also whether it is a draft. */
export const updateCaption: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ['id', 'snippet'] })
  if (call.query.has('sync')) throw badRequest('unexpectedParameter', 'sync is no longer supported', 'sync')
  const { json, file } = await readRelated({ call, limit: CAPTION_LIMIT })
  const { id, snippet } = parseBody({ schema: captionChange, json })
  if (parts.includes('snippet') !== (snippet !== undefined))
    throw badRequest('unexpectedPart', 'The part parameter and the body do not name the same parts', 'part')
  const before = captionOf({ context, id })
  assertTimed(file)
  const caption = { ...before, ...snippet, lastUpdated: context.settings.now().toISOString() }
  await writeFile(context.store.mediaFile(caption.file), file)
  await context.records.captions.put(caption)
  return Response.json(captionResource({ caption, parts }))
}

export const deleteCaption: GoogleRun = async ({ context, call }) => {
  const id = call.query.get('id')
  if (id === null) throw badRequest('missingRequiredParameter', 'The id parameter is required', 'id')
  await context.records.captions.remove(captionOf({ context, id }).id)
  return new Response(null, { status: 204 })
}

function captionOf({ context, id }: { context: GoogleContext; id: string }): Caption {
  const caption = context.records.captions.get(id)
  if (!caption) throw notFound('captionNotFound', 'The caption track could not be found.')
  return caption
}

function assertTimed(file: Buffer): void {
  if (!file.toString('utf8').includes('-->')) throw badRequest('invalidMetadata', 'The caption track holds no timings')
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
