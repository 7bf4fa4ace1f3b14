/**
 * Commit 4 and its sisters: what an Attempt ends in. Fenced, and the lease is freed only under the condition that
 * nothing newer is wanted; else the Delivery stays due and the worker goes on.
 */
import type { PoolClient } from 'pg'
import { SYSTEM } from '../audit/record'
import type { JsonObject } from '../channels/channel'
import { transaction, type Queryable } from '../database'
import type { Hint } from '../queue/doorbell'
import type { Claim } from './claim'
import { releaseOf, type Delivery, type DeliveryError, type Drift } from './delivery'
import type { DeliveryDeps } from './deps'
import { lockItem } from './item-lock'
import { CAN_BE_DUE, IS_FREE } from './due'
import { assertAllowed, type DeliveryState } from './states'

/** How the Delivery stands afterwards; every field is written as given. */
export interface Settlement {
  state: DeliveryState
  dueAt: Date | null
  /** how the Attempt is remembered */
  outcome: string
  /** Vietnamese: why it waits */
  reason?: string
  error?: DeliveryError | null
  /** facts for the Attempt's time line */
  attemptError?: Record<string, unknown> | null
  counters?: Partial<Record<'tries' | 'bugs' | 'lost_creates' | 'verify_looks', number>>
  /** deliver() has finished with the target; what it lacks there, and when that is worth another try */
  sent?: Sent
  live?: { baseline: JsonObject }
  isRemoved?: boolean
  /** nothing more can be done ahead of its hour */
  isPrepared?: boolean
  drift?: Drift
  /** what this incarnation made is given up; the next create is a new one */
  isRetired?: boolean
  /** an operator's `find_first` has been done */
  isFindFirstDone?: boolean
}

export interface Sent {
  partly: string | null
  againAt: Date | null
}

/** @returns hints for what became due, this Delivery included; null when the lease was lost meanwhile */
export async function settle(deps: DeliveryDeps, input: { claim: Claim; to: Settlement }): Promise<Hint[] | null> {
  const { claim, to } = input
  const before = claim.delivery
  assertAllowed({ from: before.state, to: to.state, by: 'worker' })
  const write = async (client: Queryable) => {
    const { rows } = await client.query<Settled>({ name: 'settle', text: SETTLE }, [
      before.id,
      before.fence,
      JSON.stringify(factsOf(deps, { claim, to })),
    ])
    return rows[0]
  }
  const hintsOf = (own: Settled): Hint[] =>
    own.is_due ? [{ id: before.id, channel: before.channel, isRemoval: own.wanted_action === 'remove' }] : []
  if (!to.live && !to.isRemoved) {
    const own = await write(deps.pool)
    return own ? hintsOf(own) : null
  }
  return transaction(deps.pool, async (client) => {
    await lockItem(client, before.document_id)
    const own = await write(client)
    if (!own) return null
    const receiptsChanged = to.isRemoved === true || own.is_new
    return [...hintsOf(own), ...(await wakeOthers(client, { channels: deps.channels, delivery: before, receiptsChanged }))]
  })
}

interface Settled {
  is_due: boolean
  wanted_action: string
  /** something that was not live before has become so */
  is_new: boolean
}

/** What SETTLE reads as its record `t`. */
function factsOf(deps: DeliveryDeps, { claim, to }: { claim: Claim; to: Settlement }) {
  const { delivery, target } = claim
  const release = releaseOf(target)
  return {
    state: to.state,
    due_at: to.dueAt,
    error: to.error ?? null,
    seen_seq: delivery.wanted_seq,
    seen_rev: delivery.inputs_rev,
    target_seq: target.seq,
    release,
    ...to.counters,
    is_sent: to.sent !== undefined,
    is_live: to.live !== undefined,
    reason: to.reason ?? null,
    is_removed: to.isRemoved ?? false,
    is_prepared: to.isPrepared ?? false,
    is_retired: to.isRetired ?? false,
    is_find_first_done: to.isFindFirstDone ?? false,
    baseline: to.live?.baseline ?? null,
    partly: to.sent?.partly ?? null,
    again_at: to.sent?.againAt ?? null,
    drift: to.drift ?? null,
    late_look_at: to.isRemoved || to.state === 'unknown' ? new Date(Date.now() + deps.policy.lateLooksMs[0]) : null,
    attempt_id: claim.attemptId,
    outcome: to.outcome,
    attempt_error: to.attemptError ?? null,
    actor: SYSTEM,
    action: to.outcome === 'retired' ? 'delivery.retired' : `delivery.${to.state}`,
    audit: { attempt: claim.attemptId, outcome: to.outcome, release, ...(to.error ? { error: to.error.code } : {}) },
  }
}

/**
 * One statement, so that it is one commit and one round trip: the Delivery, its Attempt, its receipts and the AuditEntry.
 * When something newer is wanted the Delivery stays due; a limit or a wait that was just learnt is kept all the same.
 */
