/** Films: uploaded in chunks (upload.ts), then made visible by one `finish`, whose video id is known long before. */
import type { DeliveryContext, ReceiptDraft, StepSpec } from '../channel'
import { OutcomeUnknown } from '../errors'
import { toChannelError, UploadSessionLost } from './errors'
import type { FacebookDeps } from './client'
import { successSchema } from './objects'
import type { VideoPost } from './render'
import { DEADLINES } from './settings'
import { uploadFilm, type Upload } from './upload'

export async function createVideoPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: VideoPost
  ctx: DeliveryContext
}): Promise<ReceiptDraft> {
  const upload = await uploadFilm({ deps, film: rendition.film, ctx })
  try {
    await finish({ deps, rendition, upload, ctx })
  } catch (error) {
    // next time, should the video turn out not to be there, the upload begins anew
    if (error instanceof OutcomeUnknown && error.cause instanceof UploadSessionLost) await ctx.saveProgress({ ...upload, isLost: true })
    throw error
  }
  return receiptOf(upload.videoId)
}

/**
 * The visible step. A finished or expired session refuses it in the same words, so a refusal of the session is no proof that
 * nothing is there: it counts as unknown, and `find` asks for the video by its id.
 */
async function finish({
  deps,
  rendition,
  upload,
  ctx,
}: {
  deps: FacebookDeps
  rendition: VideoPost
  upload: Upload
  ctx: DeliveryContext
}) {
  const { client, settings } = deps
  const { videoId, sessionId } = upload
  const { title, description } = rendition
  const spec: StepSpec = {
    name: 'finish',
    effect: 'create',
    exclusive: true,
    deadlineMs: DEADLINES.create,
    request: { page: settings.pageId, videoId, sessionId, title, description },
  }
  await ctx.step(spec, async (signal) => {
    const params = { upload_phase: 'finish', upload_session_id: sessionId, title, description, published: 'true' }
    const call = { method: 'POST', path: `${settings.pageId}/videos`, params, effect: 'create', signal, ctx } as const
    const answer = await client.ask({ ...call, schema: successSchema })
    if (answer.ok) return { answer: { videoId }, receipts: [receiptOf(videoId)] }
    const error = toChannelError({ failure: answer.failure, effect: 'create', now: ctx.now() })
    throw error instanceof UploadSessionLost ? unsureOf(error) : error
  })
}

function receiptOf(videoId: string): ReceiptDraft {
  return { key: 'video', externalId: videoId, url: null }
}

export function unsureOf(error: UploadSessionLost): OutcomeUnknown {
  const { code, platform } = error
  return new OutcomeUnknown({
    code,
    message: 'Facebook không nhận lệnh công bố phim vì phiên tải đã đóng; chưa rõ phim đã lên hay chưa.',
    help: 'Hệ thống đang hỏi Facebook về phim này; nếu chưa lên sẽ tự tải lại.',
    who: 'nobody',
    ...(platform ? { platform } : {}),
    cause: error,
  })
}
