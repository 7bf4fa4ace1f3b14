/** Who calls: a token by header with its appsecret_proof, what it may do here, and `debug_token`. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { GraphCaller } from './caller'
import type { GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'
import { readToken, type ALL_SCOPES } from './tokens'

/** What may be called in the app's own name, with `APP_ID|APP_SECRET`. */
export const APP_CALLS: ReadonlySet<string> = new Set(['debug_token', 'oauth'])

/** Stricter than the platform: only the header is taken, so that no token can end in a log of addresses, and the proof is required. */
export function authenticate({
  context,
  authorization,
  given,
  root,
}: {
  context: GraphContext
  authorization: string | null
  given: ReadonlyMap<string, unknown>
  /** the first part of the path */
  root: string
}): GraphCaller {
  const { appId, appSecret } = context.settings.facebook
  if (given.has('access_token')) throw invalid('Send the token in the Authorization header, never as access_token in the address or body')
  const token = /^(?:Bearer|OAuth) (.+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) {
    throw new GraphError({ code: 2500, message: 'An active access token must be used to query information about the current user.' })
  }
  if (APP_CALLS.has(root) && token === `${appId}|${appSecret}`) return { kind: 'app' }
  const caller = readCaller({ context, token })
  checkProof({ given, token, appSecret })
  return caller
}

/** @throws GraphError 190 for what is no token, or one no more */
export function readCaller({ context, token }: { context: GraphContext; token: string }): GraphCaller {
  const facts = readToken({ context, token })
  if (!facts) throw new GraphError({ code: 190, status: 401, message: 'Invalid OAuth access token - Cannot parse access token' })
  if (facts.isDead) {
    throw new GraphError({ code: 190, subcode: facts.epoch === context.access.epoch('facebook') ? 463 : 458, status: 401, message: DEAD })
  }
  return { kind: facts.type === 'PAGE' ? 'page' : 'user', token: facts }
}

const DEAD = 'Error validating access token: The session is no longer valid.'

function checkProof({ given, token, appSecret }: { given: ReadonlyMap<string, unknown>; token: string; appSecret: string }): void {
  const proof = given.get('appsecret_proof')
  if (typeof proof !== 'string') {
    throw new GraphError({
      code: 100,
      type: 'GraphMethodException',
      message: 'API calls from the server require an appsecret_proof argument',
    })
  }
  const expected = createHmac('sha256', appSecret).update(token).digest('hex')
  if (proof.length !== expected.length || !timingSafeEqual(Buffer.from(proof), Buffer.from(expected))) {
    throw new GraphError({ code: 104, message: 'Invalid appsecret_proof provided in the API argument' })
  }
}

/** Our Page and what is on it take its own token; whoever writes needs the permission too. */
export function assertOnPage({ context, caller, needed }: { context: GraphContext; caller: GraphCaller; needed: string }): void {
  if (caller.kind !== 'page')
    throw new GraphError({ code: 210, message: '(#210) A page access token is required to request this resource.' })
  if (caller.token.pageId !== context.settings.facebook.pageId) {
    throw new GraphError({
      code: 200,
      status: 403,
      message: '(#200) The user does not have sufficient administrative permission on the Page',
    })
  }
  if (!caller.token.scopes.includes(needed)) {
    throw new GraphError({ code: 200, status: 403, message: `(#200) If posting to a page, requires the ${needed} permission` })
  }
}

/** @throws GraphError 10 when the token was not given this permission */
export function assertScope({ caller, scope }: { caller: GraphCaller; scope: (typeof ALL_SCOPES)[number] }): void {
  if (caller.kind !== 'app' && caller.token.scopes.includes(scope)) return
  throw new GraphError({ code: 10, status: 403, message: `(#10) This endpoint requires the '${scope}' permission` })
}

export const debugToken: Run = ({ context, call }) => {
  if (!call.params.has('method')) throw invalid('Unsupported post request: debug_token is read with method=GET')
  const input = call.params.text('input_token')
  if (input === null) throw invalid('The parameter input_token is required')
  const facts = readToken({ context, token: input })
  if (!facts) return { data: { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token.' } } }
  const { type, appId, scopes, pages, pageId, expiresAt, issuedAt, isDead } = facts
  return {
    data: {
      app_id: appId,
      type,
      application: 'Con đường hướng thiện (môi trường thử)',
      is_valid: !isDead,
      issued_at: issuedAt,
      expires_at: expiresAt,
      data_access_expires_at: 0,
      ...(pageId === null ? {} : { profile_id: pageId }),
      user_id: '100000000000001',
      scopes,
      granular_scopes: scopes.map((scope) => ({ scope, target_ids: pages })),
      ...(isDead ? { error: { code: 190, message: DEAD } } : {}),
    },
  }
}
