/**
 * How one platform is asked, once, whether we may publish for somebody: consent, exchange, and which accounts come of it.
 * Not in it: who may ask, where the answer is kept, what is done with it (connections/).
 */
import type { Candidate, Connectable } from '@hl/config/connection'
import type { PlatformApp } from '@hl/config/platforms'
import type { Logger } from '@hl/config/logger'

export interface Connector {
  readonly channel: Connectable
  /** Where a person says yes. `challenge`: SHA-256 of the verifier, for platforms that know PKCE. */
  authorizeUrl(input: { app: Pick<PlatformApp, 'id'>; redirectUri: string; state: string; challenge: string }): string
  /** @throws ChannelError */
  fromCode(input: CodeExchange, ctx: ConnectContext): Promise<Grant[]>
  /** From a token made at the platform itself; absent where there is no such thing. @throws ChannelError */
  fromToken?(input: { app: PlatformApp; token: string }, ctx: ConnectContext): Promise<Grant[]>
}

export interface CodeExchange {
  app: PlatformApp
  code: string
  redirectUri: string
  verifier: string
}

export interface ConnectContext {
  readonly signal: AbortSignal
  readonly log: Logger
  now(): Date
}

/** An account we could publish to, with what it takes. */
export interface Grant extends Omit<Candidate, 'isOther'> {
  /** null: the platform gave none this time, and the one it gave before still holds */
  token: string | null
}
