/** What the connections' routes need, over a stage of the delivery core. */
import { readEnv } from '@hl/config/env'
import type { Stage } from '../../delivery/testing/stage'
import type { ConnectionDeps } from '../deps'
import { openConnections } from '../open-connections'

export function connectionsOf(stage: Stage, source: Record<string, string> = {}): ConnectionDeps {
  const { pool } = stage.deps
  const env = readEnv({ SECRETS_KEY: 'a key for tests of enough characters', ...source })
  return { ...stage.deps, ...openConnections({ env, pool, keepSecret: () => undefined }) }
}
