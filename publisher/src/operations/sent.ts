/** What the last create sent, and from when its absence may be said: for whoever must say what became of it. */
import type { Json } from '../channels/channel'
import type { Queryable } from '../database'
import type { Delivery } from '../delivery/delivery'
import { channelOf, type DeliveryDeps } from '../delivery/deps'

export interface Sent {
  request: Json
  release: string | null
  sentAt: Date | null
  /** the last look's time; null: nothing was sent whose absence would have to be waited for */
  absentFrom: Date | null
}

export async function readSent(
  client: Queryable,
  { deps, delivery }: { deps: Pick<DeliveryDeps, 'channels'>; delivery: Pick<Delivery, 'id' | 'channel'> },
): Promise<Sent> {
  const { rows } = await client.query<{ request: Json; release: string | null; sent_at: Date; deadline_at: Date }>(
    `select request, release, sent_at, deadline_at from step where delivery_id = $1 and effect <> 'repeatable' order by id desc limit 1`,
    [delivery.id],
  )
  const step = rows[0]
  if (!step) return { request: null, release: null, sentAt: null, absentFrom: null }
  const [, lastLookMs] = channelOf(deps, delivery.channel).looksMs
  const { request, release, sent_at: sentAt, deadline_at: deadlineAt } = step
  return { request, release, sentAt, absentFrom: new Date(deadlineAt.getTime() + lastLookMs) }
}
