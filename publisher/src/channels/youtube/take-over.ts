/** What an earlier try left behind: an upload session, and perhaps the video it made. */
import type { DeliveryContext, ReceiptDraft } from '../channel'
import { OutcomeUnknown } from '../errors'
import { scopeOf } from './call-scope'
import type { DeliverDeps } from './deps'
import type { LostUpload, OpenUpload, Progress } from './progress'
import { receiptOf } from './receipt'
import type { SessionState } from './upload-session'
import { searchUploads } from './uploads-list'

interface Taking {
  deps: DeliverDeps
  ctx: DeliveryContext
}

export async function askSession(args: Taking & { upload: OpenUpload }): Promise<SessionState> {
  const { deps, ctx, upload: asked } = args
  return ctx.read({ name: 'session', deadlineMs: deps.tuning.callMs }, (signal) =>
    deps.sessions.ask({ uri: asked.sessionUri, total: asked.film.size, scope: scopeOf({ ctx, signal }) }),
  )
}

/** Records the video an earlier call has made; nothing is sent. A removal has no visible step of its own to record it in. */
export async function takeOver(args: Taking & { videoId: string; upload: Progress; isRemoval: boolean }): Promise<ReceiptDraft> {
  const { deps, ctx, videoId, upload: made, isRemoval } = args
  const spec = uploadSpec({ deps, upload: made })
  const receipt = receiptOf({ options: deps.options, videoId, upload: made })
  const call = async () => ({ answer: videoId, receipts: [receipt] })
  await ctx.step(isRemoval ? { ...spec, name: 'take-over', effect: 'repeatable' } : spec, call)
  await ctx.saveProgress(null)
  return receipt
}

/** The session of an earlier try is gone. The core has looked before it called us again; one more look is cheap. */
export async function takeOverLost(args: Taking & { lost: LostUpload; isRemoval: boolean }): Promise<ReceiptDraft | null> {
  const { deps, ctx, lost, isRemoval } = args
  const knownIds = new Set(ctx.receipts.map(({ externalId }) => externalId))
  const wanted = { ...lost.film, code: lost.code, since: new Date(lost.startedAt) }
  const { videoIds, complete } = await searchUploads({ client: deps.client, tuning: deps.tuning, ctx, wanted, knownIds })
  const [videoId, ...others] = videoIds
  if (videoId === undefined && complete) return null
  if (videoId === undefined || others.length > 0) throw notSure()
  return takeOver({ deps, ctx, videoId, upload: lost, isRemoval })
}

/** The one visible step: named the same wherever its outcome becomes known. */
export function uploadSpec({ deps, upload: { film } }: { deps: DeliverDeps; upload: Progress }) {
  const request = { fileName: film.fileName, sha256: film.sha256, size: film.size }
  return { name: 'upload', effect: 'resumable', deadlineMs: deps.tuning.stepMs, request } as const
}

function notSure(): OutcomeUnknown {
  return new OutcomeUnknown({
    code: 'youtube.search-unsure',
    message: 'Chưa chắc lần gửi trước đã tạo video trên kênh hay chưa.',
    help: 'Mở YouTube Studio, tìm video có dòng mã của bài ở cuối mô tả, rồi xác nhận Đã có hoặc Chưa có.',
    who: 'duty',
  })
}
