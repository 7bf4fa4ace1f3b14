/**
 * The frame of what a person may do to a Delivery (the verbs: operations/). Every call says which version was seen; when it
 * moved meanwhile the answer is a conflict, never a surprise. All of it is audited.
 */
import type { PoolClient } from 'pg'
import type { Actor } from '@hl/config/outbox'
import { recordAudit } from '../audit/record'
import { transaction } from '../database'
import type { Delivery, DueBy } from './delivery'
import type { DeliveryDeps } from './deps'
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

export type OperateDeps = Pick<DeliveryDeps, 'pool' | 'doorbell'>

/** What was done, for the audit. */
export interface Done {
  action: string
  data?: Readonly<Record<string, unknown>>
}

/** Runs `change` on the locked row, in one transaction with its audit; then rings. @throws OperationRefused */
export async function operate(
  deps: OperateDeps,
  op: Operation,
  change: (client: PoolClient, delivery: Delivery) => Promise<Done>,
): Promise<void> {
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
    const { action, data } = await change(client, row)
    await client.query(
      `update delivery set version = version + 1, updated_at = now(), due_by = case when due_at <= now() then $2::jsonb end where id = $1`,
      [row.id, JSON.stringify(dueBy(op.actor, action))],
    )
    await recordAudit(client, {
      actor: op.actor,
      action,
      type: row.type,
      documentId: row.document_id,
      channel: row.channel,
      data: { delivery: row.id, from: row.state, version: row.version, ...data },
    })
    return row
  })
  await deps.doorbell.ring([{ id: delivery.id, channel: delivery.channel, isRemoval: delivery.wanted_action === 'remove' }])
}

/** Who made it due, as the Attempt that follows will say. */
export function dueBy(actor: Actor, action: string): DueBy {
  return { ...actor, action, at: new Date().toISOString() }
}

export function assertPermitted(delivery: Delivery, to: DeliveryState): void {
  if (isAllowed({ from: delivery.state, to, by: 'operator' })) return
  throw refusal(`Không làm được việc này khi lượt phát hành ở trạng thái ${delivery.state}.`, 'Tải lại trang để xem việc nào làm được.')
}

export function refusal(message: string, help: string): OperationRefused {
  return new OperationRefused('not_allowed', message, help)
}