const SETTLE = `
  with t as (
    select * from jsonb_to_record($3) as t(
      state text, due_at timestamptz, error jsonb, seen_seq bigint, seen_rev bigint, target_seq bigint, release text,
      tries int, bugs int, lost_creates int, verify_looks int,
      reason text, is_sent boolean, is_live boolean, is_removed boolean, is_prepared boolean, is_retired boolean, is_find_first_done boolean,
      baseline jsonb, partly text, again_at timestamptz, drift jsonb, late_look_at timestamptz, attempt_id bigint, outcome text, attempt_error jsonb, actor jsonb, action text, audit jsonb)
  ), seen as (
    select d.id, d.incarnation, d.wanted_action, d.not_before, d.wanted_seq = t.seen_seq and d.inputs_rev = t.seen_rev as is_newest,
      d.wanted_seq <> t.target_seq and d.not_before > now() and t.is_live as is_embargoed,
      -- what is embargoed stays due then, however the work on what is live ended
      case when d.wanted_seq <> t.target_seq and d.not_before > now() then d.not_before end as next_at
    from delivery d, t where d.id = $1 and d.fence = $2 for update of d
  ), own as (
    update delivery d set
      state = case
        when seen.is_newest and seen.is_embargoed then 'scheduled'
        when seen.is_newest then t.state
        when seen.wanted_action = 'remove' then 'removing'
        when t.state = 'unknown' then t.state
        else 'queued' end,
      due_at = case
        when seen.is_newest then coalesce(t.due_at, seen.next_at)
        when seen.wanted_action <> 'remove' and t.state = 'unknown' then null
        when t.state in ('held', 'retrying') then greatest(now(), t.due_at)
        else now() end,
      lease_until = null, hinted_at = null, reason = case when seen.is_newest then t.reason end, error = t.error,
      tries = coalesce(t.tries, d.tries), bugs = coalesce(t.bugs, d.bugs),
      lost_creates = coalesce(t.lost_creates, d.lost_creates), verify_looks = coalesce(t.verify_looks, d.verify_looks),
      sent_seq = case when t.is_sent then t.target_seq else d.sent_seq end,
      sent_rev = case when t.is_sent then t.seen_rev else d.sent_rev end,
      applied_seq = case when t.is_live or t.is_removed then t.target_seq else d.applied_seq end,
      applied_rev = case when t.is_live or t.is_removed then t.seen_rev else d.applied_rev end,
      live_release = case when t.is_live then t.release when t.is_removed then null else d.live_release end,
      live_at = case when t.is_live then now() when t.is_removed then null else d.live_at end,
      baseline = case when t.is_live then t.baseline else d.baseline end,
      partly = case when t.is_sent then t.partly when t.is_removed then null else d.partly end,
      again_at = case when t.is_sent then t.again_at when t.is_removed then null else d.again_at end,
      incarnation = d.incarnation + case when t.is_removed or t.is_retired then 1 else 0 end,
      progress = case when t.is_removed or t.is_retired then null else d.progress end,
      drift = t.drift, checked_at = case when t.is_live or t.drift is not null then now() else d.checked_at end, check_at = t.late_look_at,
      ahead = d.ahead and not (t.is_sent or t.is_removed or t.is_retired),
      prepared_seq = case when t.is_prepared then t.target_seq when t.is_removed or t.is_retired then 0 else d.prepared_seq end,
      find_first = d.find_first and not t.is_find_first_done,
      version = d.version + 1, updated_at = now()
    from seen, t where d.id = seen.id
    returning d.id, d.type, d.document_id, d.channel, coalesce(d.due_at <= now(), false) as is_due, d.wanted_action,
      case when d.due_at > now() then d.due_at end as next_at
  ), closed as (
    update attempt a set ended_at = now(), error = t.attempt_error, next_try_at = (select next_at from own),
      outcome = case when exists (select 1 from own) then t.outcome else 'lease lost' end
    from t where a.id = t.attempt_id
  ), receipts as (
    update receipt r set status = case when t.is_live then 'live' else 'retiring' end, updated_at = now(),
      release = case when t.is_live then t.release else r.release end
    from seen, t
    where (t.is_live or t.is_retired) and r.delivery_id = seen.id and r.incarnation = seen.incarnation and r.status in ('creating', 'live')
  ), audited as (
    insert into audit_entry (actor, action, type, document_id, channel, data)
    select t.actor, t.action, own.type, own.document_id, own.channel, t.audit from own, t
  )
  select is_due, wanted_action,
    exists (select 1 from receipt r, seen, t where t.is_live and r.delivery_id = seen.id and r.incarnation = seen.incarnation and r.status = 'creating') as is_new
  from own`

/** Who waited for this, and whose rendition shows its receipts. */
export async function wakeOthers(
  client: PoolClient,
  input: {
    channels: DeliveryDeps['channels']
    delivery: Pick<Delivery, 'document_id' | 'channel'>
    receiptsChanged: boolean
  },
): Promise<Hint[]> {
  const { channels, receiptsChanged } = input
  const { document_id: documentId, channel } = input.delivery
  const embedders = receiptsChanged
    ? [...channels.values()].filter((other) => other.embeds?.includes(channel)).map((other) => other.id)
    : []
  // a claim that is just putting one aside has read the gate before it opened: waited for, or the next statement would miss it
  await client.query(`select from delivery where document_id = $1 and channel <> $2 for update`, [documentId, channel])
  const { rows } = await client.query<Hint>(
    `with woken as (update delivery set
       state = case when state = 'waiting' then 'queued' else state end,
       inputs_rev = inputs_rev + case when channel = any($3) then 1 else 0 end,
       due_at = case when state = 'waiting' or ${CAN_BE_DUE} then now() else due_at end,
       version = version + 1, updated_at = now()
     where document_id = $1 and channel <> $2 and wanted_action = 'publish'
       and (state = 'waiting' or (channel = any($3) and (live_release is not null or sent_seq > 0 or lease_until > now())))
     returning id, channel, due_at)
     select id, channel, false as "isRemoval" from woken where due_at <= now()
     -- whoever was hinted to while the row was locked has gone away
     union select id, channel, false from delivery d
     where document_id = $1 and channel <> $2 and wanted_action = 'publish' and due_at <= now() and ${IS_FREE}`,
    [documentId, channel, embedders],
  )
  return rows
}
