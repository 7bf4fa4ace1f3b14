/** The channel's doors before each call: a hold set by any worker stops the next call; named costs come out of the ledger. */
import { CHANNEL_NAMES } from '@hl/config/words'
import type { Channel, Cost } from '../channels/channel'
import { LimitReached } from '../channels/errors'
import type { Queryable } from '../database'

/** @throws LimitReached when the channel, or this bucket of it, is held */
export async function assertNotHeld(client: Queryable, input: { channel: Channel; cost?: Cost }): Promise<void> {
  const { rows } = await client.query<{ hold_until: Date; bucket: string }>(
    `select hold_until, bucket from channel_state where channel = $1 and bucket in ('', $2) and hold_until > now() order by hold_until desc limit 1`,
    [input.channel.id, input.cost?.bucket ?? ''],
  )
  const held = rows[0]
  if (held) throw heldBy({ channel: input.channel, bucket: held.bucket, until: held.hold_until })
}

/** Takes units from today's budget, atomically among all workers. @throws LimitReached when it would overdraw */
export async function reserve(client: Queryable, input: { channel: Channel; cost: Cost; isRemoval: boolean }): Promise<void> {
  const { channel, cost, isRemoval } = input
  const budget = channel.budgets?.[cost.bucket]
  if (!budget) return
  const ceiling = isRemoval ? budget.perDay : budget.perDay - budget.reserve
  const { rows } = await client.query<{ granted: boolean; midnight: Date }>(
    `with today as (select (now() at time zone $5)::date as day),
     taken as (
       insert into ledger (channel, bucket, day, used) select $1, $2, day, $3::bigint from today where $3::bigint <= $4::bigint
       on conflict (channel, bucket, day) do update set used = ledger.used + excluded.used where ledger.used + excluded.used <= $4::bigint
       returning 1)
     select exists (select 1 from taken) as granted, ((day + 1)::timestamp at time zone $5) as midnight from today`,
    [channel.id, cost.bucket, cost.units, ceiling, budget.timeZone],
  )
  const row = rows[0]
  if (row && !row.granted) throw heldBy({ channel, bucket: cost.bucket, until: row.midnight })
}

/** Refused by ourselves: nothing new was learnt from the platform. */
export const OWN_BUDGET = 'core.budget'

/** The refusal of our own ledger or of a hold, as if the platform had said it. */
export function heldBy(input: { channel: Channel; bucket: string; until: Date }): LimitReached {
  return new LimitReached({
    code: OWN_BUDGET,
    message: `Kênh ${CHANNEL_NAMES[input.channel.id]} đã hết hạn mức${input.bucket ? ` (${input.bucket})` : ''}.`,
    help: 'Không phải làm gì: hệ thống tự gửi khi có hạn mức mới.',
    who: 'nobody',
    until: input.until,
    bucket: input.bucket,
  })
}
