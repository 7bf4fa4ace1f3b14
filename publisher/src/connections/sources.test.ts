import { readEnv } from '@hl/config/env'
import { sandboxFacebook } from '@hl/config/sandbox'
import { createTestDatabase, type TestDatabase } from '../migrations/test-database'
import { clearToken, placeOf, replaceToken, writeConnection } from './connection-store'
import { createKeyring } from './keyring'
import { resealConnections } from './reseal'
import { openSources } from './sources'

const KEY = 'a key of at least thirty-two characters'
const BY = { id: '7', name: 'Lê Quản Trị' }
const lines: string[] = []
const note = (event: string, facts?: object) => void lines.push(`${event} ${JSON.stringify(facts)}`)
const log = { error: note, warn: note, info: note, debug: note }
let db: TestDatabase

beforeAll(async () => (db = await createTestDatabase(process.env['TEST_DATABASE_URL'])))
afterAll(() => db.drop())
beforeEach(() => db.pool.query('truncate connection'))

const ringOf = (current: string, ...previous: string[]) => createKeyring({ current, previous })
const keyring = ringOf(KEY)

function sourcesOf(source: Record<string, string> = { CHANNEL_MODE: 'real' }, ring = keyring) {
  const secrets = new Set<string>()
  const keepSecret = (secret: string) => void secrets.add(secret)
  return { ...openSources({ env: readEnv(source), pool: db.pool, keyring: ring, keepSecret }), secrets }
}

async function connect({ token = 'EAAtoken', account = '1' }: { token?: string | null; account?: string } = {}): Promise<void> {
  const channel = 'facebook'
  const seal = (text: string, field: 'token' | 'app_secret') => keyring.seal({ text, place: placeOf({ channel, field }) })
  await writeConnection(db.pool, {
    channel,
    account: { id: account, name: 'Trang', url: null, picture: null },
    appId: '9',
    appSecret: seal('secret-of-app', 'app_secret'),
    token: token === null ? null : seal(token, 'token'),
    permissions: [],
    validUntil: null,
    by: BY,
  })
}

const columns = async () => (await db.pool.query('select * from connection')).rows[0]

test('what is stored is no token, and opens to the account that was connected', async () => {
  await connect()
  expect(JSON.stringify(await columns())).not.toMatch(/EAAtoken|secret-of-app/)
  const { facebook, secrets } = sourcesOf()
  expect(await facebook.current()).toMatchObject({
    pageId: '1',
    pageToken: 'EAAtoken',
    appId: '9',
    appSecret: 'secret-of-app',
    graphUrl: 'https://graph.facebook.com',
  })
  expect([...secrets]).toEqual(['EAAtoken', 'secret-of-app'])
})

test('every process follows a new account at its next act, and keeps one object while nothing changes', async () => {
  await connect()
  const [one, other] = [sourcesOf().facebook, sourcesOf().facebook]
  const before = await one.current()
  expect(await one.current()).toBe(before)
  await connect({ token: 'EAAother', account: '2' })
  for (const source of [one, other]) expect(await source.current()).toMatchObject({ pageId: '2', pageToken: 'EAAother' })
})

test('nobody connected yet: the channel says so, and was never connected', async () => {
  const { facebook, youtube } = sourcesOf()
  await expect(facebook.current()).rejects.toMatchObject({ name: 'NotAuthorized', code: 'facebook.not-connected' })
  await expect(youtube.current()).rejects.toThrow(/Chưa kết nối với kênh YouTube/)
  expect(await facebook.wasConnected()).toBe(false)
})

test('disconnected by hand: the token is gone, and the channel counts as connected before', async () => {
  await connect()
  await clearToken(db.pool, { channel: 'facebook', account: { id: '1', name: 'Trang', url: null, picture: null }, by: BY })
  const { facebook } = sourcesOf()
  await expect(facebook.current()).rejects.toMatchObject({ code: 'facebook.disconnected', who: 'operator' })
  expect([await facebook.wasConnected(), (await columns()).token]).toEqual([true, null])
})

test('the sandbox has an account until somebody connects or disconnects by hand', async () => {
  const { facebook } = sourcesOf({})
  expect(await facebook.current()).toEqual(sandboxFacebook(readEnv({})))
  await connect({ token: 'EAAby-hand' })
  expect(await facebook.current()).toMatchObject({ pageToken: 'EAAby-hand' })
})

test('the environment wins over the panel', async () => {
  await connect()
  const named = { FACEBOOK_PAGE_ID: '5', FACEBOOK_PAGE_TOKEN: 'EAAenv', FACEBOOK_APP_ID: '6', FACEBOOK_APP_SECRET: 'x' }
  expect(await sourcesOf(named).facebook.current()).toMatchObject({ pageId: '5', pageToken: 'EAAenv' })
})

test('a token is never overwritten by nothing', async () => {
  await connect({ token: 'EAAkept' })
  await connect({ token: null })
  const { facebook } = sourcesOf()
  expect(await facebook.current()).toMatchObject({ pageToken: 'EAAkept' })
  await facebook.renewed?.('')
  await expect(replaceToken(db.pool, { channel: 'facebook', version: 2, token: '' })).rejects.toThrow(/never overwritten/)
  expect(await sourcesOf().facebook.current()).toMatchObject({ pageToken: 'EAAkept' })
})

test('a token the platform renewed is kept for every process, unless somebody connected anew meanwhile', async () => {
  await connect()
  const { facebook } = sourcesOf()
  await facebook.current()
  await facebook.renewed?.('EAArenewed')
  expect(await sourcesOf().facebook.current()).toMatchObject({ pageToken: 'EAArenewed' })
  await connect({ token: 'EAAby-hand' })
  await facebook.renewed?.('EAAlate')
  expect(await sourcesOf().facebook.current()).toMatchObject({ pageToken: 'EAAby-hand' })
})

test('after a rotation everything is encrypted anew at start, and the former key can be dropped', async () => {
  await connect()
  await resealConnections({ pool: db.pool, keyring: ringOf('another key of some length', KEY), log })
  expect(await sourcesOf(undefined, ringOf('another key of some length')).facebook.current()).toMatchObject({ pageToken: 'EAAtoken' })
  const { version } = await columns()
  await resealConnections({ pool: db.pool, keyring: ringOf('another key of some length', KEY), log })
  expect((await columns()).version).toBe(version)
})

test('a key that fits nothing is reported, stops nothing, and the channel says what to do', async () => {
  await connect()
  const wrong = ringOf('a key nobody knows of')
  lines.length = 0
  await resealConnections({ pool: db.pool, keyring: wrong, log })
  expect(lines.join()).toMatch(/connection.key_does_not_fit.*SECRETS_KEY_PREVIOUS/)
  await expect(sourcesOf(undefined, wrong).facebook.current()).rejects.toMatchObject({
    code: 'facebook.secrets.unknown-key',
    help: expect.stringContaining('SECRETS_KEY_PREVIOUS'),
  })
})
