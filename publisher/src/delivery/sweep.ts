/**
 * The sweep: rings for whatever is due and was not rung for lately, ends the leases of dead processes, and lets blocked
 * channels go once they are healthy.
 * PostgreSQL is the truth; if every job and NOTIFY were lost, this alone would still finish the work.
 */
import type { ChannelId } from '@hl/config/words'
import type { Hint } from '../queue/doorbell'
import { createReadContext } from './context'
import { channelOf, type DeliveryDeps } from './deps'
import { unblock } from './doors'
import { endDeadLeases } from './presence'

export interface Sweep {
  close(): Promise<void>
}

const LONGEST_WAIT_MS = 60_000
const HEALTH_DEADLINE_MS = 15_000

export function startSweep(deps: DeliveryDeps): Sweep {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let healthAt = 0
  const round = async () => {
    let waitMs: number = deps.policy.sweepMs
    try {
      if (deps.presence) {
        const ended = await endDeadLeases(deps.pool, deps.presence)
        if (ended > 0) deps.log.info('sweep.dead_leases', { deliveries: ended })
      }
      await ringDue(deps)
      waitMs = await untilNextDue(deps)
      if (Date.now() >= healthAt) {
        healthAt = Date.now() + deps.policy.healthEveryMs
        await freeHealthyChannels(deps)
      }
    } catch (error) {
      if (!isClosed) deps.log.warn('sweep.failed', { error })
    }
    if (!isClosed) timer = setTimeout(() => (running = round()), waitMs)
  }
  running = round()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** @returns how many were rung for */
export async function ringDue(deps: Pick<DeliveryDeps, 'pool' | 'doorbell' | 'policy'>): Promise<number> {
  const { rows } = await deps.pool.query<Hint>(
    `update delivery set hinted_at = now() where id in (
       select d.id from delivery d left join channel_state c on c.channel = d.channel and c.bucket = ''
       where d.due_at <= now() and (d.lease_until is null or d.lease_until <= now())
         and (d.hinted_at is null or d.hinted_at < now() - $1 * interval '1 millisecond' or d.hinted_at < d.due_at)
         and not coalesce(c.paused and (c.pause_all or d.wanted_action <> 'remove'), false)
         and (c.hold_until is null or c.hold_until <= now() or d.state <> 'held')
       order by d.due_at limit $2 for update of d skip locked)
     returning id, channel, wanted_action = 'remove' as "isRemoval"`,
    [deps.policy.hintAgainMs, deps.policy.sweepLimit],
  )
  if (rows.length > 0) await deps.doorbell.ring(rows)
  return rows.length
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
    const channel = channelOf(deps, id)
    const ctx = createReadContext({ deps, channel, signal: AbortSignal.timeout(HEALTH_DEADLINE_MS), isRemoval: false, log: deps.log })
    try {
      const health = await channel.health(ctx)
      if (!health.ok) continue
    } catch (error) {
      deps.log.info('channel.still_blocked', { channel: id, error })
      continue
    }
    const freed = await unblock(deps, id)
    deps.log.info('channel.unblocked', { channel: id, deliveries: freed })
    await ringDue(deps)
  }
}
