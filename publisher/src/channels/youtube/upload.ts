/**
 * Brings the bytes of a film into an open upload session. Each step is short; what YouTube has stored is saved after
 * every chunk, and a step that finds the connection broken asks the session once how far it is: that is resuming.
 */
import { ChannelUnavailable, OutcomeUnknown } from '../errors'
import type { DeliveryContext } from '../channel'
import { scopeOf } from './call-scope'
import { lostUpload, type OpenUpload } from './progress'
import type { Tuning } from './settings'
import type { SessionState, UploadSessions } from './upload-session'

export interface UploadDeps {
  sessions: UploadSessions
  tuning: Tuning
}
interface Sending {
  deps: UploadDeps
  ctx: DeliveryContext
  upload: OpenUpload
}

/** Sends all but the last chunk, in as many steps as it takes. Nothing of it is visible. */
export async function sendBytes({ deps, ctx, upload }: Sending): Promise<OpenUpload> {
  let current = upload
  while (!isLastChunk({ deps, upload: current })) {
    const from = current
    const { offset, film } = from
    const offsetNow = await ctx.step(
      {
        name: 'bytes',
        effect: 'repeatable',
        deadlineMs: deps.tuning.stepMs,
        request: { fileName: film.fileName, sha256: film.sha256, from: offset, total: film.size },
      },
      async (signal) => ({ answer: await sendSlice({ deps, ctx, upload: from, signal }) }),
    )
    current = { ...from, offset: offsetNow }
  }
  return current
}

/** Sends the last chunk, which makes the video. @returns its id */
export async function sendLast({ deps, ctx, upload, signal }: Sending & { signal: AbortSignal }): Promise<string> {
  const state = await sendChunk({ deps, ctx, upload, signal })
  switch (state.kind) {
    case 'done':
      return state.videoId
    case 'lost':
      return giveUpSession({ ctx, upload })
    case 'open':
      await ctx.saveProgress({ ...upload, offset: state.offset })
      throw unavailable('youtube.not-whole', 'YouTube chưa nhận đủ phim.')
  }
}

/** The session is gone though its last bytes may have arrived: from now on only the uploads list can tell. */
export async function giveUpSession({ ctx, upload }: { ctx: DeliveryContext; upload: OpenUpload }): Promise<never> {
  await ctx.saveProgress(lostUpload(upload))
  throw unknownOutcome(undefined)
}

async function sendSlice({ deps, ctx, upload, signal }: Sending & { signal: AbortSignal }): Promise<number> {
  const begunMs = performance.now()
  let current = upload
  do {
    const state = await sendChunk({ deps, ctx, upload: current, signal })
    current = { ...current, offset: await nextOffset({ ctx, upload: current, state }) }
    await ctx.saveProgress(current, current.offset / current.film.size)
  } while (!isLastChunk({ deps, upload: current }) && performance.now() - begunMs < deps.tuning.sliceMs)
  return current.offset
}

async function nextOffset({ ctx, upload, state }: Pick<Sending, 'ctx' | 'upload'> & { state: SessionState }): Promise<number> {
  switch (state.kind) {
    case 'open':
      if (state.offset > upload.offset) return state.offset
      throw unavailable('youtube.no-progress', 'YouTube nhận phim nhưng không lưu được byte nào mới.')
    case 'lost':
      await ctx.saveProgress(null)
      throw unavailable('youtube.session-lost', 'Phiên tải lên YouTube đã hết hạn khi phim chưa lên xong.')
    case 'done':
      // a worker that lost its lease was faster; the next try asks the session and takes the video over
      throw unavailable('youtube.already-done', 'Một lượt gửi trước vừa tải phim lên xong.')
  }
}

async function sendChunk({ deps, ctx, upload, signal }: Sending & { signal: AbortSignal }): Promise<SessionState> {
  const { sessions, tuning } = deps
  const { film, offset: start, sessionUri: uri } = upload
  const end = Math.min(start + tuning.chunkBytes, film.size)
  const scope = scopeOf({ ctx, signal })
  try {
    const range = { start, end, total: film.size }
    return await sessions.send({ uri, range, body: () => ctx.media.open({ sha256: film.sha256, start, end }), scope })
  } catch (error) {
    // any other error of ours is a clear refusal: nothing was stored
    if (!(error instanceof ChannelUnavailable)) throw error
    ctx.log.warn('youtube.upload.asking', { deliveryId: ctx.deliveryId, code: error.code, offset: start })
    const state = await askOnce({ sessions, uri, total: film.size, scope })
    if (state === null) throw end === film.size ? unknownOutcome(error) : error
    const isStuck = state.kind === 'open' && state.offset <= start
    if (isStuck) throw error
    return state
  }
}

async function askOnce(args: Parameters<UploadSessions['ask']>[0] & Pick<UploadDeps, 'sessions'>): Promise<SessionState | null> {
  try {
    return await args.sessions.ask(args)
  } catch (error) {
    if (error instanceof ChannelUnavailable) return null
    throw error
  }
}

function isLastChunk({ deps, upload }: Pick<Sending, 'deps' | 'upload'>): boolean {
  return upload.offset + deps.tuning.chunkBytes >= upload.film.size
}

function unavailable(code: string, message: string): ChannelUnavailable {
  return new ChannelUnavailable({ code, message, help: 'Hệ thống tự thử lại và tải tiếp.', who: 'nobody' })
}

function unknownOutcome(cause: unknown): OutcomeUnknown {
  return new OutcomeUnknown({
    code: 'youtube.outcome-unknown',
    message: 'Đã gửi trọn phim nhưng YouTube không trả lời, chưa rõ video đã lên chưa.',
    help: 'Hệ thống đang tìm video đó trên kênh; đừng tải tay hoặc gửi lại trong lúc này.',
    who: 'nobody',
    cause,
  })
}
