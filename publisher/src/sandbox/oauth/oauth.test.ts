/** What the stand-ins refuse in a consent and in an exchange. */
import { createHash } from 'node:crypto'
import { graphClient, googleClient, send, startHarness, type Harness } from '../testing/harness'

let harness: Harness
beforeAll(async () => void (harness = await startHarness()))
afterAll(() => harness.stop())
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

const redirect_uri = 'http://127.0.0.1:1/back'
const verifier = 'v'.repeat(64)
const state = 's'.repeat(43)
const scope = 'https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.force-ssl'
const googleAsk = () => ({
  client_id: harness.sandbox.youtube.clientId,
  redirect_uri,
  response_type: 'code',
  scope,
  state,
  access_type: 'offline',
  prompt: 'consent',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
})
const facebookAsk = () => ({
  client_id: harness.sandbox.facebook.appId,
  redirect_uri,
  state,
  response_type: 'code',
  scope: 'pages_show_list,pages_manage_posts',
})
const google = () => `${harness.sandbox.url}/google/o/oauth2/v2/auth`
const facebook = () => `${harness.sandbox.url}/facebook/v26.0/dialog/oauth`

const page = async (address: string, query: Record<string, string>) => (await fetch(`${address}?${new URLSearchParams(query)}`)).status

/** @returns what the way back carries */
async function decide(address: string, query: Record<string, string>, more: [string, string][]): Promise<URLSearchParams> {
  const form = new FormData()
  for (const [name, value] of [...Object.entries(query), ...more]) form.append(name, value)
  const response = await fetch(address, { method: 'POST', body: form, redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams
}
const allowed = (scopes: string[]): [string, string][] => [
  ...scopes.map((one): [string, string] => ['hl_scope', one]),
  ['hl_account', harness.sandbox.youtube.channelId],
  ['hl_account', harness.sandbox.facebook.pageId],
  ['hl_decision', 'allow'],
]

async function googleToken(form: Record<string, string>) {
  const { clientId: client_id, clientSecret: client_secret, tokenUrl } = harness.sandbox.youtube
  return send(tokenUrl, { method: 'POST', body: new URLSearchParams({ client_id, client_secret, ...form }) })
}
async function graphExchange(form: Record<string, string>) {
  const { appId: client_id, appSecret: client_secret, graphUrl } = harness.sandbox.facebook
  const headers = { authorization: `Bearer ${client_id}|${client_secret}` }
  return send(`${graphUrl}/v26.0/oauth/access_token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ client_id, client_secret, ...form }),
  })
}

test('a consent page is shown only for a request that is whole, known and ours', async () => {
  expect([await page(google(), googleAsk()), await page(facebook(), facebookAsk())]).toEqual([200, 200])
  const wrong: [string, Record<string, string>][] = [
    [google(), { ...googleAsk(), client_id: 'other' }],
    [google(), { ...googleAsk(), code_challenge_method: 'plain' }],
    [google(), { ...googleAsk(), scope: 'https://www.googleapis.com/auth/drive' }],
    [google(), { ...googleAsk(), unknown: '1' }],
    [facebook(), { ...facebookAsk(), state: 'guessable' }],
    [facebook(), { ...facebookAsk(), redirect_uri: 'javascript:alert(1)' }],
    [facebook(), { ...facebookAsk(), scope: 'ads_management' }],
    [facebook(), { ...facebookAsk(), response_type: 'token' }],
  ]
  for (const [address, query] of wrong) expect([query, await page(address, query)]).toEqual([query, 400])
})

test('who says no goes back with the reason and no code', async () => {
  for (const [address, query] of [
    [google(), googleAsk()],
    [facebook(), facebookAsk()],
  ] as const) {
    const back = await decide(address, query, [['hl_decision', 'deny']])
    expect([back.get('error'), back.get('code'), back.get('state')]).toEqual(['access_denied', null, state])
  }
})

test('a Google code is good once, with its verifier and for its own way back', async () => {
  const code = (await decide(google(), googleAsk(), allowed(scope.split(' ')))).get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier }
  for (const wrong of [{ code_verifier: 'x'.repeat(64) }, { redirect_uri: `${redirect_uri}/` }, { code: `${code}x` }])
    expect((await googleToken({ ...form, ...wrong })).body['error']).toBe('invalid_grant')
  expect((await googleToken({ ...form, client_secret: 'wrong' })).body['error']).toBe('invalid_client')
  expect((await googleToken({ ...form, extra: '1' })).body['error']).toBe('invalid_request')
  const given = await googleToken(form)
  expect(given.body).toMatchObject({ scope, token_type: 'Bearer', refresh_token: expect.any(String) })
  expect((await googleToken(form)).body['error']).toBe('invalid_grant')
  const refreshed = await googleToken({ grant_type: 'refresh_token', refresh_token: String(given.body['refresh_token']) })
  expect(refreshed.body).toMatchObject({ access_token: expect.any(String), scope })
  expect(refreshed.body['refresh_token']).toBeUndefined()
})

test('without prompt=consent Google gives no refresh token', async () => {
  const { prompt: _prompt, ...asked } = googleAsk()
  const code = (await decide(google(), asked, allowed(scope.split(' ')))).get('code') ?? ''
  const given = await googleToken({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier })
  expect([given.status, given.body['refresh_token']]).toEqual([200, undefined])
})

test('a token opens only what was allowed', async () => {
  const upload = scope.split(' ')[0] ?? ''
  const code = (await decide(google(), googleAsk(), allowed([upload]))).get('code') ?? ''
  const given = await googleToken({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier })
  const headers = { authorization: `Bearer ${String(given.body['access_token'])}` }
  const answer = await send(`${harness.sandbox.youtube.apiUrl}/youtube/v3/channels?part=snippet&mine=true`, { headers })
  expect([answer.status, answer.body['error']?.['errors']?.[0]?.['reason']]).toEqual([403, 'insufficientPermissions'])
})

test('a Facebook code is good once and for its own way back; the token it gives is no Page token', async () => {
  const code = (await decide(facebook(), facebookAsk(), allowed(['pages_show_list']))).get('code') ?? ''
  expect((await graphExchange({ code, redirect_uri: 'http://elsewhere/' })).body['error']).toMatchObject({
    code: 100,
    error_subcode: 36_008,
  })
  const given = await graphExchange({ code, redirect_uri })
  expect(given.body).toMatchObject({ token_type: 'bearer', expires_in: 3_600 })
  expect((await graphExchange({ code, redirect_uri })).body['error']).toMatchObject({ code: 100, error_subcode: 36_009 })
  expect((await graphExchange({ code, redirect_uri, scope: 'x' })).body['error']).toMatchObject({ code: 100 })
  expect((await graphExchange({ code, redirect_uri, client_secret: 'wrong' })).body['error']).toMatchObject({ code: 1 })
  const short = String(given.body['access_token'])
  const long = await graphExchange({ grant_type: 'fb_exchange_token', fb_exchange_token: short })
  expect(long.body['expires_in']).toBe(60 * 24 * 3_600)
})

test('after everything was taken back no token works, built in or given, and a new consent does', async () => {
  const [graph, api] = [graphClient(harness), await googleClient(harness)]
  expect([(await graph.get('me')).status, (await api.get('channels?part=id&mine=true')).status]).toEqual([200, 200])
  for (const platform of ['facebook', 'youtube']) await send(`${harness.sandbox.url}/hand/${platform}/revoke`, { method: 'POST' })
  expect((await graph.get('me')).body['error']).toMatchObject({ code: 190, error_subcode: 458 })
  expect((await api.get('channels?part=id&mine=true')).status).toBe(401)
  const { refreshToken: refresh_token } = harness.sandbox.youtube
  expect((await googleToken({ grant_type: 'refresh_token', refresh_token })).body['error']).toBe('invalid_grant')
  await harness.restart()
  expect((await graphClient(harness).get('me')).status).toBe(401)
  const code = (await decide(google(), googleAsk(), allowed(scope.split(' ')))).get('code') ?? ''
  expect((await googleToken({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier })).status).toBe(200)
})
