/**
 * Solves an unknown outcome: a person looked at the channel, and points at what is there or says that nothing is. A thing
 * that is another Delivery's is refused, and so is "nothing" before the last look was due.
 */
import type { PoolClient } from 'pg'
import type { Delivery } from '../delivery/delivery'
import type { DeliveryDeps } from '../delivery/deps'
import { operate, refusal, type Operation } from '../delivery/operate'
import { closeSteps, takeAsSent } from '../delivery/take-as-sent'
import { readSent } from './sent'

export type Resolution = { as: 'present'; externalId: string; url: string | null } | { as: 'absent' }

export async function resolveDelivery(
  deps: Pick<DeliveryDeps, 'pool' | 'doorbell' | 'channels'>,
  op: Operation & { resolution: Resolution },
): Promise<void> {
  const { resolution } = op
  await operate(deps, op, async (client, delivery) => {
    if (delivery.state !== 'unknown') throw refusal('Lượt phát hành này không ở trạng thái Chưa rõ kết quả.', 'Tải lại trang.')
    if (resolution.as === 'absent') return sayAbsent(client, { deps, delivery })
    return sayPresent(client, { delivery, resolution })
  })
}

async function sayAbsent(client: PoolClient, { deps, delivery }: { deps: Pick<DeliveryDeps, 'channels'>; delivery: Delivery }) {
  const { absentFrom } = await readSent(client, { deps, delivery })
  if (absentFrom && absentFrom > new Date())
    throw refusal(
      'Chưa đến lần tìm cuối: bài có thể vẫn hiện ra.',
      'Chờ hết giờ đếm ngược rồi bấm lại; nếu thấy bài, bấm Chính là bài này.',
    )
  await closeSteps(client, { delivery, result: 'absent' })
  await client.query(
    `update delivery set state = 'queued', due_at = now(), error = null, find_first = true, lost_creates = 0, progress = null where id = $1`,
    [delivery.id],
  )
  return { action: 'delivery.resolved_absent' }
}

async function sayPresent(
  client: PoolClient,
  { delivery, resolution }: { delivery: Delivery; resolution: Extract<Resolution, { as: 'present' }> },
) {
  const { externalId, url } = resolution
  const taken = await client.query(
    `select 1 from receipt where channel = $1 and external_id = $2 and delivery_id <> $3 and status <> 'gone' limit 1`,
    [delivery.channel, externalId, delivery.id],
  )
  if (taken.rowCount)
    throw refusal('Bài này trên kênh là của một bài khác trong hệ thống.', 'Chọn đúng bài; nếu không có, bấm Không có bài nào – gửi lại.')
  const key = delivery.type === 'video' || delivery.channel === 'youtube' ? 'video' : 'post'
  await takeAsSent(client, { delivery, found: { key, externalId, url } })
  return { action: 'delivery.resolved_present', data: { externalId, url } }
}
