/**
 * A look ahead at each Delivery that goes out within a day: what would stop it, told while people can still do something.
 * One row a Delivery, about this wanted_seq and this time; looked at again while something is wrong, and once more in the last
 * hour. It stops nothing: the Delivery itself meets whatever is still wrong when its time comes.
 */
import type { Preflight } from '@hl/config/channel-health'
import type { ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'
import { askHealth } from '../delivery/ask-health'
import type { Delivery } from '../delivery/delivery'
import type { KeeperDeps } from './deps'
import { problemsOfPlan } from './preflight-checks'

type Deps = Pick<KeeperDeps, 'pool' | 'channels' | 'releases' | 'media' | 'log' | 'stopping'>

/** Deliveries looked at in one round; the next goes on. */
const MOST = 50

export async function runPreflight(deps: Deps): Promise<number> {
  const { rows } = await deps.pool.query<Delivery>(PLANNED, [MOST])
  const planned = rows.filter((delivery) => deps.channels.has(delivery.channel))
  for (const channel of new Set(planned.map((delivery) => delivery.channel))) await askIfOld(deps, channel)
  for (const delivery of planned) {
    if (deps.stopping.aborted) break
    const problems = await problemsOfPlan(deps, delivery)
    await deps.pool.query(
      `insert into preflight (delivery_id, wanted_seq, due_at, problems) values ($1, $2, $3, $4)
       on conflict (delivery_id) do update set wanted_seq = excluded.wanted_seq, due_at = excluded.due_at, at = now(), problems = excluded.problems`,
      [delivery.id, delivery.wanted_seq, delivery.not_before, JSON.stringify(problems)],
    )
    if (problems.length > 0) deps.log.info('preflight.problems', { delivery: delivery.id, codes: problems.map(({ code }) => code) })
  }
  return planned.length
}

/** What was found about what is wanted now; null: not looked at yet, or not planned. */
export async function readPreflight(client: Queryable, deliveryId: string): Promise<Preflight | null> {
  const { rows } = await client.query<{ at: Date; due_at: Date; problems: Preflight['problems'] }>(
    `select p.at, p.due_at, p.problems from preflight p join delivery d on d.id = p.delivery_id
     where d.id = $1 and d.state = 'scheduled' and p.wanted_seq = d.wanted_seq and p.due_at = d.not_before`,
    [deliveryId],
  )
  const row = rows[0]
  return row ? { at: row.at.toISOString(), dueAt: row.due_at.toISOString(), problems: row.problems } : null
}

async function askIfOld(deps: Deps, channel: ChannelId): Promise<void> {
  const { rowCount } = await deps.pool.query(`select 1 from channel_health where channel = $1 and at > now() - interval '1 hour' and ok`, [
    channel,
  ])
  if (!rowCount) await askHealth(deps, channel)
}

const PLANNED = `
  select d.* from delivery d left join preflight p on p.delivery_id = d.id
  where d.state = 'scheduled' and d.wanted_action = 'publish' and d.wanted_release is not null
    and d.not_before > now() and d.not_before < now() + interval '1 day'
    and (p.delivery_id is null or p.wanted_seq <> d.wanted_seq or p.due_at <> d.not_before
      or (jsonb_array_length(p.problems) > 0 and p.at < now() - interval '10 minutes')
      or (d.not_before < now() + interval '1 hour' and p.at < d.not_before - interval '1 hour'))
  order by d.not_before, d.id limit $1`
