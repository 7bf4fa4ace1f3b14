/**
 * The only place that turns an error into what happens next: retry, hold, block, reject, fail, or look.
 * Pure: the clock and the counters come in, a Decision goes out. A takedown has no budget of tries and is never
 * rejected or failed.
 */
import type { Policy } from '@hl/config/policy'
import { ChannelError, ChannelUnavailable, ItemRejected, LimitReached, NotAuthorized, OutcomeUnknown } from '../channels/errors'
import type { DeliveryError } from './delivery'

export interface DecideInput {
  error: unknown
  isRemoval: boolean
  tries: number
  bugs: number
  now: Date
  /** When a lost outcome is looked for first. */
  firstLookAt: Date
  policy: Policy
}

export type Decision =
  | { kind: 'retry'; dueAt: Date; tries: number; bugs: number; error: DeliveryError }
  | { kind: 'hold'; dueAt: Date; error: DeliveryError }
  | { kind: 'block'; error: DeliveryError }
  | { kind: 'reject'; error: DeliveryError }
  | { kind: 'fail'; error: DeliveryError }
  /** Outcome lost: look for it before anything else. */
  | { kind: 'look'; dueAt: Date; error: DeliveryError }

export function decide(input: DecideInput): Decision {
  const { error, isRemoval, now, policy } = input
  const shown = describe(error)
  if (error instanceof LimitReached) return { kind: 'hold', dueAt: error.until, error: shown }
  if (error instanceof NotAuthorized) return { kind: 'block', error: shown }
  if (error instanceof OutcomeUnknown) return { kind: 'look', dueAt: input.firstLookAt, error: shown }
  if (isRemoval) {
    const waitMs = policy.retryMs[input.tries] ?? policy.removalMs
    return { kind: 'retry', dueAt: after(now, Math.min(waitMs, policy.removalMs)), tries: input.tries + 1, bugs: input.bugs, error: shown }
  }
  if (error instanceof ItemRejected) return { kind: 'reject', error: shown }
  if (error instanceof ChannelUnavailable) {
    const waitMs = policy.retryMs[input.tries]
    if (waitMs === undefined) return { kind: 'fail', error: shown }
    return { kind: 'retry', dueAt: after(now, waitMs), tries: input.tries + 1, bugs: input.bugs, error: shown }
  }
  const bugs = input.bugs + 1
  if (bugs >= policy.maxBugs) return { kind: 'fail', error: shown }
  return { kind: 'retry', dueAt: after(now, policy.retryMs[bugs - 1] ?? policy.removalMs), tries: input.tries, bugs, error: shown }
}

/** What a person sees. An error that is no ChannelError is a bug of ours and is shown as one. */
export function describe(error: unknown): DeliveryError {
  if (error instanceof ChannelError) return { code: error.code, message: error.message, help: error.help, who: error.who }
  return {
    code: 'core.bug',
    message: 'Lỗi của chính phần mềm, không phải do nội dung hay kênh.',
    help: 'Gửi nhật ký lỗi cho người bảo trì; sau khi sửa, bấm Gửi lại.',
    who: 'operator',
  }
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
