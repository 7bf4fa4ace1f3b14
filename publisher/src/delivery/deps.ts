/** What the delivery core works with; made once in main.ts and passed as the first argument. */
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import type { Policy } from '@hl/config/policy'
import type { ChannelId } from '@hl/config/words'
import type { Channel } from '../channels/channel'
import type { MediaReader } from '../media/media-reader'
import type { Doorbell } from '../queue/doorbell'
import type { ReleaseStore } from '../release/release-store'
import type { Presence } from './presence'

export interface DeliveryDeps {
  pool: Pool
  channels: ReadonlyMap<ChannelId, Channel>
  releases: ReleaseStore
  media: MediaReader
  doorbell: Pick<Doorbell, 'ring' | 'depths'>
  policy: Policy
  log: Logger
  /** Whose leases those taken here are; without it they end by time only. */
  presence?: Pick<Presence, 'id' | 'inHand'>
  /** Aborted at shutdown: no new call is begun. */
  stopping: AbortSignal
}

export function channelOf(deps: Pick<DeliveryDeps, 'channels'>, id: ChannelId): Channel {
  const channel = deps.channels.get(id)
  if (!channel) throw new Error(`No channel ${id}`)
  return channel
}
