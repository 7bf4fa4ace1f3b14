/** A channel that is watched: which of the platform's calls belongs to which step, and so whether it made anything. */
import type { Channel, DeliveryContext } from '../../../channels/channel'
import type { Call } from './controls'
import type { Effect } from './faults'

export interface Watched {
  channel: Channel
  /** of the nth call the platform has logged; `read` when it belongs to none */
  effectOf(index: number): Effect
}

export function watched({ channel, calls }: { channel: Channel; calls: () => Promise<Call[]> }): Watched {
  const spans: { from: number; to: number; effect: Effect }[] = []
  async function during<T>(effect: Effect, work: () => Promise<T>): Promise<T> {
    const from = (await calls()).length
    try {
      return await work()
    } finally {
      spans.push({ from, to: (await calls()).length, effect })
    }
  }
  const watchedStep = (ctx: DeliveryContext): DeliveryContext => {
    const step: DeliveryContext['step'] = (spec, call) => ctx.step(spec, (signal) => during(spec.effect, () => call(signal)))
    return Object.assign(Object.create(ctx), { step })
  }
  return {
    channel: { ...channel, deliver: (plan, ctx) => channel.deliver(plan, watchedStep(ctx)) },
    effectOf: (index) => spans.find(({ from, to }) => from <= index && index < to)?.effect ?? 'read',
  }
}
