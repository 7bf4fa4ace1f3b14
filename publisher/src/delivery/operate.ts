/**
 * What a person may do to a Delivery: retry, cancel, resolve, replay. Every call says which version was seen; when it
 * moved meanwhile the answer is a conflict, never a surprise. All of it is audited.
 */
import type { PoolClient } from 'pg'
import type { Actor } from '@hl/config/outbox'
import { recordAudit } from '../audit/record'
import { transaction } from '../database'
import type { Hint } from '../queue/doorbell'
import type { Delivery } from './delivery'
import type { DeliveryDeps } from './deps'
import { UNRESOLVED } from './due'
import { isAllowed, type DeliveryState } from './states'

export class OperationRefused extends Error {
  constructor(
    readonly code: 'not_found' | 'moved' | 'not_allowed' | 'busy',
    message: string,
    readonly help: string,
  ) {
    super(message)
    this.name = 'OperationRefused'
  }
}

export interface Operation {
  id: string
  /** the version the person saw */
  expected: number
  actor: Actor
}

type Deps = Pick<DeliveryDeps, 'pool' | 'doorbell'>

export async function retryDelivery(deps: Deps, op: Operation): Promise<void> {
  await operate(deps, op, async (client, delivery) => {
    const to: DeliveryState = delivery.wanted_action === 'remove' ? 'removing' : 'queued'
    if (delivery.state === 'unknown')
      throw refusal('Chưa rõ lần gửi trước đã lên hay chưa.', 'Chọn «Chính là bài này» hoặc «Không có bài nào».')
    if (delivery.state === 'live') throw refusal('Lượt phát hành này đã lên.', 'Muốn gửi lại, dùng Phát hành lại (replay).')
    if (to === 'queued' && delivery.wanted_release === null) throw refusal('Không có bản nào chờ gửi.', 'Duyệt lại bài để gửi.')
    if (delivery.state !== to) assertPermitted(delivery, to)
    await client.query(
      `update delivery set state = $2, due_at = now(), hinted_at = now(), error = null, tries = 0, bugs = 0, interruptions = 0, lost_creates = 0,
         wanted_action = case when wanted_action = 'none' then 'publish' else wanted_action end where id = $1`,
      [delivery.id, to],
    )
    return 'delivery.retry'
  })
}

/** Gives up what is wanted: back to what is live, or to nothing. Not while a create is unresolved. */
export async function cancelDelivery(deps: Deps, op: Operation): Promise<void> {
  await operate(deps, op, async (client, delivery) => {
    if (delivery.wanted_action === 'remove')
      throw refusal('Bài đã được lệnh gỡ; lệnh gỡ không hủy ở đây được.', 'Mở lại bài để sửa rồi duyệt lại.')
    const to: DeliveryState = delivery.live_release ? 'live' : 'skipped'
    assertPermitted(delivery, to)
    const { rowCount } = await client.query(`select 1 from step where delivery_id = $1 and ${UNRESOLVED}`, [delivery.id])
    if (rowCount)
      throw refusal('Chưa rõ lần gửi trước đã lên hay chưa, nên chưa thể hủy.', 'Chờ hệ thống tìm xong, hoặc gỡ bài khỏi mọi kênh.')
    const visible = await client.query(`select 1 from receipt where delivery_id = $1 and status in ('creating', 'live')`, [delivery.id])
    const isHalfDone = delivery.live_release === null ? Boolean(visible.rowCount) : delivery.sent_seq > delivery.applied_seq
    if (isHalfDone) throw refusal('Một phần của lần gửi này đã lên kênh.', 'Bấm Gửi lại để đối chiếu cho xong, hoặc gỡ bài khỏi mọi kênh.')
    await client.query(
      `update delivery set state = $2, due_at = null, error = null, reason = 'Quản trị đã hủy lần gửi này.', not_before = null,
         wanted_release = live_release, wanted_action = case when live_release is null then 'none' else 'publish' end,
         applied_seq = wanted_seq, applied_rev = inputs_rev where id = $1`,
      [delivery.id, to],
    )
    return 'delivery.cancel'
  })
}

export type Resolution = { as: 'present'; externalId: string; url: string | null } | { as: 'absent' }

