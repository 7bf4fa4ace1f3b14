/**
 * Turns one outbox row into what is wanted on each channel. Only raises `wanted`: rows may arrive in any order, so an
 * older seq never overwrites a newer one. It sends nothing.
 */
import type { PublishPayload, RemovePayload, WithdrawPayload } from '@hl/config/outbox'
import type { Policy } from '@hl/config/policy'
import type { Release } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId, type ItemType } from '@hl/config/words'
import type { PoolClient } from 'pg'
import { recordAudit } from '../audit/record'
import type { Channel } from '../channels/channel'
import { connectedChannels } from '../channels/connection'
import { deliveryId, type WantedAction } from '../delivery/delivery'
import { BEGINS_WITH_A_LOOK } from '../delivery/find-first'
import { lockItem } from '../delivery/item-lock'
import type { DeliveryState } from '../delivery/states'
import type { Hint } from '../queue/doorbell'
import type { ReleaseStore } from '../release/release-store'
import { REMOVE, wantedOn, type Wanted } from './wanted'

export interface FanOutDeps {
  channels: ReadonlyMap<ChannelId, Channel>
  releases: ReleaseStore
  policy: Pick<Policy, 'prepareAheadMs'>
}

export async function fanOutPublish(client: PoolClient, deps: FanOutDeps, payload: PublishPayload): Promise<Hint[]> {
  const { release, releaseHash: hash } = payload
  await deps.releases.save(client, { hash, release })
  await recordAudit(client, {
    actor: payload.actor,
    action: 'item.approved',
    type: release.type,
    documentId: release.documentId,
    data: { seq: payload.seq, release: hash, comment: payload.comment, approvedAt: payload.at },
  })
  const connected = await connectedChannels(deps.channels)
  const wanted = CHANNEL_IDS.map((channel) => wantedOn({ channel, adapter: connected.get(channel), release, hash, policy: deps.policy }))
  return raise(client, { wanted, seq: payload.seq, documentId: release.documentId, type: release.type, release })
}

export async function fanOutRemove(client: PoolClient, payload: RemovePayload): Promise<Hint[]> {
  await recordAudit(client, {
    actor: payload.actor,
    action: 'item.taken_down',
    type: payload.type,
    documentId: payload.documentId,
    data: { seq: payload.seq, reason: payload.reason, orderedAt: payload.at },
  })
  const wanted = CHANNEL_IDS.map((channel): Wanted => ({ channel, ...REMOVE, reason: payload.reason ?? 'Đã gỡ khỏi mọi kênh.' }))
  return raise(client, { wanted, seq: payload.seq, documentId: payload.documentId, type: payload.type, release: null })
}

/**
 * An approval lapsed or was voided: each Delivery wants what is live on its channel, and nothing where nothing is. What has been
 * sent whole and is only being read back is as good as live, and stays; work under way stops at its next step and is taken back.
 */
export async function fanOutWithdraw(client: PoolClient, payload: WithdrawPayload): Promise<Hint[]> {
  const { documentId, type, seq, reason } = payload
  await recordAudit(client, {
    actor: payload.actor,
    action: 'item.withdrawn',
    type,
    documentId,
    data: { seq, release: payload.releaseHash, reason, at: payload.at },
  })
  await lockItem(client, documentId)
  const { rows } = await client.query<Standing>(
    `select channel, live_release, wanted_action,
       state = 'verifying' and wanted_action = 'publish' and wanted_release = $2 and sent_seq = wanted_seq as is_sent
     from delivery where document_id = $1`,
    [documentId, payload.releaseHash],
  )
  const open = CHANNEL_IDS.filter((channel) => !rows.some((row) => row.channel === channel && row.is_sent))
  const wanted = open.map((channel): Wanted => {
    const { live_release: release, wanted_action: action } = rows.find((row) => row.channel === channel) ?? NOTHING_LIVE
    if (release === null || action === 'remove') return { channel, ...REMOVE, reason }
    return { channel, action: 'publish', release, notBefore: null, wakesAt: null, state: 'live', reason, error: null }
  })
  return raise(client, { wanted, seq, documentId, type, release: null })
}

interface Standing {
  channel: ChannelId
  live_release: string | null
  wanted_action: WantedAction
  /** whole, and only its verification is missing */
  is_sent: boolean
}

const NOTHING_LIVE = { live_release: null, wanted_action: 'none' } as const

/** A row nobody here can read, about a known Item: nothing moves until it is understood. */
export async function fanOutHold(client: PoolClient, row: { documentId: string; seq: number }): Promise<void> {
  await lockItem(client, row.documentId)
  await client.query(
    `update delivery set wanted_seq = $2, wanted_action = 'hold', due_at = null, version = version + 1, updated_at = now(),
       reason = 'Lệnh mới nhất có định dạng chưa đọc được; cần nâng cấp dịch vụ phát hành.'
     where document_id = $1 and wanted_seq < $2`,
    [row.documentId, row.seq],
  )
}

