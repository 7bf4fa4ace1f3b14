/** Everything about accounts, made once: the keys, who each channel speaks for, and how a new account is asked for. */
import type { Pool } from 'pg'
import type { Env } from '@hl/config/env'
import { platformsOf } from '@hl/config/sandbox'
import { createFacebookConnector } from '../channels/facebook/connect'
import { createYouTubeConnector } from '../channels/youtube/connect'
import { createKeyring } from './keyring'
import { openSources } from './sources'

interface Opening {
  env: Env
  pool: Pool
  keepSecret(secret: string): unknown
}

export function openConnections({ env, pool, keepSecret }: Opening) {
  const keyring = createKeyring({ current: env.secretsKey, previous: env.previousSecretsKeys })
  const platforms = platformsOf(env)
  return {
    env,
    keyring,
    keepSecret,
    sources: openSources({ env, pool, keyring, keepSecret }),
    connectors: { facebook: createFacebookConnector(platforms.facebook), youtube: createYouTubeConnector(platforms.youtube) },
  }
}
