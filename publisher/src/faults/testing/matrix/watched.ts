/** A channel that is watched: which of the platform's calls belongs to which step, and so whether it made anything. */
import type { Channel, DeliveryContext } from '../../../channels/channel'
import type { Call } from './controls'
import type { Effect } from './faults'

export interface Watched {
  channel: Channel
  /** of the nth call the platform has logged; `effect` is `read` when it belongs to no step */
  partOf(index: number): { effect: Effect; isRemoval: boolean }
}

export function watched({ channel, calls }: { channel: Channel; calls: () => Promise<Call[]> }): Watched {
  const steps: Span<Effect>[] = []
  /** whether what is delivered or read back is to go */
  const errands: Span<boolean>[] = []
  async function during<S, T>({ spans, what, work }: { spans: Span<S>[]; what: S; work: () => Promise<T> }): Promise<T> {
    const from = (await calls()).length
    try {
      return await work()
    } finally {
      spans.push({ from, to: (await calls()).length, what })
    }
  }
  const watchedStep = (ctx: DeliveryContext): DeliveryContext => {
    const step: DeliveryContext['step'] = (spec, call) =>
      ctx.step(spec, (signal) => during({ spans: steps, what: spec.effect, work: () => call(signal) }))
    return Object.assign(Object.create(ctx), { step })
  }
  const prepare: NonNullable<Channel['prepare']> = async (plan, ctx) => channel.prepare?.(plan, watchedStep(ctx))
  return {
    channel: {
      ...channel,
      deliver: (plan, ctx) =>
        during({ spans: errands, what: plan.action === 'remove', work: () => channel.deliver(plan, watchedStep(ctx)) }),
      ...(channel.prepare ? { prepare } : {}),
      verify: (receipt, rendition, ctx) =>
        during({ spans: errands, what: rendition === null, work: () => channel.verify(receipt, rendition, ctx) }),
    },
    partOf: (index) => ({ effect: at(steps, index) ?? 'read', isRemoval: at(errands, index) ?? false }),
  }
}

interface Span<T> {
  from: number
  to: number
  what: T
}

function at<T>(spans: readonly Span<T>[], index: number): T | undefined {
  return spans.find(({ from, to }) => from <= index && index < to)?.what
}
