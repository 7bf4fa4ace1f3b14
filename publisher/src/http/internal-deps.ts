/** What the internal routes work with. */
import type { DeliveryDeps } from '../delivery/deps'
import type { Doorbell } from '../queue/doorbell'

export interface InternalDeps extends DeliveryDeps {
  token: string
  mode: 'real' | 'sandbox'
  queues: Pick<Doorbell, 'depths'>
  /** Everything is started and nothing is stopping. */
  isReady(): boolean
}
