import { createServer, type Server } from 'node:http'
import { createAuthorization } from './authorization'

let server: Server
let answers: Record<string, unknown>[] = []
let tokenUrl = ''
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ access_token: 'ya29.a', expires_in: 3600, token_type: 'Bearer', ...answers.shift() }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  tokenUrl = `http://127.0.0.1:${address.port}/token`
})
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const silent = () => undefined
const scope = { now: () => new Date(), log: { error: silent, warn: silent, info: silent, debug: silent } }

/** @returns the refresh tokens that were kept, and the one the client would use next */
async function refreshed(answer: Record<string, unknown>) {
  answers = [answer]
  const kept: string[] = []
  const settings = { clientId: 'id', clientSecret: 's', refreshToken: '1//old', channelId: 'UC', apiUrl: 'http://127.0.0.1:1', tokenUrl }
  const connection = { renewed: async (token: string) => void kept.push(token) }
  const authorization = createAuthorization({ settings, connection, tokenMs: 5_000 })
  await authorization.run({ scope, call: async (token) => token })
  return { kept, used: authorization.client.credentials.refresh_token }
}

test('an answer without a refresh token, or with an empty one, leaves the one we have', async () => {
  for (const answer of [{}, { refresh_token: '' }, { refresh_token: null }]) {
    expect(await refreshed(answer)).toMatchObject({ kept: [] })
  }
  expect(await refreshed({})).toEqual({ kept: [], used: '1//old' })
})

test('one that comes is kept, and the same one again is no news', async () => {
  expect(await refreshed({ refresh_token: '1//new' })).toEqual({ kept: ['1//new'], used: '1//new' })
  expect(await refreshed({ refresh_token: '1//old' })).toEqual({ kept: [], used: '1//old' })
})

test('a token that ends is asked for with the refresh token we have, though the last answer held an empty one', async () => {
  answers = [{ refresh_token: '', expires_in: 0 }, {}]
  const settings = { clientId: 'id', clientSecret: 's', refreshToken: '1//old', channelId: 'UC', apiUrl: 'http://127.0.0.1:1', tokenUrl }
  const authorization = createAuthorization({ settings, connection: {}, tokenMs: 5_000 })
  await authorization.run({ scope, call: async (token) => token })
  expect(await authorization.run({ scope, call: async (token) => token })).toBe('ya29.a')
})
