/** A channel whose calls have little time, so that a silent platform costs a test no minute. */
import type { Channel, ChannelContext, DeliveryContext } from '../../../channels/channel'
import { HASTE_MS } from './faults'

export function inHaste(channel: Channel): Channel {
  return {
    ...channel,
    deliver: (plan, ctx) => channel.deliver(plan, hasty(ctx)),
    find: (intent, ctx) => channel.find(intent, hastyReads(ctx)),
    verify: (receipt, rendition, ctx) => channel.verify(receipt, rendition, hastyReads(ctx)),
  }
}

/** The context itself, but for the deadlines: its getters keep telling what is. */
function hastyReads<C extends ChannelContext>(ctx: C): C {
  const read: ChannelContext['read'] = (spec, call) => ctx.read({ ...spec, deadlineMs: HASTE_MS }, call)
  return Object.assign(Object.create(ctx), { read })
}

function hasty(ctx: DeliveryContext): DeliveryContext {
  const step: DeliveryContext['step'] = (spec, call) => ctx.step({ ...spec, deadlineMs: HASTE_MS }, call)
  return Object.assign(hastyReads(ctx), { step })
}
