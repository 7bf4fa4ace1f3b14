/**
 * When the platforms are asked how our accounts stand: at start, daily, and again soon while one does not answer well.
 * One process asks for all; what it learns is a row. A blocked channel is asked more often by the sweep.
 */
import type { ChannelId } from '@hl/config/words'
import { askHealth } from '../delivery/ask-health'
import type { DeliveryDeps } from '../delivery/deps'
import { onlyOne } from './only-one'

type Deps = Pick<DeliveryDeps, 'pool' | 'log' | 'channels' | 'stopping'>

/** Whoever asks the platforms holds this, so that they are asked once. */
export const LOOK_AHEAD = 'publisher.look-ahead'
const DAY = "interval '1 day'"
/** A channel that was not well is asked again after this, so that nobody reads of a fault that is over. */
const AGAIN = "interval '10 minutes'"
/** Another process that has just started asked already. */
const FRESH = "interval '1 minute'"

/** Before anything is sent: a token that died while we were down stops its channel, and not the first Delivery. */
export async function askAtStart(deps: Deps): Promise<void> {
  await onlyOne(deps.pool, { name: LOOK_AHEAD, work: () => askStale(deps, { isStart: true }) })
}

/** Asks each channel whose answer is older than it should be. @param isStart everything but what was asked just now */
export async function askStale(deps: Deps, { isStart }: { isStart: boolean }): Promise<void> {
  const { rows } = await deps.pool.query<{ channel: ChannelId }>(
    `select channel from channel_health
     where at > now() - case when $1 then ${FRESH} when ok then ${DAY} else ${AGAIN} end`,
    [isStart],
  )
  const known = new Set(rows.map((row) => row.channel))
  // side by side: one that does not answer keeps nobody waiting twice
  await Promise.all(
    [...deps.channels].map(async ([id, channel]) => {
      const hasAccount = (await channel.wasConnected?.()) ?? true
      if (hasAccount && !known.has(id) && !deps.stopping.aborted) await askHealth(deps, id)
    }),
  )
}
