/** Tries again now what is wanted, with fresh counters. */
import type { DeliveryState } from '../delivery/states'
import { assertPermitted, operate, refusal, type OperateDeps, type Operation } from '../delivery/operate'

export async function retryDelivery(deps: OperateDeps, op: Operation): Promise<void> {
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
    return { action: 'delivery.retry' }
  })
}
