/**
 * Early upload: what nobody can see is done ahead of an embargo, through the same claims, steps and receipts as everything
 * else. It costs nothing and never stands in the way of the hour itself: whatever goes wrong, the Delivery stays `scheduled`
 * and is due again, at the latest when its time has come. Only what the channel will never take is told early.
 */
import type { Release } from '@hl/config/release'
import type { Channel, DeliveryContext, Rendition } from '../channels/channel'
import { notAccepted } from './acceptance'
import { notAfter, type PrepareTarget } from './ahead'
import type { Claim } from './claim'
import type { Decision } from './decide'
import type { Settlement } from './settle'

export async function prepareAhead(input: {
  channel: Channel
  ctx: DeliveryContext
  target: PrepareTarget
  release: Release
  rendition: Rendition
  /** made ahead for an earlier Release: it is changed when its hour has come */
  isMade: boolean
}): Promise<Settlement> {
  const { channel, ctx, target, release, rendition, isMade } = input
  const wrong = channel.accepts(release).find((problem) => problem.level === 'error')
  if (wrong) throw notAccepted({ channel: channel.id, problem: wrong })
  if (!isMade) await channel.prepare?.({ action: 'create', release, rendition }, ctx)
  return { state: 'scheduled', dueAt: target.notBefore, outcome: 'prepared', reason: PREPARED, error: null, isPrepared: true }
}

const PREPARED = 'Đã tải lên trước, chờ đến giờ.'

/** What a fault leads to when only a preparation met it; what the channel refuses for good is for the caller. */
export function putOff(input: { claim: Claim; target: PrepareTarget; decision: Decision; again: Date }): Settlement {
  const { claim, target, decision, again } = input
  const dueAt = decision.kind === 'hold' || decision.kind === 'look' ? decision.dueAt : again
  return { state: claim.delivery.state, dueAt: notAfter(target, dueAt), outcome: 'put off', error: null }
}
