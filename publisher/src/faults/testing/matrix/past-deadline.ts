/** A channel for which the deadline of a call is over as soon as the platform has fallen silent: no test waits for it. */
import type { Channel, ChannelContext, DeliveryContext } from '../../../channels/channel'
import { callWithDeadline, type CallSpec } from '../../../delivery/call'
import type { Sandbox } from '../../../sandbox/server'

type Silence = Sandbox['silence']

export function pastDeadline({ channel, silence }: { channel: Channel; silence: Silence }): Channel {
  const prepare: NonNullable<Channel['prepare']> = async (plan, ctx) => channel.prepare?.(plan, impatient(ctx, silence))
  return {
    ...channel,
    deliver: (plan, ctx) => channel.deliver(plan, impatient(ctx, silence)),
    ...(channel.prepare ? { prepare } : {}),
    find: (intent, ctx) => channel.find(intent, impatientReads(ctx, silence)),
    verify: (receipt, rendition, ctx) => channel.verify(receipt, rendition, impatientReads(ctx, silence)),
  }
}

/** The context itself, but for its calls: its getters keep telling what is. */
function impatientReads<C extends ChannelContext>(ctx: C, silence: Silence): C {
  const read: ChannelContext['read'] = (spec, call) =>
    ctx.read(spec, (signal) => untilSilent({ spec: { ...spec, effect: 'read', signal }, silence, call }))
  return Object.assign(Object.create(ctx), { read })
}

function impatient(ctx: DeliveryContext, silence: Silence): DeliveryContext {
  const step: DeliveryContext['step'] = (spec, call) =>
    ctx.step(spec, (signal) => untilSilent({ spec: { ...spec, signal }, silence, call }))
  return Object.assign(impatientReads(ctx, silence), { step })
}

/** What the core itself says and does when the time is over, said and done when the platform falls silent. */
async function untilSilent<T>({
  spec,
  silence,
  call,
}: {
  spec: CallSpec
  silence: Silence
  call: (signal: AbortSignal) => Promise<T>
}): Promise<T> {
  const givenUp = new AbortController()
  let stop: () => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    stop = silence.onFall(() => {
      const unanswered = callWithDeadline({ ...spec, deadlineMs: 0 }, () => new Promise<never>(() => undefined))
      void unanswered.catch(reject).finally(() => givenUp.abort())
    })
  })
  try {
    return await Promise.race([call(AbortSignal.any([spec.signal, givenUp.signal])), over])
  } finally {
    stop()
  }
}
