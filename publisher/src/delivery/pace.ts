/**
 * Slowing down before the wall: as what a platform counts of our calls nears its limit, creates and updates begin further
 * apart, and the last of it is kept for removals. The figure and the last turn are one row a channel, so that all workers
 * of all processes share them. It costs no try.
 */
import type { Pace } from '@hl/config/policy'
import type { ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'

/** `isReserve`: what is left is the removals'. */
export interface Wait {
  until: Date
  isReserve: boolean
}

/** Takes the channel's next turn, atomically among all workers. @returns null when it was taken, else when to ask again */
export async function takeTurn(client: Queryable, input: { channel: ChannelId; pace: Pace }): Promise<Wait | null> {
  const { fromPercent, reservePercent, gapMs, believedMs } = input.pace
  const { rows } = await client.query<{ until: Date; is_reserve: boolean }>({ name: 'take_turn', text: TAKE_TURN }, [
    input.channel,
    fromPercent,
    reservePercent,
    ...gapMs,
    believedMs,
  ])
  const row = rows[0]
  return row ? { until: row.until, isReserve: row.is_reserve } : null
}

const TAKE_TURN = `
  with usage as (
    select channel,
      paced_at + ($4::float8 + ($5::float8 - $4::float8) * least(1, (percent - $2::float8) / ($3::float8 - $2::float8))) * interval '1 millisecond' as turn_at,
      case when percent >= $3::float8 then coalesce(regain_at, seen_at + $6::float8 * interval '1 millisecond') end as reserved_until
    from channel_usage where channel = $1 and percent >= $2::float8 for update
  ), taken as (
    update channel_usage u set paced_at = now() from usage
    where u.channel = usage.channel and coalesce(greatest(turn_at, reserved_until) <= now(), true) returning 1
  )
  select greatest(turn_at, reserved_until) as until, coalesce(reserved_until > now(), false) as is_reserve from usage
  where not exists (select 1 from taken)`
