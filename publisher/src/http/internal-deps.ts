/** What the internal routes work with. */
import type { DeliveryDeps } from '../delivery/deps'

export interface InternalDeps extends DeliveryDeps {
  token: string
  mode: 'real' | 'sandbox'
  /** Everything is started and nothing is stopping. */
  isReady(): boolean
}
