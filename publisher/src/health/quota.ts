/** Our own ledger of a channel's daily budgets: what is used, what is left, and what the plan of this quota day will need. */
import type { Quota } from '@hl/config/channel-health'
import type { Channel } from '../channels/channel'
import type { Queryable } from '../database'

export async function readQuota(client: Queryable, channel: Channel): Promise<Quota[]> {
  return Promise.all(
    Object.entries(channel.budgets ?? {}).map(async ([bucket, budget]) => {
      const { rows } = await client.query<{ used: number; resets_at: Date; creates: number; updates: number }>(QUOTA, [
        channel.id,
        bucket,
        budget.timeZone,
      ])
      const { used = 0, resets_at: resetsAt = new Date(), creates = 0, updates = 0 } = rows[0] ?? {}
      const { name, perDay, reserve } = budget
      const left = Math.max(0, perDay - reserve - used)
      const planned = creates * costOf({ channel, bucket, act: 'create' }) + updates * costOf({ channel, bucket, act: 'update' })
      return { bucket, name, perDay, reserve, used, left, planned, resetsAt: resetsAt.toISOString() }
    }),
  )
}

/** Units of one bucket that an Item may take. */
export function costOf({ channel, bucket, act }: { channel: Channel; bucket: string; act: 'create' | 'update' }): number {
  const costs = channel.expectedCosts?.[act] ?? []
  return costs.filter((cost) => cost.bucket === bucket).reduce((sum, cost) => sum + cost.units, 0)
}

/** Planned: what is wanted and not there yet, and is to go out before the budget begins anew. */
const QUOTA = `
  with today as (select (now() at time zone $3)::date as day),
  until as (select ((day + 1)::timestamp at time zone $3) as midnight, day from today)
  select coalesce((select used from ledger where channel = $1 and bucket = $2 and ledger.day = until.day), 0) as used,
    midnight as resets_at, plan.creates, plan.updates
  from until, lateral (
    select count(*) filter (where live_release is null and prepared_seq < wanted_seq) as creates,
      count(*) filter (where live_release is not null or prepared_seq >= wanted_seq) as updates
    from delivery d
    where d.channel = $1 and d.state in ('scheduled', 'queued', 'retrying', 'waiting', 'held', 'blocked') and d.wanted_action = 'publish'
      and d.live_release is distinct from d.wanted_release and coalesce(d.not_before, now()) < until.midnight) plan`
