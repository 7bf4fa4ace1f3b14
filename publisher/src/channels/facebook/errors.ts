/** From what came back (or did not) to a ChannelError, by the table. Whether to try again is not decided here. */
import { redact } from '@hl/config/logger'
import {
  ChannelUnavailable,
  ItemRejected,
  LimitReached,
  NotAuthorized,
  OutcomeUnknown,
  type ChannelError,
  type ChannelErrorFacts,
} from '../errors'
import { ERROR_TABLE, TRANSIENT_ROW, UNKNOWN_UPLOAD_ROW, UNLISTED_ROW, type ErrorRow } from './error-table'

/** A call that brought no usable answer. */
export type Failure =
  | { kind: 'refused'; status: number; error: GraphErrorBody; waitMinutes: number | null }
  /** sent, and no answer that says what became of it */
  | { kind: 'unclear'; why: 'timeout' | 'cut' | 'status' | 'not-json' | 'not-understood'; status: number | null; cause: unknown }
  /** surely never sent */
  | { kind: 'unsent'; why: 'unreachable' | 'stopped'; cause: unknown }
  /** a gateway said "too many" before the API was reached */
  | { kind: 'throttled'; status: number; waitMinutes: number | null }

export interface GraphErrorBody {
  message: string
  code: number
  subcode: number | null
  isTransient: boolean
  trace: string | null
  /** of a wrong chunk offset (1363037) */
  offsets: { start: number; end: number } | null
}

export type Effect = 'read' | 'repeatable' | 'create'

/** Whether the table has a row of its own for it; what has none falls to a documented default, and is logged. */
export function isListed(refusal: Extract<Failure, { kind: 'refused' }>): boolean {
  return rowOf(refusal).isListed
}

/** Meta's one answer for "not there" and "not yours". */
export function isMissing(failure: Failure): boolean {
  return failure.kind === 'refused' && failure.error.code === 100 && failure.error.subcode === 33
}

/** The upload must begin anew; nothing of it was ever visible. */
export class UploadSessionLost extends ChannelUnavailable {}

export function toChannelError({ failure, effect, now }: { failure: Failure; effect: Effect; now: Date }): ChannelError {
  switch (failure.kind) {
    case 'unsent':
      return new ChannelUnavailable({
        code: `facebook.${failure.why}`,
        message: failure.why === 'stopped' ? 'Lệnh gọi Facebook bị dừng trước khi gửi đi.' : 'Không kết nối được tới Facebook.',
        help: 'Hệ thống tự thử lại; nếu kéo dài, quản trị kiểm tra mạng và DNS của máy chủ.',
        who: 'nobody',
        cause: failure.cause,
      })
    case 'throttled': {
      const row = ERROR_TABLE['4'] ?? UNLISTED_ROW
      const code = `facebook.http-${failure.status}`
      return new LimitReached({
        ...textsOf(row),
        code,
        platform: { status: failure.status },
        until: untilOf({ row, now, minutes: failure.waitMinutes }),
      })
    }
    case 'unclear':
      return unclearError({
        effect,
        facts: {
          code: `facebook.${failure.why}`,
          message: UNCLEAR_TEXTS[failure.why],
          help: TRANSIENT_ROW.help,
          who: 'nobody',
          ...(failure.status === null ? {} : { platform: { status: failure.status } }),
          cause: failure.cause,
        },
      })
    case 'refused':
      return refusedError({ failure, effect, now })
    default:
      return failure satisfies never
  }
}

function refusedError({
  failure,
  effect,
  now,
}: {
  failure: Extract<Failure, { kind: 'refused' }>
  effect: Effect
  now: Date
}): ChannelError {
  const { error, status, waitMinutes } = failure
  const { row, name } = rowOf(failure)
  const facts: ChannelErrorFacts = {
    ...textsOf(row),
    code: `facebook.${name}`,
    platform: {
      status,
      code: error.code,
      ...(error.subcode === null ? {} : { subcode: error.subcode }),
      ...(error.trace === null ? {} : { trace: error.trace }),
      reason: String(redact(error.message)).slice(0, 200),
    },
  }
  return errorOf({ row, facts, effect, until: () => untilOf({ row, now, minutes: waitMinutes }) })
}

