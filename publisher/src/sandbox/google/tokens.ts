/** Refresh and access tokens as given here: the built-in refresh token, and those that come of a consent. */
import type { z } from 'zod'
import { issue, readIssued } from '../oauth/signed'
import { accessSchema, grantSchema, type GoogleCaller, type GoogleGrant } from './caller'
import type { GoogleContext } from './context'

export const SCOPE = 'https://www.googleapis.com/auth/'
export const KNOWN_SCOPES = ['youtube', 'youtube.force-ssl', 'youtube.upload', 'youtube.readonly'].map((name) => SCOPE + name)

export function issueRefreshToken({ context, grant }: { context: GoogleContext; grant: Omit<GoogleGrant, 'epoch'> }): string {
  return issue({
    kind: kindOf({ context, prefix: '1//sb', schema: grantSchema }),
    facts: { ...grant, epoch: context.access.epoch('youtube') },
  })
}

/** @returns null for one that is none, or whose consent was taken back */
export function readRefreshToken({ context, token }: { context: GoogleContext; token: string }): GoogleGrant | null {
  const { refreshToken, channelId } = context.settings.youtube
  const builtIn: GoogleGrant = { channelId, scopes: KNOWN_SCOPES.slice(0, 3), epoch: 0 }
  const grant =
    token === refreshToken ? builtIn : readIssued({ kind: kindOf({ context, prefix: '1//sb', schema: grantSchema }), text: token })
  return grant?.epoch === context.access.epoch('youtube') ? grant : null
}

export function issueAccessToken({ context, grant }: { context: GoogleContext; grant: GoogleGrant }): { token: string; lifeS: number } {
  const { settings } = context
  const facts: GoogleCaller = { ...grant, expiresAt: settings.now().getTime() + settings.limits.tokenMs }
  const token = issue({ kind: kindOf({ context, prefix: 'ya29.sb', schema: accessSchema }), facts })
  return { token, lifeS: Math.floor(settings.limits.tokenMs / 1_000) }
}

export function readAccessToken({ context, token }: { context: GoogleContext; token: string }): GoogleCaller | null {
  const facts = readIssued({ kind: kindOf({ context, prefix: 'ya29.sb', schema: accessSchema }), text: token })
  const isLive = facts && facts.epoch === context.access.epoch('youtube') && context.settings.now().getTime() < facts.expiresAt
  return isLive ? facts : null
}

function kindOf<T>({ context, prefix, schema }: { context: GoogleContext; prefix: string; schema: z.ZodType<T> }) {
  return { prefix, schema, secret: context.settings.youtube.clientSecret }
}
