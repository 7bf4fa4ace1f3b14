/** What the keeper and its work are made with. */
import type { WorkHours } from '@hl/config/work-hours'
import type { DeliveryDeps } from '../delivery/deps'

export interface KeeperDeps extends Pick<DeliveryDeps, 'pool' | 'channels' | 'releases' | 'media' | 'log' | 'stopping'> {
  workHours: WorkHours
  /** between two looks at what people must be told */
  watchMs: number
  /** between two looks at what is planned, and at whose health is stale */
  lookAheadMs: number
}
