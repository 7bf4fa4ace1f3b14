/**
 * When the platforms are asked how our accounts stand: at start, daily, and again soon while one does not answer well.
 * One process asks for all; what it learns is a row. A blocked channel is asked more often by the sweep.
 */
import type { ChannelId } from '@hl/config/words'
import { askHealth } from '../delivery/ask-health'
import type { DeliveryDeps } from '../delivery/deps'

const DAY = "interval '1 day'"
/** A channel that was not well is asked again after this, so that nobody reads of a fault that is over. */
const AGAIN = "interval '10 minutes'"
/** Another process that has just started asked already. */
const FRESH = "interval '1 minute'"

/** Asks each channel whose answer is older than it should be. @param isStart everything but what was asked just now */
export async function askStale(
  deps: Pick<DeliveryDeps, 'pool' | 'log' | 'channels' | 'stopping'>,
  { isStart }: { isStart: boolean },
): Promise<void> {
  const { rows } = await deps.pool.query<{ channel: ChannelId }>(
    `select channel from channel_health
     where at > now() - case when $1 then ${FRESH} when ok then ${DAY} else ${AGAIN} end`,
    [isStart],
  )
  const known = new Set(rows.map((row) => row.channel))
  for (const [id, channel] of deps.channels) {
    const hasAccount = (await channel.wasConnected?.()) ?? true
    if (hasAccount && !known.has(id) && !deps.stopping.aborted) await askHealth(deps, id)
  }
}
