/** Reels: upright films of 3 to 90 seconds, uploaded whole (reel-upload.ts), then made visible by one `finish`. */
import type { DeliveryContext, ReceiptDraft, StepSpec } from '../channel'
import { OutcomeUnknown } from '../errors'
import type { FacebookDeps } from './client'
import { toChannelError, UploadSessionLost } from './errors'
import { unsureOf } from './video-post'
import { successSchema } from './objects'
import { uploadReel } from './reel-upload'
import type { ReelPost } from './render'
import { DEADLINES } from './settings'

export async function createReelPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: ReelPost
  ctx: DeliveryContext
}): Promise<ReceiptDraft> {
  const upload = await uploadReel({ deps, film: rendition.film, ctx })
  try {
    await finish({ deps, rendition, videoId: upload.videoId, ctx })
  } catch (error) {
    if (error instanceof OutcomeUnknown && error.cause instanceof UploadSessionLost) await ctx.saveProgress({ ...upload, isLost: true })
    throw error
  }
  return reelReceipt(upload.videoId)
}

/** The visible step; its answer is an acknowledgement only: whether the reel is out, reading it back tells. */
async function finish({
  deps,
  rendition,
  videoId,
  ctx,
}: {
  deps: FacebookDeps
  rendition: ReelPost
  videoId: string
  ctx: DeliveryContext
}): Promise<void> {
  const { client, settings } = deps
  const { title, description } = rendition
  const spec: StepSpec = {
    name: 'finish',
    effect: 'create',
    exclusive: true,
    deadlineMs: DEADLINES.create,
    request: { page: settings.pageId, videoId, title, description },
  }
  await ctx.step(spec, async (signal) => {
    const params = { upload_phase: 'finish', video_id: videoId, video_state: 'PUBLISHED', title, description }
    const call = { method: 'POST', path: `${settings.pageId}/video_reels`, params, effect: 'create', signal, ctx } as const
    const answer = await client.ask({ ...call, schema: successSchema })
    if (answer.ok) return { answer: { videoId }, receipts: [reelReceipt(videoId)] }
    const error = toChannelError({ failure: answer.failure, effect: 'create', now: ctx.now() })
    throw error instanceof UploadSessionLost ? unsureOf(error) : error
  })
}

function reelReceipt(videoId: string): ReceiptDraft {
  return { key: 'video', externalId: videoId, url: null, data: { form: 'reel' } }
}
