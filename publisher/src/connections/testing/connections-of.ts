/** What the connections' routes need, over a stage of the delivery core, with channels that speak for the accounts stored there. */
import { readEnv } from '@hl/config/env'
import { createFacebookChannel } from '../../channels/facebook'
import { createYouTubeChannel } from '../../channels/youtube'
import type { Stage } from '../../delivery/testing/stage'
import type { ConnectionDeps } from '../deps'
import { openConnections } from '../open-connections'

export function connectionsOf(stage: Stage, source: Record<string, string> = {}): ConnectionDeps {
  const env = readEnv({ SECRETS_KEY: 'a key for tests of enough characters', ...source })
  const { sources, ...opened } = openConnections({ env, pool: stage.deps.pool, keepSecret: () => undefined })
  const common = { siteUrl: env.siteUrl, mode: env.isSandbox ? 'sandbox' : 'real', looksMs: [0, 0] } as const
  const channels = new Map(stage.deps.channels)
    .set('facebook', createFacebookChannel({ connection: sources.facebook, ...common }))
    .set('youtube', createYouTubeChannel({ connection: sources.youtube, takedown: env.youtubeTakedown, ...common }))
  return { ...stage.deps, ...opened, channels }
}