/** A person looked at the channel and says what became of an unknown outcome. */
export async function resolveDelivery(deps: Deps, op: Operation & { resolution: Resolution }): Promise<void> {
  await operate(deps, op, async (client, delivery) => {
    if (delivery.state !== 'unknown') throw refusal('Lượt phát hành này không ở trạng thái Chưa rõ kết quả.', 'Tải lại trang.')
    const { resolution } = op
    const step = await client.query<{ id: number; release: string | null }>(
      `update step set result = $2, ended_at = coalesce(ended_at, now()) where delivery_id = $1 and ${UNRESOLVED} returning id, release`,
      [delivery.id, resolution.as === 'present' ? 'found' : 'absent'],
    )
    const sentRelease = step.rows[0]?.release ?? delivery.wanted_release
    if (resolution.as === 'absent') {
      await client.query(
        `update delivery set state = 'queued', due_at = now(), error = null, find_first = true, lost_creates = 0, progress = null where id = $1`,
        [delivery.id],
      )
      return 'delivery.resolved_absent'
    }
    await client.query(
      `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status, release)
       values ($1, $2, $3, $4, $5, $6, $7, 'creating', $8) on conflict (delivery_id, key, external_id) do update set status = 'creating'`,
      [
        delivery.id,
        delivery.channel,
        delivery.document_id,
        delivery.incarnation,
        delivery.type === 'video' || delivery.channel === 'youtube' ? 'video' : 'post',
        resolution.externalId,
        resolution.url,
        sentRelease,
      ],
    )
    // the wanted Release itself was sent: nothing is left but to read it back
    await client.query(
      `update delivery set state = 'verifying', due_at = now(), error = null, lost_creates = 0,
         sent_seq = case when wanted_release = $2 then wanted_seq else sent_seq end,
         sent_rev = case when wanted_release = $2 then inputs_rev else sent_rev end where id = $1`,
      [delivery.id, sentRelease],
    )
    return 'delivery.resolved_present'
  })
}

export interface ReplayFilter {
  channel?: string
  type?: string
  state?: string
  documentId?: string
  limit: number
}

/** Sends again what should be there, by filter. With `dryRun` only says how many and what could repeat. */
export async function replayDeliveries(
  deps: Deps,
  input: { filter: ReplayFilter; dryRun: boolean; actor: Actor },
): Promise<{ count: number; creates: number; updates: number; ids: string[] }> {
  const { filter, dryRun, actor } = input
  const found = await transaction(deps.pool, async (client) => {
    const { rows } = await client.query<Pick<Delivery, 'id' | 'channel' | 'live_release'>>(
      `select id, channel, live_release from delivery
       where wanted_action = 'publish' and state in ('live', 'drift', 'failed', 'rejected', 'blocked', 'held', 'retrying')
         and ($1::text is null or channel = $1) and ($2::text is null or type = $2) and ($3::text is null or state = $3)
         and ($4::text is null or document_id = $4)
         and (lease_until is null or lease_until <= now())
       order by updated_at desc limit $5 for update skip locked`,
      [filter.channel ?? null, filter.type ?? null, filter.state ?? null, filter.documentId ?? null, filter.limit],
    )
    if (!dryRun && rows.length > 0) {
      const ids = rows.map((row) => row.id)
      await client.query(
        `update delivery set state = 'queued', due_at = now(), hinted_at = now(), applied_rev = -1, error = null, tries = 0, bugs = 0,
           version = version + 1, updated_at = now() where id = any($1)`,
        [ids],
      )
      await recordAudit(client, { actor, action: 'delivery.replay', data: { ...filter, count: ids.length } })
    }
    return rows
  })
  if (!dryRun) await deps.doorbell.ring(found.map((row): Hint => ({ id: row.id, channel: row.channel, isRemoval: false })))
  const updates = found.filter((row) => row.live_release !== null).length
  return { count: found.length, creates: found.length - updates, updates, ids: found.map((row) => row.id) }
}

async function operate(deps: Deps, op: Operation, change: (client: PoolClient, delivery: Delivery) => Promise<string>): Promise<void> {
  const delivery = await transaction(deps.pool, async (client) => {
    const { rows } = await client.query<Delivery & { is_leased: boolean }>(
      `select *, coalesce(lease_until > now(), false) as is_leased from delivery where id = $1 for update`,
      [op.id],
    )
    const row = rows[0]
    if (!row) throw new OperationRefused('not_found', 'Không có lượt phát hành này.', 'Tải lại trang.')
    if (row.version !== op.expected) {
      throw new OperationRefused('moved', 'Lượt phát hành đã thay đổi từ lúc bạn mở.', 'Xem lại trạng thái mới rồi thao tác lại.')
    }
    if (row.is_leased) throw new OperationRefused('busy', 'Hệ thống đang gửi lượt này.', 'Chờ vài giây rồi thử lại.')
    const action = await change(client, row)
    await client.query(`update delivery set version = version + 1, updated_at = now() where id = $1`, [row.id])
    await recordAudit(client, {
      actor: op.actor,
      action,
      type: row.type,
      documentId: row.document_id,
      channel: row.channel,
      data: { delivery: row.id, from: row.state, version: row.version },
    })
    return row
  })
  await deps.doorbell.ring([{ id: delivery.id, channel: delivery.channel, isRemoval: delivery.wanted_action === 'remove' }])
}

function assertPermitted(delivery: Delivery, to: DeliveryState): void {
  if (isAllowed({ from: delivery.state, to, by: 'operator' })) return
  throw refusal(`Không làm được việc này khi lượt phát hành ở trạng thái ${delivery.state}.`, 'Tải lại trang để xem việc nào làm được.')
}

function refusal(message: string, help: string): OperationRefused {
  return new OperationRefused('not_allowed', message, help)
}
