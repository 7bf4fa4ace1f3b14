/**
 * The bytes of a film, chunk by chunk: start → transfer … The server chooses every chunk, and the offset is saved after each, so
 * that a crash costs one chunk. Nothing is visible before `finish`, which is not here.
 */
import { z } from 'zod'
import type { DeliveryContext, Json, StepSpec } from '../channel'
import { ChannelError } from '../errors'
import { toChannelError, UploadSessionLost, type Failure } from './errors'
import type { FacebookDeps } from './client'
import { assertStored } from './missing-file'
import type { Film } from './render'
import { DEADLINES } from './settings'

const progressSchema = z.object({
  kind: z.literal('upload'),
  film: z.string(),
  videoId: z.string().min(1),
  sessionId: z.string().min(1),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** refusals at this offset; a session that stalls is given up */
  stalls: z.number().int().min(0),
  /** the server no longer knows it */
  isLost: z.boolean(),
})
export type Upload = z.infer<typeof progressSchema>

const offset = z.string().regex(/^\d+$/).transform(Number)
const offsetsSchema = z.looseObject({ start_offset: offset, end_offset: offset })
const startedSchema = z.looseObject({
  upload_session_id: z.string().min(1),
  video_id: z.string().min(1),
  start_offset: offset,
  end_offset: offset,
})
const MAX_STALLS = 3

export function readUpload(progress: Json): Upload | null {
  return progressSchema.safeParse(progress).data ?? null
}

/** @returns the upload with every byte on the server */
export async function uploadFilm({ deps, film, ctx }: { deps: FacebookDeps; film: Film; ctx: DeliveryContext }): Promise<Upload> {
  await assertStored({ ctx, file: film, what: 'phim' })
  const saved = readUpload(ctx.progress)
  const isUsable = saved !== null && !saved.isLost && saved.film === film.sha256 && saved.stalls < MAX_STALLS
  let upload = isUsable ? saved : await startUpload({ deps, film, ctx })
  let isFresh = !isUsable
  while (upload.start < upload.end) {
    try {
      const sent = await sendChunk({ deps, film, upload, ctx })
      upload = await save({ ctx, film, upload: { ...upload, ...sent } })
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      const isLost = error instanceof UploadSessionLost
      if (!isLost || isFresh) {
        await save({ ctx, film, upload: { ...upload, stalls: upload.stalls + 1, isLost } })
        throw error
      }
      ctx.log.info('facebook_upload_restarted', { delivery: ctx.deliveryId, video: upload.videoId })
      upload = await startUpload({ deps, film, ctx })
      isFresh = true
    }
  }
  return upload
}

/** Best effort: an upload that was never finished is invisible, and the server drops it by itself. */
export async function cancelUpload({ deps, upload, ctx }: { deps: FacebookDeps; upload: Upload; ctx: DeliveryContext }): Promise<void> {
  const { client, settings } = deps
  const { videoId, sessionId } = upload
  const spec: StepSpec = { name: 'cancel', effect: 'repeatable', deadlineMs: DEADLINES.write, request: { videoId, sessionId } }
  await ctx.step(spec, async (signal) => {
    const params = { upload_phase: 'cancel', upload_session_id: sessionId }
    const call = { method: 'POST', path: `${settings.pageId}/videos`, params, effect: 'repeatable', signal, ctx } as const
    const { ok } = await client.ask({ ...call, schema: z.looseObject({}) })
    return { answer: { isCancelled: ok } }
  })
}

async function startUpload({ deps, film, ctx }: { deps: FacebookDeps; film: Film; ctx: DeliveryContext }): Promise<Upload> {
  const { client, settings } = deps
  const request = { page: settings.pageId, film: film.sha256, size: film.size }
  const spec: StepSpec = { name: 'start', effect: 'repeatable', deadlineMs: DEADLINES.write, request }
  const started = await ctx.step(spec, async (signal) => {
    const params = { upload_phase: 'start', file_size: String(film.size) }
    const call = { method: 'POST', path: `${settings.pageId}/videos`, params, effect: 'repeatable', signal, ctx } as const
    const answer = await client.demand({ ...call, schema: startedSchema })
    const { video_id: videoId, upload_session_id: sessionId, start_offset: start, end_offset: end } = answer
    return { answer: { videoId, sessionId, start, end } }
  })
  return save({ ctx, film, upload: { kind: 'upload', film: film.sha256, stalls: 0, isLost: false, ...started } })
}

type Sent = Pick<Upload, 'start' | 'end' | 'stalls'>

async function sendChunk({
  deps,
  film,
  upload,
  ctx,
}: {
  deps: FacebookDeps
  film: Film
  upload: Upload
  ctx: DeliveryContext
}): Promise<Sent> {
  const { client, settings } = deps
  const { start, sessionId, videoId } = upload
  const end = Math.min(upload.end, film.size)
  const spec: StepSpec = {
    name: 'transfer',
    effect: 'repeatable',
    deadlineMs: DEADLINES.chunk,
    request: { videoId, sessionId, start, end },
  }
  return ctx.step<Sent>(spec, async (signal) => {
    const answer = await client.ask({
      method: 'POST',
      path: `${settings.pageId}/videos`,
      params: { upload_phase: 'transfer', upload_session_id: sessionId, start_offset: String(start) },
      file: {
        field: 'video_file_chunk',
        filename: `film${film.ext}`,
        mime: film.mime,
        size: end - start,
        open: () => ctx.media.open({ sha256: film.sha256, start, end }),
      },
      schema: offsetsSchema,
      effect: 'repeatable',
      signal,
      ctx,
    })
    const next = answer.ok ? { start: answer.value.start_offset, end: answer.value.end_offset } : correctedOffsets(answer.failure)
    const stalls = answer.ok && next && next.start > start ? 0 : upload.stalls + 1
    if (next && stalls < MAX_STALLS) return { answer: { ...next, stalls } }
    const failure: Failure = answer.ok ? { kind: 'unclear', why: 'not-understood', status: null, cause: null } : answer.failure
    throw toChannelError({ failure, effect: 'repeatable', now: ctx.now() })
  })
}

const WRONG_OFFSET = 1363037
/** The server knows better how much it has: go on from there, a few times at most. */
function correctedOffsets(failure: Failure): Pick<Upload, 'start' | 'end'> | null {
  return failure.kind === 'refused' && failure.error.subcode === WRONG_OFFSET ? failure.error.offsets : null
}

/** Committed before the next byte; throws Superseded when a removal is wanted. */
async function save({ ctx, film, upload }: { ctx: DeliveryContext; film: Film; upload: Upload }): Promise<Upload> {
  await ctx.saveProgress(upload, upload.start / film.size)
  return upload
}
