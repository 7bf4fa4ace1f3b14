/** Access tokens of the Graph API as given here: the built-in Page token, and those that come of a consent. */
import { issue, readIssued } from '../oauth/signed'
import { tokenFactsSchema, type TokenFacts } from './caller'
import type { GraphContext } from './context'

type NewToken = Omit<TokenFacts, 'issuedAt' | 'epoch' | 'appId'> & { appId?: string | undefined }

export const ALL_SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_posts',
  'pages_manage_engagement',
  'read_insights',
] as const

export function issueToken({ context, facts }: { context: GraphContext; facts: NewToken }): string {
  const { settings, access } = context
  const issuedAt = seconds(settings.now())
  const all: TokenFacts = { ...facts, appId: facts.appId ?? settings.facebook.appId, issuedAt, epoch: access.epoch('facebook') }
  return issue({ kind: kindOf(context), facts: all })
}

/** @returns null for what was never a token here; a dead one is told with `isDead` */
export function readToken({ context, token }: { context: GraphContext; token: string }): (TokenFacts & { isDead: boolean }) | null {
  const { settings, access } = context
  const facts = token === settings.facebook.pageToken ? builtIn(context) : readIssued({ kind: kindOf(context), text: token })
  if (!facts) return null
  const isExpired = facts.expiresAt > 0 && seconds(settings.now()) >= facts.expiresAt
  return { ...facts, isDead: isExpired || facts.epoch !== access.epoch('facebook') }
}

export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000)
}

function kindOf({ settings }: GraphContext) {
  return { prefix: 'EAAsb', schema: tokenFactsSchema, secret: settings.facebook.appSecret }
}

function builtIn({ settings }: GraphContext): TokenFacts {
  const { pageId, appId } = settings.facebook
  const since = { issuedAt: 1_780_000_000, epoch: 0, expiresAt: 0, isLong: true }
  return { type: 'PAGE', pageId, pages: [pageId], scopes: [...ALL_SCOPES], appId, ...since }
}
