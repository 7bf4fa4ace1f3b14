/**
 * Replacement (DELIVERY.md §6): what cannot be changed on a channel is made anew, verified, and only then is the old one taken
 * away. The incarnation rises in one commit with the old receipts' `retiring`, so that a crash anywhere goes on from there.
 */
import { replacing, type Release } from '@hl/config/release'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction } from '../database'
import type { Channel, Plan } from '../channels/channel'
import type { Claim } from './claim'
import { createDeliveryContext } from './context'
import type { Decision } from './decide'
import type { DeliveryDeps } from './deps'
import { Superseded } from './interruptions'
import { loadReceipts } from './receipts'
import { readReceipts } from './read-back'
import type { Settlement } from './settle'

/** @param isUnseen nobody has seen what stands: made anew wherever it cannot be changed, whatever the plan says */
export function isReplaced({ channel, plan, isUnseen }: { channel: Channel; plan: Plan; isUnseen: boolean }): boolean {
  if (plan.action !== 'update') return false
  const release: Release = isUnseen ? replacing(plan.release) : plan.release
  return channel.replaces?.({ release, previous: plan.previous, rendition: plan.rendition }) ?? false
}

/** @returns the claim, in the new incarnation. @throws Superseded when the lease is lost */
export async function beginReplacement(deps: DeliveryDeps, claim: Claim): Promise<Claim> {
  const { delivery } = claim
  return transaction(deps.pool, async (client) => {
    const { rows } = await client.query<{ incarnation: number }>(
      `update delivery set incarnation = incarnation + 1, progress = null, lost_creates = 0, prepared_seq = 0, version = version + 1, updated_at = now()
       where id = $1 and fence = $2 returning incarnation`,
      [delivery.id, delivery.fence],
    )
    const incarnation = rows[0]?.incarnation
    if (incarnation === undefined) throw new Superseded('lease lost')
    await client.query(
      `update receipt set status = 'retiring', updated_at = now() where delivery_id = $1 and incarnation = $2 and status in ('creating', 'live')`,
      [delivery.id, delivery.incarnation],
    )
    const { type, document_id: documentId, channel } = delivery
    const data = { attempt: claim.attemptId, incarnation }
    await recordAudit(client, { actor: SYSTEM, action: 'delivery.replacing', type, documentId, channel, data })
    return { ...claim, delivery: { ...delivery, incarnation, progress: null, lost_creates: 0, prepared_seq: 0 } }
  })
}

/** The new one is live: takes the old away, and sees that it is. */
export async function retireOld(deps: DeliveryDeps, { claim, channel }: { claim: Claim; channel: Channel }): Promise<Settlement> {
  const { delivery } = claim
  const all = await loadReceipts(deps.pool, { documentId: delivery.document_id })
  const old = all.filter((receipt) => receipt.delivery_id === delivery.id && receipt.status === 'retiring')
  // an upload that may be under way belongs to the new one
  const own: Claim = { ...claim, delivery: { ...delivery, progress: null } }
  const ctx = createDeliveryContext({ deps, channel, claim: own, receipts: old, finished: new Map() })
  await channel.deliver({ action: 'remove' }, ctx)
  const results = await readReceipts(deps, { claim, channel, ctx, receipts: old, rendition: null })
  const isAway = results.every(({ verified }) => verified.status === 'gone' || verified.status === 'hidden')
  if (isAway) return { state: 'live', dueAt: delivery.again_at, outcome: 'retired', error: null, counters: { tries: 0 } }
  return { state: 'live', dueAt: new Date(Date.now() + STILL_VISIBLE_MS), outcome: 'still visible' }
}

const STILL_VISIBLE_MS = 10_000

/** What is live stays so; the old one is tried again, for ever. */
export function retireAgain({ decision, again }: { decision: Decision; again: Date }): Settlement {
  const dueAt = 'dueAt' in decision ? decision.dueAt : again
  const counters = decision.kind === 'retry' ? { counters: { tries: decision.tries } } : {}
  return { state: 'live', dueAt, outcome: 'old still there', error: decision.error, ...counters }
}
