/**
 * The channel's doors before each call: a hold set by any worker stops the next call of all, what is left near the limit is
 * the removals', and named costs come out of the ledger.
 */
import type { Pace } from '@hl/config/policy'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Channel, Cost } from '../channels/channel'
import { LimitReached } from '../channels/errors'
import type { Queryable } from '../database'

/** @param pace absent: the call may use what is kept for removals. @throws LimitReached when the channel, or this bucket of it, is held */
export async function assertNotHeld(client: Queryable, input: { channel: Channel; cost?: Cost; pace?: Pace }): Promise<void> {
  const { channel, cost, pace } = input
  const { rows } = await client.query<{ until: Date; bucket: string }>(CLOSED_DOOR, [
    channel.id,
    cost?.bucket ?? '',
    pace?.reservePercent ?? null,
    pace?.believedMs ?? null,
  ])
  const held = rows[0]
  if (held) throw heldBy({ channel, ...held })
}

/** Stands where a bucket's name does. */
const RESERVE = 'reserve'

/** SQL: the door that stays closed longest, if any. The reserve's figures are null for whoever may use it. */
export function closedDoor(at: { channel: string; bucket: string; reservePercent: string; believedMs: string }): string {
  return `select until, bucket from (
      select hold_until as until, bucket from channel_state where channel = ${at.channel} and bucket in ('', ${at.bucket})
      union all
      select coalesce(regain_at, seen_at + ${at.believedMs}::float8 * interval '1 millisecond'), '${RESERVE}' from channel_usage
      where channel = ${at.channel} and percent >= ${at.reservePercent}::float8
    ) door where until > now() order by until desc limit 1`
}

const CLOSED_DOOR = closedDoor({ channel: '$1', bucket: '$2', reservePercent: '$3', believedMs: '$4' })

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

const OWN_BUDGET = 'core.budget'
const OWN_RESERVE = 'core.reserve'

/** Refused by ourselves: nothing new was learnt from the platform. */
export function isOwnRefusal({ code }: { code: string }): boolean {
  return code === OWN_BUDGET || code === OWN_RESERVE
}

/** The refusal of our own ledger or of a closed door, as if the platform had said it. */
export function heldBy({ channel, bucket, until }: { channel: Pick<Channel, 'id'>; bucket: string; until: Date }): LimitReached {
  if (bucket === RESERVE) return keptForRemovals({ channel: channel.id, until })
  return new LimitReached({
    code: OWN_BUDGET,
    message: `Kênh ${CHANNEL_NAMES[channel.id]} đã hết hạn mức${bucket ? ` (${bucket})` : ''}.`,
    help: 'Không phải làm gì: hệ thống tự gửi khi có hạn mức mới.',
    who: 'nobody',
    until,
    bucket,
  })
}

export function keptForRemovals({ channel, until }: { channel: ChannelId; until: Date }): LimitReached {
  return new LimitReached({
    code: OWN_RESERVE,
    message: `Kênh ${CHANNEL_NAMES[channel]} gần chạm hạn mức; phần còn lại để dành cho việc gỡ bài.`,
    help: 'Không phải làm gì: hệ thống tự gửi khi kênh bớt tải.',
    who: 'nobody',
    until,
  })
}
