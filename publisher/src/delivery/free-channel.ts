/** A channel was mended by hand: it is asked whether it is well, and if so all it blocked goes on at once. */
import type { ChannelId } from '@hl/config/words'
import type { Hint } from '../queue/doorbell'
import { askHealth } from './ask-health'
import type { DeliveryDeps } from './deps'
import { unblock } from './doors'

/** The sweep rings for the rest. */
const MOST_HINTS = 200

const FREE = `
  update delivery d set state = case when wanted_action = 'remove' then 'removing' else 'queued' end, due_at = now(), hinted_at = null,
    error = null, version = version + 1, updated_at = now()
  where channel = $1 and state = 'blocked' and not exists (select 1 from channel_state c where c.channel = d.channel and c.blocked)
  returning id, channel, wanted_action = 'remove' as "isRemoval"`

/** @returns how many Deliveries it freed; none when the channel is still not well, and the sweep asks again */
export async function freeIfHealthy(
  deps: Pick<DeliveryDeps, 'pool' | 'channels' | 'doorbell' | 'log' | 'stopping'>,
  id: ChannelId,
): Promise<number> {
  const { ok } = await askHealth(deps, id)
  if (!ok) return 0
  await unblock(deps, id)
  const { rows } = await deps.pool.query<Hint>(FREE, [id])
  await deps.doorbell.ring(rows.slice(0, MOST_HINTS))
  return rows.length
}
