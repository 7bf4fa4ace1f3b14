/** The OAuth token endpoint (a code, or a refresh token) and the check of access tokens. */
import type { IncomingMessage } from 'node:http'
import { headerOf, readBody } from '../body'
import type { GoogleCaller, GoogleGrant } from './caller'
import { spendCode } from './consent'
import type { GoogleContext } from './context'
import { GoogleError } from './errors'
import { issueAccessToken, issueRefreshToken, readAccessToken, readRefreshToken, SCOPE } from './tokens'

const FORMS: Readonly<Record<string, readonly string[]>> = {
  refresh_token: ['refresh_token'],
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
}

export async function grantToken({ context, incoming }: { context: GoogleContext; incoming: IncomingMessage }): Promise<Response> {
  if (incoming.method !== 'POST') return refusal({ status: 405, error: 'invalid_request', description: 'POST only' })
  if (!headerOf({ incoming, name: 'content-type' })?.startsWith('application/x-www-form-urlencoded')) {
    return refusal({ status: 400, error: 'invalid_request', description: 'The body must be application/x-www-form-urlencoded' })
  }
  const form = new URLSearchParams((await readBody({ incoming, limit: 64 * 1024, dropAfter: null })).toString('utf8'))
  const wanted = FORMS[form.get('grant_type') ?? '']
  if (!wanted) return refusal({ status: 400, error: 'unsupported_grant_type', description: 'refresh_token or authorization_code' })
  const stray = [...form.keys()].find((name) => !['grant_type', 'client_id', 'client_secret', ...wanted].includes(name))
  if (stray !== undefined)
    return refusal({ status: 400, error: 'invalid_request', description: `Parameter not allowed for this message type: ${stray}` })
  if (!isClient({ context, incoming, form }))
    return refusal({ status: 401, error: 'invalid_client', description: 'The OAuth client was not found.' })
  const refreshToken = form.get('refresh_token')
  if (refreshToken !== null) {
    const grant = readRefreshToken({ context, token: refreshToken })
    return grant ? answer({ context, grant }) : invalidGrant()
  }
  const spent = await spendCode({ context, form })
  if (!spent) return invalidGrant('Malformed auth code, a wrong redirect_uri or code_verifier, or the code was used.')
  const { isOffline, ...grant } = spent
  return answer({ context, grant, ...(isOffline ? { refreshToken: issueRefreshToken({ context, grant }) } : {}) })
}

function answer({ context, grant, refreshToken }: { context: GoogleContext; grant: GoogleGrant; refreshToken?: string }): Response {
  const { token, lifeS } = issueAccessToken({ context, grant })
  const more = refreshToken === undefined ? {} : { refresh_token: refreshToken }
  return Response.json({ access_token: token, expires_in: lifeS, scope: grant.scopes.join(' '), token_type: 'Bearer', ...more })
}

export function invalidGrant(description = 'Token has been expired or revoked.'): Response {
  return refusal({ status: 400, error: 'invalid_grant', description })
}

/** @throws GoogleError 401 authError; a token in the address is refused whatever it is */
export function checkToken({
  context,
  incoming,
  query,
}: {
  context: GoogleContext
  incoming: IncomingMessage
  query: URLSearchParams
}): GoogleCaller {
  if (query.has('access_token') || query.has('oauth_token')) {
    throw new GoogleError({
      status: 400,
      reason: 'unexpectedParameter',
      message: 'Send the token in the Authorization header, never in the address',
    })
  }
  const token = /^Bearer (\S+)$/.exec(headerOf({ incoming, name: 'authorization' }) ?? '')?.[1] ?? ''
  const caller = readAccessToken({ context, token })
  if (caller) return caller
  throw new GoogleError({
    status: 401,
    reason: 'authError',
    domain: 'global',
    location: 'Authorization',
    message: 'Request had invalid authentication credentials. Expected OAuth 2 access token.',
  })
}

/** Reading takes any of the scopes, uploading `youtube.upload`, changing `youtube.force-ssl`; `youtube` covers all. @throws GoogleError 403 */
export function assertScope({ caller, method, isUpload }: { caller: GoogleCaller; method: string; isUpload: boolean }): void {
  const needed =
    method === 'GET'
      ? ['youtube.readonly', 'youtube.force-ssl']
      : isUpload
        ? ['youtube.upload', 'youtube.force-ssl']
        : ['youtube.force-ssl']
  if (['youtube', ...needed].some((name) => caller.scopes.includes(SCOPE + name))) return
  throw new GoogleError({ status: 403, reason: 'insufficientPermissions', domain: 'global', message: 'Insufficient Permission' })
}

function isClient({ context, incoming, form }: { context: GoogleContext; incoming: IncomingMessage; form: URLSearchParams }): boolean {
  const { clientId, clientSecret } = context.settings.youtube
  const basic = /^Basic (.+)$/.exec(headerOf({ incoming, name: 'authorization' }) ?? '')?.[1]
  const [id, secret] =
    basic === undefined ? [form.get('client_id'), form.get('client_secret')] : Buffer.from(basic, 'base64').toString().split(':')
  return id === clientId && secret === clientSecret
}

export function refusal({ status, error, description }: { status: number; error: string; description: string }): Response {
  return Response.json({ error, error_description: description }, { status })
}
