/** Who calls: the Page token by header, its appsecret_proof, and `GET /debug_token`. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'

const SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_posts',
  'pages_manage_engagement',
  'read_insights',
]

/**
 * Stricter than the platform: only the header is taken, so that no token can end in a log of addresses, and the proof is required.
 * `/debug_token` may also be called with the app token `APP_ID|APP_SECRET`, which needs no proof.
 */
export function authenticate({
  context,
  authorization,
  given,
  isInspection,
}: {
  context: GraphContext
  authorization: string | null
  given: ReadonlyMap<string, unknown>
  isInspection: boolean
}): void {
  const { pageToken, appId, appSecret } = context.settings.facebook
  if (given.has('access_token')) throw invalid('Send the token in the Authorization header, never as access_token in the address or body')
  const token = /^(?:Bearer|OAuth) (.+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) {
    throw new GraphError({ code: 2500, message: 'An active access token must be used to query information about the current user.' })
  }
  if (isInspection && token === `${appId}|${appSecret}`) return
  if (token !== pageToken)
    throw new GraphError({ code: 190, status: 401, message: 'Invalid OAuth access token - Cannot parse access token' })
  const proof = given.get('appsecret_proof')
  if (typeof proof !== 'string') {
    throw new GraphError({
      code: 100,
      type: 'GraphMethodException',
      message: 'API calls from the server require an appsecret_proof argument',
    })
  }
  const expected = createHmac('sha256', appSecret).update(pageToken).digest('hex')
  if (proof.length !== expected.length || !timingSafeEqual(Buffer.from(proof), Buffer.from(expected))) {
    throw new GraphError({ code: 104, message: 'Invalid appsecret_proof provided in the API argument' })
  }
}

export const debugToken: Run = ({ context, call }) => {
  const { pageToken, appId, pageId } = context.settings.facebook
  const input = call.params.text('input_token')
  if (input === null) throw invalid('The parameter input_token is required')
  if (input !== pageToken) {
    return { data: { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token.' } } }
  }
  return {
    data: {
      app_id: appId,
      type: 'PAGE',
      application: 'Con đường hướng thiện (môi trường thử)',
      is_valid: true,
      issued_at: 1_780_000_000,
      expires_at: 0,
      data_access_expires_at: 0,
      profile_id: pageId,
      user_id: '100000000000001',
      scopes: SCOPES,
      granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: [pageId] })),
    },
  }
}
