/** One call through Google's own client: with our address, our time-out, a valid token, and its failure sorted. */
import { youtube_v3 } from 'googleapis/build/src/apis/youtube'
import type { z } from 'zod'
import { parseAnswer } from './answers'
import { createAuthorization, type Authorization } from './authorization'
import type { CallScope } from './call-scope'
import { fromThrown } from './errors'
import type { ConnectedOptions, Tuning } from './settings'

export interface CallOptions {
  rootUrl: string
  retry: boolean
  timeout: number
  signal: AbortSignal
}
interface Calling<T> {
  scope: CallScope
  schema: z.ZodType<T>
  /** may be called twice, after a 401 */
  send: (options: CallOptions) => Promise<{ data: unknown; status: number }>
}

export interface Caller {
  readonly authorization: Authorization
  readonly youtube: youtube_v3.Youtube
  call<T>(args: Calling<T>): Promise<T>
}

type CallerInput = Pick<ConnectedOptions, 'settings' | 'connection'> & { tuning: Tuning }

export function createCaller({ settings, connection, tuning }: CallerInput): Caller {
  const authorization = createAuthorization({ settings, connection, tokenMs: tuning.tokenMs })
  const youtube = new youtube_v3.Youtube({ auth: authorization.client })
  return {
    authorization,
    youtube,
    async call({ scope, schema, send }) {
      const { signal, now, log } = scope
      // `rootUrl` goes with every call: given once, the calls with media (thumbnails, captions) would still go to Google
      const options = { rootUrl: `${settings.apiUrl}/`, retry: false, timeout: tuning.callMs, signal }
      const answer = await authorization.run({
        scope,
        call: () =>
          send(options).catch((error: unknown) => {
            throw fromThrown({ error, call: { bucket: 'units', now: now(), log } })
          }),
      })
      scope.heard?.(answer.status)
      return parseAnswer({ schema, answer: answer.data })
    },
  }
}
