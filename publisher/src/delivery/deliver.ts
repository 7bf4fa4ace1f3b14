/**
 * What a hint starts: claim → look for lost outcomes → deliver → read back → settle, and again while something newer is
 * wanted. Brings one Delivery from live to wanted; every crash in here ends in the sweep and then in a new claim.
 */
import type { Release } from '@hl/config/release'
import type { Channel, Plan, Receipt, Rendition } from '../channels/channel'
import { notAccepted } from './acceptance'
import { claimDelivery, type Claim } from './claim'
import { createDeliveryContext, toReceipt } from './context'
import type { ReceiptRow } from './delivery'
import { channelOf, type DeliveryDeps } from './deps'
import { findFirst } from './find-first'
import { isFirst, settleLostOutcomes } from './lost-outcome'
import { prepareAhead } from './prepare'
import { readBack } from './read-back'
import { isStanding, loadFinished, loadReceipts } from './receipts'
import { beginReplacement, isReplaced, retireOld } from './replace'
import { settle, type Settlement } from './settle'
import { settlementOf } from './settlement'

const MAX_ROUNDS = 5

/** Never throws: whatever goes wrong is written to the Delivery or, at the worst, left to the sweep. */
export async function deliver(deps: DeliveryDeps, deliveryId: string): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS && !deps.stopping.aborted; round++) {
    try {
      const claim = await claimDelivery(deps, deliveryId)
      if (!claim) return
      const isDueAgain = await attempt(deps, claim)
      if (!isDueAgain) return
    } catch (error) {
      deps.log.error('delivery.core_failed', { delivery: deliveryId, error })
      return
    }
  }
}

/** @returns whether this very Delivery is due again at once */
async function attempt(deps: DeliveryDeps, claim: Claim): Promise<boolean> {
  const channel = channelOf(deps, claim.delivery.channel)
  let to: Settlement
  try {
    to = await bringAbout(deps, { claim, channel })
  } catch (error) {
    to = await settlementOf(deps, { claim, channel, error })
  }
  deps.log.info('attempt.ended', {
    delivery: claim.delivery.id,
    channel: channel.id,
    attempt: claim.attemptId,
    state: to.state,
    outcome: to.outcome,
    ...(to.error ? { code: to.error.code } : {}),
  })
  const hints = await settle(deps, { claim, to })
  if (!hints) return false
  await deps.doorbell.ring(hints.filter((hint) => hint.id !== claim.delivery.id))
  return hints.some((hint) => hint.id === claim.delivery.id)
}

async function bringAbout(deps: DeliveryDeps, input: { claim: Claim; channel: Channel }): Promise<Settlement> {
  const { channel } = input
  const lost = await settleLostOutcomes(deps, input)
  if ('stop' in lost) return lost.stop
  const { claim } = lost
  const receipts = await loadReceipts(deps.pool, { documentId: claim.delivery.document_id })
  const own = receipts.filter((receipt) => receipt.delivery_id === claim.delivery.id)
  const ctx = createDeliveryContext({
    deps,
    channel,
    claim,
    receipts: own,
    finished: isFirst(claim) ? new Map() : await loadFinished(deps.pool, claim.delivery),
  })
  const { target } = claim
  if (claim.isRetiring) return retireOld(deps, { claim, channel })
  const isLookDue = claim.delivery.find_first && (target.kind === 'remove' || !own.some((receipt) => isStanding(receipt, claim.delivery)))
  const found = isLookDue ? await findFirst(deps, { claim, channel, ctx }) : null
  if (found) return found
  if (target.kind === 'remove') {
    await channel.deliver({ action: 'remove' }, ctx)
    return readBack(deps, { claim, channel, ctx, rendition: null, sent: { partly: null, againAt: null } })
  }
  const release = await deps.releases.load(deps.pool, target.release)
  const verified = receipts.filter((receipt) => receipt.status === 'live').map(toReceipt)
  const rendition = channel.render(release, verified)
  if (claim.isVerifyOnly) {
    const { partly, again_at: againAt } = claim.delivery
    return readBack(deps, { claim, channel, ctx, rendition, sent: { partly, againAt } })
  }
  const standing = own.filter((receipt) => isStanding(receipt, claim.delivery))
  const plan = await planFor(deps, { channel, release, rendition, verified, standing })
  const again = async () => bringAbout(deps, { channel, claim: await beginReplacement(deps, claim) })
  if (target.kind === 'prepare') {
    const isMade = standing.length > 0 && claim.delivery.prepared_seq > 0
    if (isMade && isReplaced({ channel, plan, isUnseen: true })) return again()
    return prepareAhead({ channel, ctx, target, release, rendition, isMade })
  }
  if (isReplaced({ channel, plan, isUnseen: claim.wasAhead })) return again()
  const wrong = channel.accepts(release).find((problem) => problem.level === 'error')
  if (wrong) throw notAccepted({ channel: channel.id, problem: wrong })
  const { partly, againAt = null } = await channel.deliver(plan, ctx)
  return readBack(deps, { claim, channel, ctx, rendition, sent: { partly, againAt } })
}

interface Planning {
  channel: Channel
  release: Release
  rendition: Rendition
  verified: readonly Receipt[]
  standing: readonly ReceiptRow[]
}

/** With a receipt there is something to change; without one, something to make. */
async function planFor(deps: DeliveryDeps, { channel, release, rendition, verified, standing }: Planning): Promise<Plan> {
  const latest = standing.at(-1)
  if (!latest) return { action: 'create', release, rendition }
  const before = latest.release ? await deps.releases.load(deps.pool, latest.release) : release
  return { action: 'update', release, rendition, previous: channel.render(before, verified) }
}
