/** The wizard over the stand-ins and a database of its own, as one person goes through it. */
import { z } from 'zod'
import type { Candidate, Candidates, Confirmed, Connectable, Connection, Started } from '@hl/config/connection'
import type { ChannelContext } from '../../channels/channel'
import { createStage, type Stage } from '../../delivery/testing/stage'
import { startHarness, type Harness } from '../../sandbox/testing/harness'
import { startConsent, takeCode, takeToken } from '../ask-consent'
import { confirmAccount } from '../confirm'
import type { ConnectionDeps } from '../deps'
import { readConnections } from '../view'
import { connectionsOf } from './connections-of'
import { consent, type Decision } from './consent'

export const LAN = { id: '7', name: 'Trần Thị Lan' }
export const redirectUri = 'http://127.0.0.1:1337/connections/callback'
export const PAGE = '100064000000001'
export const NAME = 'Con đường hướng thiện'

export interface Choice {
  id?: string
  name?: string
  replaces?: string | null
  expected?: number
}

export interface WizardWorld {
  harness: Harness
  stage: Stage
  deps: ConnectionDeps
  start(channel: Connectable): Promise<Started>
  /** all the way to the accounts that can be chosen */
  granted(channel: Connectable, decision?: Decision): Promise<Candidates>
  pasted(token: string): Promise<Candidates>
  confirm(channel: Connectable, offered: Candidates, choice?: Choice): Promise<Confirmed>
  connection(channel: Connectable): Promise<Connection | undefined>
  /** what a person does in the platform's own settings */
  hand(path: string): Promise<void>
  /** a token made at the platform itself */
  madeToken(made: object): Promise<string>
  context(): ChannelContext
  /** nothing connected, nothing begun, nothing taken back */
  reset(): Promise<void>
  close(): Promise<void>
}

const madeSchema = z.object({ token: z.string() })

export async function openWizard(): Promise<WizardWorld> {
  const harness = await startHarness()
  const stage = await createStage()
  const { url } = harness.sandbox
  const deps = connectionsOf(stage, { SANDBOX_PORT: new URL(url).port })
  const post = (path: string, body: object = {}) => fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  const start: WizardWorld['start'] = (channel) => startConsent(deps, { channel, actor: LAN, app: null, redirectUri })
  return {
    harness,
    stage,
    deps,
    start,
    async granted(channel, decision = {}) {
      const { authorizeUrl } = await start(channel)
      return takeCode(deps, { channel, actor: LAN, ...(await consent(authorizeUrl, decision)) })
    },
    pasted: (token) => takeToken(deps, { channel: 'facebook', actor: LAN, app: null, redirectUri, token }),
    confirm: (channel, { attempt }, { id = PAGE, name = NAME, replaces = null, expected = 0 } = {}) =>
      confirmAccount(deps, { channel, actor: LAN, attempt, accountId: id, name, replaces, expected }),
    connection: async (channel) => (await readConnections(deps.pool, deps.env)).find((one) => one.channel === channel),
    hand: async (path) => void (await post(`/hand/${path}`)),
    madeToken: async (made) => madeSchema.parse(await (await post('/hand/facebook/tokens', made)).json()).token,
    context() {
      const signal = AbortSignal.timeout(10_000)
      return { signal, log: stage.deps.log, now: () => new Date(), noteUsage: () => undefined, read: (_, call) => call(signal) }
    },
    async reset() {
      await deps.pool.query('truncate connection, connection_attempt, channel_state, channel_health')
      await post('/reset')
    },
    async close() {
      await stage.close()
      await harness.stop()
    },
  }
}

export function candidate({ candidates }: Candidates, id: string): Candidate | undefined {
  return candidates.find((one) => one.id === id)
}
