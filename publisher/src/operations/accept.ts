/**
 * The board leaves on the channel what differs from what was approved: what was read there is the new baseline. What was
 * deleted there and is to stay so counts as not published on this channel.
 */
import type { PoolClient } from 'pg'
import type { Delivery } from '../delivery/delivery'
import type { DeliveryDeps } from '../delivery/deps'
import { assertPermitted, operate, refusal, type Operation } from '../delivery/operate'
import { wakeOthers } from '../delivery/settle'

export async function acceptDrift(
  deps: Pick<DeliveryDeps, 'pool' | 'doorbell' | 'channels'>,
  op: Operation & { reason: string },
): Promise<void> {
  const reason = op.reason.normalize('NFC')
  await operate(deps, op, async (client, delivery) => {
    const { state, drift } = delivery
    if (state !== 'drift' || !drift) throw refusal('Lượt phát hành này không ở trạng thái Bị thay đổi.', 'Tải lại trang.')
    await (drift.isGone ? leaveDeleted(client, { delivery, reason }) : leaveAsRead(client, { delivery, reason }))
    await wakeOthers(client, { channels: deps.channels, delivery, receiptsChanged: drift.isGone || delivery.live_release === null })
    return { action: 'delivery.accept', data: { reason, isGone: drift.isGone, differences: drift.differences } }
  })
}

interface Leaving {
  delivery: Delivery
  reason: string
}

/** What deliver() had finished with is what is live now, whether it was ever seen to be so or not. */
async function leaveAsRead(client: PoolClient, { delivery, reason }: Leaving): Promise<void> {
  assertPermitted(delivery, 'live')
  await client.query(
    `update delivery set state = 'live', due_at = null, error = null, drift = null, baseline = coalesce(baseline, '{}') || $2::jsonb, partly = $3,
       live_release = case when sent_seq > applied_seq then wanted_release else live_release end,
       live_at = case when sent_seq > applied_seq then now() else live_at end,
       applied_rev = case when sent_seq > applied_seq then sent_rev else applied_rev end, applied_seq = greatest(applied_seq, sent_seq)
     where id = $1`,
    [delivery.id, JSON.stringify(delivery.drift?.baseline ?? {}), `Khác bản đã duyệt, được chấp nhận: ${reason}`],
  )
  await client.query(
    `update receipt set status = 'live', updated_at = now() where delivery_id = $1 and incarnation = $2 and status = 'creating'`,
    [delivery.id, delivery.incarnation],
  )
}

async function leaveDeleted(client: PoolClient, { delivery, reason }: Leaving): Promise<void> {
  assertPermitted(delivery, 'skipped')
  await client.query(
    `update delivery set state = 'skipped', due_at = null, error = null, drift = null, baseline = null, partly = null, live_release = null, live_at = null,
       wanted_action = 'none', applied_seq = wanted_seq, applied_rev = inputs_rev, incarnation = incarnation + 1, progress = null, reason = $2
     where id = $1`,
    [delivery.id, `Đã bị xóa trên kênh; được chấp nhận: ${reason}`],
  )
  await client.query(`update receipt set status = 'gone', updated_at = now() where delivery_id = $1 and status <> 'gone'`, [delivery.id])
}
