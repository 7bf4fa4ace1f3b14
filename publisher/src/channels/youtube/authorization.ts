/** The OAuth token of the channel: refreshed within a time limit, renewed once when YouTube no longer takes it. */
import type { YouTubeEnv } from '@hl/config/env'
import type { ConnectionSource } from '../connection'
import { NotAuthorized } from '../errors'
import type { CallScope } from './call-scope'
import { fromTokenFailure } from './errors'
import { createOAuthClient, type OAuthClient } from './oauth-client'

export interface Authorization {
  readonly client: OAuthClient
  /** Calls with a valid token; when the answer is 401, refreshes once and calls once more: a 401 has done nothing. */
  run<T>(args: { scope: Pick<CallScope, 'now' | 'log'>; call: (token: string) => Promise<T> }): Promise<T>
  /** The scopes that came with the last token; null before the first or when Google did not say. */
  scopes(): readonly string[] | null
}

interface AuthorizationInput {
  settings: YouTubeEnv
  connection: Pick<ConnectionSource<YouTubeEnv>, 'renewed'>
  tokenMs: number
}

export function createAuthorization({ settings, connection, tokenMs }: AuthorizationInput): Authorization {
  const { clientId, clientSecret, tokenUrl } = settings
  const client = createOAuthClient({ clientId, clientSecret, tokenUrl, tokenMs })
  let { refreshToken } = settings
  const reset = () => client.setCredentials({ refresh_token: refreshToken })
  reset()
  // Google may hand out a new one with any refresh, and lets the old one die. The library's own credentials keep the old one;
  // only this event tells. An empty one is none.
  let handedOut: string | null = null
  client.on('tokens', ({ refresh_token: another }) => {
    handedOut = another || null
  })
  async function keepHandedOut(): Promise<void> {
    const another = handedOut
    handedOut = null
    if (another === null || another === refreshToken) return
    refreshToken = another
    client.setCredentials({ ...client.credentials, refresh_token: another })
    await connection.renewed?.(another)
  }
  async function token({ now, log }: Pick<CallScope, 'now' | 'log'>): Promise<string> {
    try {
      const { token: fresh } = await client.getAccessToken()
      await keepHandedOut()
      if (fresh) return fresh
    } catch (error) {
      throw fromTokenFailure({ error, now: now(), log })
    }
    throw new NotAuthorized({
      code: 'youtube.token.empty',
      message: 'Google không cấp mã truy cập cho kênh YouTube.',
      help: 'Người quản trị kiểm tra YOUTUBE_TOKEN_URL và bấm Kết nối lại.',
      who: 'operator',
    })
  }

  return {
    client,
    async run({ scope, call }) {
      const first = await token(scope)
      try {
        return await call(first)
      } catch (error) {
        if (!(error instanceof NotAuthorized && error.platform?.status === 401)) throw error
        // another call may have renewed it meanwhile
        if (client.credentials.access_token === first) reset()
      }
      return call(await token(scope))
    },
    scopes: () => client.credentials.scope?.split(' ').filter(Boolean) ?? null,
  }
}
