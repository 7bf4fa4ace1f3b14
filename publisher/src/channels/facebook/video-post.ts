/** Films: uploaded in chunks (upload.ts), then made visible by one `finish`, whose video id is known long before. */
import type { DeliveryContext, Outcome, Receipt, StepSpec } from '../channel'
import { OutcomeUnknown } from '../errors'
import { editTexts } from './edit'
import { toChannelError, UploadSessionLost } from './errors'
import type { FacebookDeps } from './client'
import { successSchema } from './objects'
import type { VideoPost } from './render'
import { DEADLINES } from './settings'
import { showAgain } from './visibility'
import { uploadFilm, type Upload } from './upload'

export async function createVideoPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: VideoPost
  ctx: DeliveryContext
}): Promise<Outcome> {
  const upload = await uploadFilm({ deps, film: rendition.film, ctx })
  try {
    await finish({ deps, rendition, upload, ctx })
  } catch (error) {
    // next time, should the video turn out not to be there, the upload begins anew
    if (error instanceof OutcomeUnknown && error.cause instanceof UploadSessionLost) await ctx.saveProgress({ ...upload, isLost: true })
    throw error
  }
  return { partly: null }
}

export async function updateVideoPost({
  deps,
  rendition,
  previous,
  receipts,
  ctx,
}: {
  deps: FacebookDeps
  rendition: VideoPost
  previous: VideoPost
  receipts: readonly Receipt[]
  ctx: DeliveryContext
}): Promise<Outcome> {
  for (const receipt of receipts) {
    const shown = await showAgain({ deps, receipt, ctx })
    await editTexts({ deps, id: receipt.externalId, texts: { name: rendition.title, description: rendition.description, ...shown }, ctx })
  }
  const isOtherFilm = rendition.film.sha256 !== previous.film.sha256
  return { partly: isOtherFilm ? 'Tiêu đề và mô tả đã sửa; phim giữ nguyên vì Facebook không cho thay tệp của video đã đăng.' : null }
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
    if (answer.ok) return { answer: { videoId }, receipts: [{ key: 'video', externalId: videoId, url: null }] }
    const error = toChannelError({ failure: answer.failure, effect: 'create', now: ctx.now() })
    throw error instanceof UploadSessionLost ? unsureOf(error) : error
  })
}

function unsureOf(error: UploadSessionLost): OutcomeUnknown {
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