interface Raise {
  wanted: readonly Wanted[]
  seq: number
  documentId: string
  type: ItemType
  release: Release | null
}

async function raise(client: PoolClient, { wanted, seq, documentId, type, release }: Raise): Promise<Hint[]> {
  const { now } = await lockItem(client, documentId)
  const { rows } = await client.query<Existing>(
    `select id, channel, state, wanted_seq, applied_seq, live_release,
       (sent_seq > applied_seq or inputs_rev <> applied_rev) as is_behind, coalesce(lease_until > now(), false) as is_leased,
       (find_first and state <> 'skipped' or exists (select 1 from step s where s.delivery_id = d.id)
         or exists (select 1 from receipt r where r.delivery_id = d.id) or coalesce(progress, 'null') <> 'null') as was_sent
     from delivery d where document_id = $1 for update`,
    [documentId],
  )
  const hints: Hint[] = []
  for (const one of wanted) {
    const existing = rows.find((row) => row.channel === one.channel)
    if (existing && existing.wanted_seq >= seq) continue
    const raised = raisedFrom({ existing, wanted: one, seq, now })
    const id = deliveryId({ documentId, channel: one.channel })
    await client.query(RAISE_SQL, [
      id,
      type,
      documentId,
      one.channel,
      raised.state,
      one.reason,
      seq,
      one.release,
      one.action,
      one.notBefore,
      release?.title ?? '',
      release?.section ?? null,
      release?.unit ?? null,
      one.error ? JSON.stringify(one.error) : null,
      raised.dueAt,
      raised.appliedSeq,
    ])
    if (raised.dueAt && raised.dueAt <= now) hints.push({ id, channel: one.channel, isRemoval: one.action === 'remove' })
  }
  return hints
}

export interface Existing {
  id: string
  channel: ChannelId
  state: DeliveryState
  wanted_seq: number
  applied_seq: number
  live_release: string | null
  is_leased: boolean
  /** what is live is half overwritten, or shows receipts and names that have changed since */
  is_behind: boolean
  /** anything at all was sent, in any incarnation, or may have been before a restore */
  was_sent: boolean
}

/** Pure: how a Delivery stands once it has heard of a newer wanted (DELIVERY.md §11). */
export function raisedFrom(input: { existing: Existing | undefined; wanted: Wanted; seq: number; now: Date }) {
  const { existing, wanted, seq, now } = input
  if (wanted.action === 'remove') {
    const isNothingThere = !existing || existing.state === 'removed' || !existing.was_sent
    if (isNothingThere && !existing?.is_leased) {
      const state: DeliveryState = existing?.state === 'removed' ? 'removed' : 'skipped'
      return { state, dueAt: null, appliedSeq: seq }
    }
    return { state: existing?.is_leased ? existing.state : 'removing', dueAt: now, appliedSeq: existing?.applied_seq ?? 0 }
  }
  const appliedSeq = existing?.applied_seq ?? 0
  if (existing?.state === 'unknown') return { state: existing.state, dueAt: null, appliedSeq }
  if (wanted.state === 'rejected' && !existing?.is_leased) return { state: wanted.state, dueAt: null, appliedSeq }
  if (wanted.state === 'live' && !existing?.is_leased) {
    if (existing?.is_behind) return { state: 'queued' as const, dueAt: now, appliedSeq }
    return { state: existing?.state === 'drift' ? existing.state : wanted.state, dueAt: null, appliedSeq: seq }
  }
  const wakes = wanted.wakesAt ?? now
  return { state: existing?.is_leased ? existing.state : wanted.state, dueAt: wakes > now ? wakes : now, appliedSeq }
}

/** With a live lease only wanted changes; the worker sees it and moves on by itself. */
const RAISE_SQL = `
  insert into delivery as d (id, type, document_id, channel, state, reason, wanted_seq, wanted_release, wanted_action, not_before,
    title, section, unit, error, due_at, hinted_at, applied_seq, find_first)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), $16, ${BEGINS_WITH_A_LOOK})
  on conflict (document_id, channel) do update set
    state = excluded.state, reason = excluded.reason, wanted_seq = excluded.wanted_seq, wanted_release = excluded.wanted_release,
    wanted_action = excluded.wanted_action, not_before = excluded.not_before,
    title = case when $11 = '' then d.title else $11 end, section = coalesce($12, d.section), unit = coalesce($13, d.unit),
    error = case when d.state = 'unknown' and excluded.state = 'unknown' then d.error else excluded.error end, due_at = excluded.due_at, hinted_at = now(), applied_seq = excluded.applied_seq,
    tries = 0, bugs = 0, interruptions = 0, verify_looks = 0, version = d.version + 1, updated_at = now()
  where d.wanted_seq < excluded.wanted_seq`
