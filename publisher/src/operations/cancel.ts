/** Takes back what was wanted and has not been sent. */
import type { PoolClient } from 'pg'
import type { Delivery } from '../delivery/delivery'
import { UNRESOLVED } from '../delivery/due'
import { assertPermitted, operate, refusal, type Done, type OperateDeps, type Operation } from '../delivery/operate'
import type { DeliveryState } from '../delivery/states'

/** What was made ahead and nobody has seen goes again. */
async function takeBackAhead(client: PoolClient, delivery: Delivery): Promise<Done> {
  assertPermitted(delivery, 'removing')
  await client.query(
    `update delivery set state = 'removing', due_at = now(), hinted_at = now(), error = null, reason = $2, not_before = null,
       wanted_release = null, wanted_action = 'remove' where id = $1`,
    [delivery.id, CANCELLED],
  )
  return { action: 'delivery.cancel' }
}

const CANCELLED = 'Quản trị đã hủy lần gửi này.'

/** Gives up what is wanted: back to what is live, or to nothing. Not while a create is unresolved. */
export async function cancelDelivery(deps: OperateDeps, op: Operation): Promise<void> {
  await operate(deps, op, async (client, delivery) => {
    if (delivery.wanted_action === 'remove')
      throw refusal('Bài đã được lệnh gỡ; lệnh gỡ không hủy ở đây được.', 'Mở lại bài để sửa rồi duyệt lại.')
    const to: DeliveryState = delivery.live_release ? 'live' : 'skipped'
    assertPermitted(delivery, to)
    const { rowCount } = await client.query(`select 1 from step where delivery_id = $1 and ${UNRESOLVED}`, [delivery.id])
    if (rowCount)
      throw refusal('Chưa rõ lần gửi trước đã lên hay chưa, nên chưa thể hủy.', 'Chờ hệ thống tìm xong, hoặc gỡ bài khỏi mọi kênh.')
    if (delivery.ahead) return takeBackAhead(client, delivery)
    const visible = await client.query(`select 1 from receipt where delivery_id = $1 and status in ('creating', 'live')`, [delivery.id])
    const isHalfDone = delivery.live_release === null ? Boolean(visible.rowCount) : delivery.sent_seq > delivery.applied_seq
    if (isHalfDone) throw refusal('Một phần của lần gửi này đã lên kênh.', 'Bấm Gửi lại để đối chiếu cho xong, hoặc gỡ bài khỏi mọi kênh.')
    await client.query(
      `update delivery set state = $2, due_at = null, error = null, reason = $3, not_before = null,
         wanted_release = live_release, wanted_action = case when live_release is null then 'none' else 'publish' end,
         applied_seq = wanted_seq, applied_rev = inputs_rev where id = $1`,
      [delivery.id, to, CANCELLED],
    )
    return { action: 'delivery.cancel' }
  })
}
