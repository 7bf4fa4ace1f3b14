/**
 * Solves an unknown outcome: a person looked at the channel, and points at what is there or says that nothing is. A thing
 * that is another Delivery's is refused, and so is "nothing" before the last look was due.
 */
import type { PoolClient } from 'pg'
import { UNRESOLVED } from '../delivery/due'
import type { Delivery } from '../delivery/delivery'
import type { DeliveryDeps } from '../delivery/deps'
import { operate, refusal, type Operation } from '../delivery/operate'
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
  const sentRelease = (await closeSteps(client, { delivery, result: 'found' })) ?? delivery.wanted_release
  await client.query(
    `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status, release)
     values ($1, $2, $3, $4, $5, $6, $7, 'creating', $8) on conflict (delivery_id, key, external_id) do update set status = 'creating'`,
    [
      delivery.id,
      delivery.channel,
      delivery.document_id,
      delivery.incarnation,
      delivery.type === 'video' || delivery.channel === 'youtube' ? 'video' : 'post',
      externalId,
      url,
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
  return { action: 'delivery.resolved_present', data: { externalId, url } }
}

/** @returns the Release that was sent by the first of them */
async function closeSteps(
  client: PoolClient,
  { delivery, result }: { delivery: Delivery; result: 'found' | 'absent' },
): Promise<string | null> {
  const { rows } = await client.query<{ release: string | null }>(
    `update step set result = $2, ended_at = coalesce(ended_at, now()) where delivery_id = $1 and ${UNRESOLVED} returning release`,
    [delivery.id, result],
  )
  return rows[0]?.release ?? null
}
