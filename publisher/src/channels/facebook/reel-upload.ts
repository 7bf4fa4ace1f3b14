/**
 * The bytes of a reel: start → the whole film to the host that start names. After a break Facebook is asked how much it has, and
 * the rest is sent from there. Nothing is visible before `finish`, which is not here.
 */
import { readDuration } from '@hl/config/mp4-duration'
import { z } from 'zod'
import type { DeliveryContext, Json, StepSpec } from '../channel'
import { ItemRejected } from '../errors'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError, UploadSessionLost } from './errors'
import { assertStored } from './missing-file'
import { successSchema, VIDEO_FIELDS, videoSchema } from './objects'
import type { Film } from './render'
import { DEADLINES } from './settings'

const progressSchema = z.object({
  kind: z.literal('reel'),
  film: z.string(),
  videoId: z.string().min(1),
  uploadUrl: z.string().min(1),
  /** every byte is on the server */
  isWhole: z.boolean(),
  /** the server no longer knows it */
  isLost: z.boolean(),
})
export type ReelUpload = z.infer<typeof progressSchema>
const startedSchema = z.looseObject({ video_id: z.string().min(1), upload_url: z.string().min(1) })

type Work = { deps: FacebookDeps; film: Film; ctx: DeliveryContext }

export function readReel(progress: Json): ReelUpload | null {
  return progressSchema.safeParse(progress).data ?? null
}

/** @returns the upload with every byte on the server */
export async function uploadReel({ deps, film, ctx }: Work): Promise<ReelUpload> {
  await assertStored({ ctx, file: film, what: 'phim' })
  const saved = readReel(ctx.progress)
  const isUsable = saved !== null && !saved.isLost && saved.film === film.sha256
  if (!isUsable) await assertLength({ film, ctx })
  const arrived = isUsable ? await askArrived({ deps, upload: saved, ctx }) : null
  if (isUsable && saved.isWhole && arrived !== null) return saved
  const upload = isUsable && arrived !== null ? saved : await start({ deps, film, ctx })
  try {
    await sendRest({ deps, film, upload, offset: arrived ?? 0, ctx })
  } catch (error) {
    if (error instanceof UploadSessionLost) await ctx.saveProgress({ ...upload, isLost: true })
    throw error
  }
  const whole = { ...upload, isWhole: true }
  await ctx.saveProgress(whole, 1)
  return whole
}

/** Best effort, as cancelUpload: what was never finished is invisible, and this edge has no word for giving it up. */
export async function dropReel({ deps, upload, ctx }: Pick<Work, 'deps' | 'ctx'> & { upload: ReelUpload }): Promise<void> {
  const { videoId } = upload
  const spec: StepSpec = { name: 'cancel', effect: 'repeatable', deadlineMs: DEADLINES.write, request: { videoId } }
  await ctx.step(spec, async (signal) => {
    const call = { method: 'DELETE', path: videoId, effect: 'repeatable', signal, ctx } as const
    const { ok } = await deps.client.ask({ ...call, schema: successSchema })
    return { answer: { isCancelled: ok } }
  })
}

async function start({ deps, film, ctx }: Work): Promise<ReelUpload> {
  const { client, settings } = deps
  const request = { page: settings.pageId, film: film.sha256, size: film.size }
  const spec: StepSpec = { name: 'start', effect: 'repeatable', deadlineMs: DEADLINES.write, request }
  const started = await ctx.step(spec, async (signal) => {
    const params = { upload_phase: 'start' }
    const call = { method: 'POST', path: `${settings.pageId}/video_reels`, params, effect: 'repeatable', signal, ctx } as const
    const { video_id: videoId, upload_url: uploadUrl } = await client.demand({ ...call, schema: startedSchema })
    return { answer: { videoId, uploadUrl } }
  })
  const upload: ReelUpload = { kind: 'reel', film: film.sha256, ...started, isWhole: false, isLost: false }
  await ctx.saveProgress(upload, 0)
  return upload
}

async function sendRest({ deps, film, upload, offset, ctx }: Work & { upload: ReelUpload; offset: number }): Promise<void> {
  const { sha256, size } = film
  if (offset >= size) return
  const { videoId, uploadUrl: url } = upload
  const spec: StepSpec = { name: 'bytes', effect: 'repeatable', deadlineMs: DEADLINES.film, request: { videoId, offset, size } }
  await ctx.step(spec, async (signal) => {
    await deps.sendBytes({ url, offset, size, open: () => ctx.media.open({ sha256, start: offset, end: size }), signal, ctx })
    return { answer: { offset: size } }
  })
}

/** @returns how many bytes Facebook has; null when it knows nothing of the upload */
async function askArrived({ deps, upload, ctx }: Pick<Work, 'deps' | 'ctx'> & { upload: ReelUpload }): Promise<number | null> {
  return ctx.read({ name: 'reel-status', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: upload.videoId, params: { fields: VIDEO_FIELDS }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: videoSchema })
    if (answer.ok) return answer.value.status?.uploading_phase?.bytes ?? 0
    if (isMissing(answer.failure)) return null
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}

const SHORTEST_MS = 3_000
const LONGEST_MS = 90_000

/** Not in the Release, so it is read here; a film that does not tell is left to Facebook. */
async function assertLength({ film, ctx }: Pick<Work, 'film' | 'ctx'>): Promise<void> {
  const lengthMs = await readDuration(ctx.media.path(film.sha256))
  if (lengthMs === null || (lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_MS)) return
  throw new ItemRejected({
    code: 'facebook.reel-length',
    message: `Phim dài ${Math.round(lengthMs / 1_000)} giây; thước phim ngắn (reel) trên Facebook dài từ 3 đến 90 giây.`,
    help: 'Biên tập viên cắt phim cho vừa rồi thay tệp, hoặc chọn dạng video thường, rồi trình lại.',
    who: 'editor',
  })
}
