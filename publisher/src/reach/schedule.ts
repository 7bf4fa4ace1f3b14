/** When each Delivery is measured: one row for each that ever went live on a channel that counts. Times are the database's. */
import type { Policy } from '@hl/config/policy'
import type { ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'

/** Takes in what has gone live since, and what stands anew (another incarnation), which is young again. */
export async function enrol(client: Queryable, input: { channels: readonly ChannelId[]; firstMs: number }): Promise<void> {
  await client.query(
    `insert into reach as known (delivery_id, channel, incarnation, live_at, first_live_at, next_at)
     select d.id, d.channel, d.incarnation, d.live_at, d.live_at, d.live_at + $2 * interval '1 millisecond'
     from delivery d left join reach r on r.delivery_id = d.id
     where d.channel = any($1) and d.state = 'live' and d.live_at is not null and (r.delivery_id is null or r.incarnation < d.incarnation)
     on conflict (delivery_id) do update set incarnation = excluded.incarnation, live_at = excluded.live_at, next_at = excluded.next_at`,
    [input.channels, input.firstMs],
  )
}

/** The longest due first. */
export async function listDue(client: Queryable, { channel, most }: { channel: ChannelId; most: number }): Promise<string[]> {
  const { rows } = await client.query<{ delivery_id: string }>(
    `select delivery_id from reach where channel = $1 and next_at <= now() order by next_at limit $2`,
    [channel, most],
  )
  return rows.map((row) => row.delivery_id)
}

/** They were measured just now: the next time by the age of what stands there. */
export async function setNext(client: Queryable, input: { ids: readonly string[]; everyMs: Policy['reachEveryMs'] }): Promise<void> {
  const { ids, everyMs } = input
  await client.query(
    `update reach set measured_at = now(), next_at = now() + (
       select every_ms * interval '1 millisecond' from unnest($2::float8[], $3::float8[]) as step(until_ms, every_ms)
       where now() - live_at < until_ms * interval '1 millisecond' order by until_ms limit 1)
     where delivery_id = any($1)`,
    [ids, everyMs.map((step) => step.untilAgeMs), everyMs.map((step) => step.everyMs)],
  )
}

const AGAIN = "interval '10 minutes'"

/** No answer came: others have their turn first. */
export async function putOff(client: Queryable, ids: readonly string[]): Promise<void> {
  await client.query(`update reach set next_at = now() + ${AGAIN} where delivery_id = any($1)`, [ids])
}
