/** How our account on a platform stands: what a channel tells of it, and what nobody can tell for certain. */
import { NotAuthorized, type ChannelErrorFacts } from './errors'

/** Known as far as our own Deliveries or an operator's eyes have shown it. */
export interface Doubt {
  code: string
  /** codes of errors that show it to be so */
  provenBy: readonly string[]
  /** anything verified live, with no such error since, shows it not to be so */
  isClearedByLive: boolean
  words: Readonly<Record<'fine' | 'unknown' | 'wrong', { message: string; help: string }>>
  /** Vietnamese, short: what a person may say she saw */
  claims: Readonly<Record<'fine' | 'wrong', string>>
}

export interface Health {
  ok: boolean
  /** not ok for a reason that passes by itself (a limit, no answer): what was known of the account still stands */
  isPassing?: boolean
  mode: 'real' | 'sandbox'
  /** Vietnamese; the account's name as the platform knows it, or what is wrong */
  summary: string
  /** surely nothing can be sent until somebody acts: the whole channel waits from now on, not from the first refusal */
  stop?: Pick<ChannelErrorFacts, 'code' | 'message' | 'help' | 'who'>
  account?: { id: string; name: string; url: string | null }
  /** null: it has no end that the platform told */
  tokenExpiresAt: Date | null
  grantedPermissions?: readonly string[]
  missingPermissions: readonly string[]
  /** What else the platform said about the account that decides whether people see what we publish. */
  facts?: readonly { code: string; level: 'fine' | 'wrong'; message: string; help: string }[]
}

/** What a refusal says of the account, where it says that nothing will go through. */
export function stopOf(error: unknown): Pick<Health, 'stop'> {
  if (!(error instanceof NotAuthorized)) return {}
  const { code, message, help, who } = error
  return { stop: { code, message, help, who } }
}
