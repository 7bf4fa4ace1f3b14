/** The OAuth token endpoint (refresh_token grant) and the check of access tokens. Tokens carry their own expiry, so a restart forgets none. */
import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { headerOf, readBody } from '../body'
import type { Settings } from '../options'
import { GoogleError } from './errors'

const SCOPES = [
  'https://www.googleapis.com/auth/youtube',
  'https://www.googleapis.com/auth/youtube.force-ssl',
  'https://www.googleapis.com/auth/youtube.upload',
]

export async function grantToken({ settings, incoming }: { settings: Settings; incoming: IncomingMessage }): Promise<Response> {
  if (incoming.method !== 'POST') return refusal({ status: 405, error: 'invalid_request', description: 'POST only' })
  if (!headerOf({ incoming, name: 'content-type' })?.startsWith('application/x-www-form-urlencoded')) {
    return refusal({ status: 400, error: 'invalid_request', description: 'The body must be application/x-www-form-urlencoded' })
  }
  const form = new URLSearchParams((await readBody({ incoming, limit: 64 * 1024, dropAfter: null })).toString('utf8'))
  const { clientId, clientSecret, refreshToken } = settings.youtube
  if (form.get('grant_type') !== 'refresh_token') {
    return refusal({ status: 400, error: 'unsupported_grant_type', description: 'Only refresh_token is granted here' })
  }
  const basic = /^Basic (.+)$/.exec(headerOf({ incoming, name: 'authorization' }) ?? '')?.[1]
  const [id, secret] =
    basic === undefined ? [form.get('client_id'), form.get('client_secret')] : Buffer.from(basic, 'base64').toString().split(':')
  if (id !== clientId || secret !== clientSecret)
    return refusal({ status: 401, error: 'invalid_client', description: 'The OAuth client was not found.' })
  if (form.get('refresh_token') !== refreshToken) return invalidGrant()
  const expiresAt = settings.now().getTime() + settings.limits.tokenMs
  return Response.json({
    access_token: `ya29.sandbox-${expiresAt}-${sign({ settings, expiresAt })}`,
    expires_in: Math.floor(settings.limits.tokenMs / 1_000),
    scope: SCOPES.join(' '),
    token_type: 'Bearer',
  })
}

export function invalidGrant(): Response {
  return refusal({ status: 400, error: 'invalid_grant', description: 'Token has been expired or revoked.' })
}

/** @throws GoogleError 401 authError; a token in the address is refused whatever it is */
export function checkToken({ settings, incoming, query }: { settings: Settings; incoming: IncomingMessage; query: URLSearchParams }): void {
  if (query.has('access_token') || query.has('oauth_token')) {
    throw new GoogleError({
      status: 400,
      reason: 'unexpectedParameter',
      message: 'Send the token in the Authorization header, never in the address',
    })
  }
  const token = /^Bearer ya29\.sandbox-(\d+)-(\w+)$/.exec(headerOf({ incoming, name: 'authorization' }) ?? '')
  const expiresAt = Number(token?.[1])
  if (!token || token[2] !== sign({ settings, expiresAt }) || settings.now().getTime() >= expiresAt) {
    throw new GoogleError({
      status: 401,
      reason: 'authError',
      domain: 'global',
      location: 'Authorization',
      message: 'Request had invalid authentication credentials. Expected OAuth 2 access token.',
    })
  }
}

function sign({ settings, expiresAt }: { settings: Settings; expiresAt: number }): string {
  return createHmac('sha256', settings.youtube.clientSecret).update(String(expiresAt)).digest('hex').slice(0, 32)
}

function refusal({ status, error, description }: { status: number; error: string; description: string }): Response {
  return Response.json({ error, error_description: description }, { status })
}
