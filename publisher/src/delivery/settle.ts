/**
 * Commit 4 and its sisters: what an Attempt ends in. Fenced, and the lease is freed only under the condition that
 * nothing newer is wanted; else the Delivery stays due and the worker goes on.
 */
import type { PoolClient } from 'pg'
import { recordAudit, SYSTEM } from '../audit/record'
import type { JsonObject } from '../channels/channel'
import { transaction } from '../database'
import type { Hint } from '../queue/doorbell'
import type { Claim } from './claim'
import type { DeliveryError } from './delivery'
import type { DeliveryDeps } from './deps'
import { lockItem } from './item-lock'
import { assertAllowed, type DeliveryState } from './states'

/** How the Delivery stands afterwards; every field is written as given. */
export interface Settlement {
  state: DeliveryState
  dueAt: Date | null
  /** how the Attempt is remembered */
  outcome: string
  error?: DeliveryError | null
  /** facts for the Attempt's time line */
  attemptError?: Record<string, unknown> | null
  counters?: Partial<Record<'tries' | 'bugs' | 'lost_creates' | 'verify_looks', number>>
  /** deliver() has finished with the target */
  isSent?: boolean
  live?: { baseline: JsonObject; partly: string | null }
  isRemoved?: boolean
  /** what this incarnation made is given up; the next create is a new one */
  isRetired?: boolean
  /** an operator's `find_first` has been done */
  isFindFirstDone?: boolean
}

/** @returns hints for what became due, this Delivery included; null when the lease was lost meanwhile */
export async function settle(deps: DeliveryDeps, input: { claim: Claim; to: Settlement }): Promise<Hint[] | null> {
  const { claim, to } = input
  const before = claim.delivery
  assertAllowed({ from: before.state, to: to.state, by: 'worker' })
  return transaction(deps.pool, async (client) => {
    if (to.live || to.isRemoved) await lockItem(client, before.document_id)
    const own = await writeDelivery(client, { claim, to })
    await client.query(`update attempt set ended_at = now(), outcome = $2, error = $3 where id = $1`, [
      claim.attemptId,
      own ? to.outcome : 'lease lost',
      to.attemptError ? JSON.stringify(to.attemptError) : null,
    ])
    if (!own) return null
    await recordAudit(client, {
      actor: SYSTEM,
      action: `delivery.${to.state}`,
      type: before.type,
      documentId: before.document_id,
      channel: before.channel,
      data: {
        attempt: claim.attemptId,
        outcome: to.outcome,
        release: claim.target.kind === 'publish' ? claim.target.release : null,
        ...(to.error ? { error: to.error.code } : {}),
      },
    })
    const hints: Hint[] = own.isDue ? [{ id: before.id, channel: before.channel, isRemoval: own.wanted_action === 'remove' }] : []
    if (to.live) hints.push(...(await wakeOthers(client, { deps, claim, receiptsChanged: before.live_release === null })))
    if (to.isRemoved) hints.push(...(await wakeOthers(client, { deps, claim, receiptsChanged: true })))
    return hints
  })
}

async function writeDelivery(client: PoolClient, { claim, to }: { claim: Claim; to: Settlement }) {
  const { delivery, target } = claim
  const release = target.kind === 'publish' ? target.release : null
  const counters = to.counters ?? {}
  const { rows } = await client.query<{ isDue: boolean; wanted_action: string }>(
    `with seen as (
       select *, (wanted_seq = $3 and inputs_rev = $4) as is_newest, (wanted_seq <> $5 and not_before > now()) as is_embargoed
       from delivery where id = $1 and fence = $2 for update
     )
     update delivery d set
       state = case
         when seen.is_newest and $6 = 'live' and seen.is_embargoed then 'scheduled'
         when seen.is_newest then $6
         when seen.wanted_action = 'remove' then 'removing'
         when $6 in ('unknown') then $6
         else 'queued' end,
       due_at = case
         when seen.is_newest and $6 = 'live' and seen.is_embargoed then seen.not_before
         when seen.is_newest then $7
         when $6 in ('unknown') then null
         else greatest(now(), coalesce(case when $6 = 'held' or $6 = 'retrying' then $7::timestamptz end, now())) end,
       lease_until = null, hinted_at = null, reason = null, error = $8,
       tries = coalesce($9, d.tries), bugs = coalesce($10, d.bugs),
       lost_creates = coalesce($11, d.lost_creates), verify_looks = coalesce($12, d.verify_looks),
       sent_seq = case when $13 then $5 else d.sent_seq end,
       sent_rev = case when $13 then $4 else d.sent_rev end,
       sent_release = case when $13 then $14 else d.sent_release end,
       applied_seq = case when $15 or $16 then $5 else d.applied_seq end,
       applied_rev = case when $15 or $16 then $4 else d.applied_rev end,
       live_release = case when $15 then $14 when $16 then null else d.live_release end,
       live_at = case when $15 then now() when $16 then null else d.live_at end,
       baseline = case when $15 then $17::jsonb else d.baseline end,
       partly = case when $15 then $18 when $16 then null else d.partly end,
       incarnation = case when $16 or $20 then d.incarnation + 1 else d.incarnation end,
       progress = case when $16 or $20 then null else d.progress end,
       find_first = d.find_first and not $19,
       version = d.version + 1, updated_at = now()
     from seen where d.id = seen.id
     returning coalesce(d.due_at <= now(), false) as "isDue", d.wanted_action`,
    [
      delivery.id,
      delivery.fence,
      delivery.wanted_seq,
      delivery.inputs_rev,
      target.seq,
      to.state,
      to.dueAt,
      to.error ? JSON.stringify(to.error) : null,
      counters.tries ?? null,
      counters.bugs ?? null,
      counters.lost_creates ?? null,
      counters.verify_looks ?? null,
      to.isSent ?? false,
      release,
      to.live !== undefined,
      to.isRemoved ?? false,
      to.live ? JSON.stringify(to.live.baseline) : null,
      to.live?.partly ?? null,
      to.isFindFirstDone ?? false,
      to.isRetired ?? false,
    ],
  )
  if (!rows[0]) return null
  if (to.live)
    await client.query(`update receipt set status = 'live', updated_at = now() where delivery_id = $1 and status = 'creating'`, [
      delivery.id,
    ])
  if (to.isRetired) {
    await client.query(
      `update receipt set status = 'retiring', updated_at = now() where delivery_id = $1 and status in ('creating', 'live')`,
      [delivery.id],
    )
  }
  return rows[0]
}

/** Who waited for this, and whose rendition shows its receipts. */
async function wakeOthers(client: PoolClient, input: { deps: DeliveryDeps; claim: Claim; receiptsChanged: boolean }): Promise<Hint[]> {
  const { deps, claim, receiptsChanged } = input
  const { document_id: documentId, channel } = claim.delivery
  const embedders = receiptsChanged
    ? [...deps.channels.values()].filter((other) => other.embeds?.includes(channel)).map((other) => other.id)
    : []
  const { rows } = await client.query<Hint>(
    `update delivery set
       state = case when state = 'waiting' then 'queued' else state end,
       inputs_rev = inputs_rev + case when channel = any($3) then 1 else 0 end,
       due_at = case when due_at > now() and state <> 'waiting' and state <> 'live' then due_at else now() end,
       version = version + 1, updated_at = now()
     where document_id = $1 and channel <> $2 and wanted_action = 'publish'
       and (state = 'waiting' or (channel = any($3) and (live_release is not null or lease_until > now())))
     returning id, channel, false as "isRemoval"`,
    [documentId, channel, embedders],
  )
  return rows
}
