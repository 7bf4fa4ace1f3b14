/**
 * The sweep: rings for whatever is due and was not rung for lately, ends the leases of dead processes, and lets blocked
 * channels go once they are healthy.
 * PostgreSQL is the truth; if every job and NOTIFY were lost, this alone would still finish the work.
 */
import type { ChannelId } from '@hl/config/words'
import { startBeat, type Beat } from '../beat'
import { queueName, type Hint } from '../queue/doorbell'
import type { Queryable } from '../database'
import { askHealth } from './ask-health'
import type { DeliveryDeps } from './deps'
import { freeUnblocked, unblock } from './doors'
import { endDeadLeases } from './presence'

const LONGEST_WAIT_MS = 60_000

/** @param onBeat after each round that went well */
export function startSweep(deps: DeliveryDeps, onBeat: () => void = () => undefined): Beat {
  let healthAt = 0
  return startBeat({
    async round() {
      if (deps.presence) {
        const ended = await endDeadLeases(deps.pool, deps.presence)
        if (ended > 0) deps.log.info('sweep.dead_leases', { deliveries: ended })
      }
      await freeUnblocked(deps.pool)
      await retireReplaced(deps.pool)
      await ringDue(deps)
      const waitMs = await untilNextDue(deps)
      onBeat()
      if (Date.now() >= healthAt) {
        healthAt = Date.now() + deps.policy.healthEveryMs
        await freeHealthyChannels(deps)
      }
      return waitMs
    },
    afterErrorMs: deps.policy.sweepMs,
    onError: (error) => deps.log.warn('sweep.failed', { error }),
  })
}

/**
 * Rings for what is due, oldest first, for each queue only as much as it has room for: a backlog on one channel neither
 * hides another's work nor fills the queue without end. @returns how many were rung for
 */
export async function ringDue(deps: Pick<DeliveryDeps, 'pool' | 'doorbell' | 'policy' | 'channels'>): Promise<number> {
  const queues = [...deps.channels.keys()].flatMap((channel) => [false, true].map((isRemoval) => ({ channel, isRemoval })))
  const depths = await deps.doorbell.depths()
  const rooms = queues.map((queue) => Math.max(0, deps.policy.queueRoom - (depths[queueName(queue)] ?? 0)))
  const { rows } = await deps.pool.query<Hint>(RING, [
    queues.map((queue) => queue.channel),
    queues.map((queue) => queue.isRemoval),
    rooms,
    deps.policy.hintAgainMs,
  ])
  if (rows.length > 0) await deps.doorbell.ring(rows)
  return rows.length
}

const RING = `
  update delivery set hinted_at = now() where id in (
    select due.id from unnest($1::text[], $2::boolean[], $3::int[]) as q(channel, is_removal, room),
    lateral (
      select d.id from delivery d
      where d.channel = q.channel and (d.wanted_action = 'remove') = q.is_removal and d.due_at <= now()
        and (d.lease_until is null or d.lease_until <= now())
        and (d.hinted_at is null or d.hinted_at < now() - $4 * interval '1 millisecond' or d.hinted_at < d.due_at)
        and not exists (select 1 from channel_state c where c.channel = q.channel and c.bucket = '' and c.paused and (c.pause_all or not q.is_removal))
      order by d.due_at limit q.room for update skip locked
    ) due)
  returning id, channel, wanted_action = 'remove' as "isRemoval"`

/** What is live, and has taken the place of something that still stands. */
export async function retireReplaced(client: Queryable): Promise<void> {
  await client.query(
    `update delivery d set due_at = now() where d.state = 'live' and (d.due_at is null or d.due_at = d.again_at)
       and d.id in (select r.delivery_id from receipt r where r.status = 'retiring')`,
  )
}

/** The timer aims at the next due_at, but never sleeps longer than the sweep's own beat when something is near. */
async function untilNextDue(deps: DeliveryDeps): Promise<number> {
  const { rows } = await deps.pool.query<{ wait_ms: number | null }>(
    `select extract(epoch from min(due_at) - now()) * 1000 as wait_ms from delivery where due_at > now()`,
  )
  const waitMs = Number(rows[0]?.wait_ms ?? LONGEST_WAIT_MS)
  return Math.max(20, Math.min(waitMs + 5, deps.policy.sweepMs))
}

/** A blocked channel whose health passes again frees all it blocked. */
export async function freeHealthyChannels(deps: DeliveryDeps): Promise<void> {
  const { rows } = await deps.pool.query<{ channel: ChannelId }>(`select channel from channel_state where blocked`)
  for (const { channel: id } of rows) {
    try {
      if (!(await askHealth(deps, id)).ok) continue
    } catch (error) {
      deps.log.info('channel.still_blocked', { channel: id, error })
      continue
    }
    await unblock(deps, id)
    deps.log.info('channel.unblocked', { channel: id })
  }
}
