/** One external call: never past its deadline, and its failure sorted by whether it may have taken effect. */
import { ChannelError, ChannelUnavailable, OutcomeUnknown } from '../channels/errors'
import type { StepSpec } from '../channels/channel'

export interface CallSpec {
  name: string
  deadlineMs: number
  effect: StepSpec['effect'] | 'read'
  signal: AbortSignal
}

/** @throws ChannelError for everything the platform or the network did; other errors are bugs */
export async function callWithDeadline<T>(spec: CallSpec, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), spec.deadlineMs)
  const expired = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadlineError(spec)), { once: true })
  })
  try {
    return await Promise.race([call(AbortSignal.any([deadline.signal, spec.signal])), expired])
  } catch (error) {
    if (deadline.signal.aborted && !(error instanceof ChannelError)) throw deadlineError(spec, error)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function deadlineError(spec: CallSpec, cause?: unknown): ChannelError {
  const facts = {
    code: 'core.deadline',
    message: `Quá giờ chờ trả lời (${Math.round(spec.deadlineMs / 1000)} giây, bước ${spec.name}).`,
    help: 'Không phải làm gì: hệ thống tự tìm và tự gửi lại.',
    who: 'nobody' as const,
    cause,
  }
  return spec.effect === 'create' ? new OutcomeUnknown(facts) : new ChannelUnavailable(facts)
}