/** Of the host that takes a reel's bytes: nothing is visible before `finish`, so nothing is unclear. */
export function toRuploadError({ type, status, row, now }: { type: string; status: number; row: ErrorRow; now: Date }): ChannelError {
  const facts = { ...textsOf(row), code: `facebook.rupload.${type}`, platform: { status, reason: type } }
  return errorOf({ row, facts, effect: 'repeatable', until: () => untilOf({ row, now, minutes: null }) })
}

interface Sorting {
  row: ErrorRow
  facts: ChannelErrorFacts
  effect: Effect
  until: () => Date
}

function errorOf({ row, facts, effect, until }: Sorting): ChannelError {
  switch (row.meaning) {
    case 'rejected':
      return new ItemRejected(facts)
    case 'auth':
      return new NotAuthorized(facts)
    case 'limit':
      return new LimitReached({ ...facts, until: until() })
    case 'duplicate':
      return effect === 'create' ? new OutcomeUnknown(facts) : new ItemRejected(facts)
    case 'unclear':
      return unclearError({ effect, facts })
    case 'unavailable':
      return new ChannelUnavailable(facts)
    case 'session':
      return new UploadSessionLost(facts)
    default:
      return row.meaning satisfies never
  }
}

/** The key rule of this platform: an unclear answer to a create may hide a post that is already live. */
function unclearError({ effect, facts }: { effect: Effect; facts: ChannelErrorFacts }): ChannelError {
  if (effect !== 'create') return new ChannelUnavailable(facts)
  return new OutcomeUnknown({
    ...facts,
    message: `${facts.message} Chưa rõ bài đã lên Fanpage hay chưa.`,
    help: 'Hệ thống đang tìm bài trên Fanpage và chưa gửi lại để tránh đăng hai lần; nếu vẫn không rõ sẽ mời người trực xác nhận. Đừng đăng tay.',
    who: 'duty',
  })
}

function rowOf({ error, status }: Extract<Failure, { kind: 'refused' }>): { row: ErrorRow; name: string; isListed: boolean } {
  const { code, subcode } = error
  const pair = `${code}.${subcode}`
  const names = subcode === null ? [String(code)] : isLong(subcode) ? [pair, String(subcode), String(code)] : [pair, String(code)]
  const isUnlistedUpload = subcode !== null && /^1363\d{3}$/.test(String(subcode)) && !ERROR_TABLE[pair] && !ERROR_TABLE[String(subcode)]
  if (isUnlistedUpload) return { row: UNKNOWN_UPLOAD_ROW, name: String(subcode), isListed: false }
  for (const name of names) {
    const row = ERROR_TABLE[name]
    if (row) return { row, name, isListed: true }
  }
  const permission = ERROR_TABLE['200-299']
  if (permission && code >= 200 && code <= 299) return { row: permission, name: String(code), isListed: true }
  if (error.isTransient || status >= 500) return { row: TRANSIENT_ROW, name: 'transient', isListed: false }
  return { row: UNLISTED_ROW, name: 'unlisted', isListed: false }
}

/** Subcodes of seven digits are unique over all codes; the short ones mean something under their code only. */
function isLong(subcode: number): boolean {
  return subcode >= 1_000_000
}

const MINUTE_MS = 60_000
function untilOf({ row, now, minutes }: { row: ErrorRow; now: Date; minutes: number | null }): Date {
  const named = row.isTimed && minutes !== null ? Math.max(1, minutes) * MINUTE_MS : null
  return new Date(now.getTime() + (named ?? row.waitMs ?? 15 * MINUTE_MS))
}

function textsOf({ message, help, who }: ErrorRow) {
  return { message, help, who }
}

const UNCLEAR_TEXTS: Record<Extract<Failure, { kind: 'unclear' }>['why'], string> = {
  timeout: 'Facebook không trả lời trong thời gian cho phép.',
  cut: 'Kết nối tới Facebook bị ngắt giữa chừng.',
  status: 'Facebook đang gặp sự cố.',
  'not-json': 'Facebook trả lời bằng một trang lỗi thay vì dữ liệu.',
  'not-understood': 'Facebook trả lời theo cách hệ thống không hiểu.',
}
