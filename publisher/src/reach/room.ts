/** Whether a channel has calls to spare for measuring, which is the first thing to stop: a figure can wait, a post cannot. */
import type { Channel } from '../channels/channel'
import type { Queryable } from '../database'

/** Closed by an operator or for its account; a limit the platform told closes the door at the call itself (delivery/budget.ts). */
export async function hasRoom(
  client: Queryable,
  { channel, stopsAtPercent }: { channel: Channel; stopsAtPercent: number },
): Promise<boolean> {
  const { rows } = await client.query(`select 1 from channel_state where channel = $1 and bucket = '' and (pause_all or blocked)`, [
    channel.id,
  ])
  if (rows.length > 0) return false
  for (const [bucket, { perDay, reserve, timeZone }] of Object.entries(channel.budgets ?? {})) {
    const spent = await client.query(
      `select 1 from ledger where channel = $1 and bucket = $2 and day = (now() at time zone $3)::date and used >= $4::float8`,
      [channel.id, bucket, timeZone, ((perDay - reserve) * stopsAtPercent) / 100],
    )
    if (spent.rows.length > 0) return false
  }
  return true
}
