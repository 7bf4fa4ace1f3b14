/** What connecting works with; made once in main.ts. */
import type { Env } from '@hl/config/env'
import type { Connectable } from '@hl/config/connection'
import type { Connector } from '../channels/connector'
import type { DeliveryDeps } from '../delivery/deps'
import type { Keyring } from './keyring'

export interface ConnectionDeps extends Pick<DeliveryDeps, 'pool' | 'channels' | 'doorbell' | 'log' | 'stopping'> {
  env: Env
  keyring: Keyring
  connectors: Readonly<Record<Connectable, Connector>>
  keepSecret(secret: string): unknown
}
