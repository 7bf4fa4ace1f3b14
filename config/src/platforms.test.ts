import { readEnv } from './env'
import { platformsOf } from './sandbox'

const APP = { FACEBOOK_APP_ID: '2', FACEBOOK_APP_SECRET: 'secret' }
const PAGE = { FACEBOOK_PAGE_ID: '1', FACEBOOK_PAGE_TOKEN: 'token' }

test('with nothing set both platforms are the stand-ins, each with an app of its own', () => {
  const env = readEnv({})
  expect(env.isSandbox).toBe(true)
  const { facebook, youtube } = platformsOf(env)
  for (const address of [facebook.graphUrl, facebook.dialogUrl, youtube.authUrl, youtube.tokenUrl])
    expect(address).toContain(env.sandbox.url)
  expect([facebook.app, youtube.app]).not.toContain(null)
})

test('with CHANNEL_MODE real the app alone is enough, and the Page is left to the panel', () => {
  const env = readEnv({ ...APP, CHANNEL_MODE: 'real' })
  expect([env.isSandbox, env.facebook]).toEqual([false, null])
  expect(platformsOf(env).facebook).toMatchObject({ app: { id: '2', secret: 'secret' }, dialogUrl: 'https://www.facebook.com' })
})

test('CHANNEL_MODE alone makes it real, with everything left to the panel', () => {
  const env = readEnv({ CHANNEL_MODE: 'real' })
  expect(env.isSandbox).toBe(false)
  expect(platformsOf(env).youtube.app).toBeNull()
})

test('all four name a connected Page', () => {
  expect(readEnv({ ...APP, ...PAGE }).facebook).toMatchObject({ pageId: '1', pageToken: 'token', appId: '2' })
})

test.each([APP, PAGE, { FACEBOOK_APP_ID: '2' }, { ...APP, FACEBOOK_PAGE_ID: '1' }, { YOUTUBE_CHANNEL_ID: 'UC1' }])(
  'half a configuration stops the start and names what is missing: %j',
  (half) => expect(() => readEnv(half)).toThrow(/half configured: set /),
)

test('a trial system with real credentials is refused, not guessed at', () => {
  expect(() => readEnv({ ...APP, CHANNEL_MODE: 'sandbox' })).toThrow(/CHANNEL_MODE is sandbox/)
})

test('former keys are read as a list', () => {
  expect(readEnv({ SECRETS_KEY_PREVIOUS: ' a , b,' }).previousSecretsKeys).toEqual(['a', 'b'])
  expect(readEnv({}).previousSecretsKeys).toEqual([])
})
