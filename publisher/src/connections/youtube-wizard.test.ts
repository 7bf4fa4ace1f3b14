/** Connecting a channel against the stand-in for Google, over HTTP, on a real database. */
import { startConsent, takeCode, takeToken } from './ask-consent'
import { connectionsOf } from './testing/connections-of'
import { consent } from './testing/consent'
import { candidate, LAN, NAME, openWizard, redirectUri, type WizardWorld } from './testing/wizard-world'

const refused = (help: string, code = 'not_allowed') => ({ code, help: expect.stringContaining(help) })
let world: WizardWorld
beforeAll(async () => void (world = await openWizard()))
afterAll(() => world.close())
beforeEach(() => world.reset())

describe('YouTube', () => {
  const CHANNEL = 'UCsandbox00000000000000A'

  it('is connected by consent, with the channel shown by picture, title and id', async () => {
    const offered = await world.granted('youtube')
    expect(offered.candidates).toEqual([
      expect.objectContaining({ id: CHANNEL, name: NAME, obstacle: null, picture: expect.stringMatching(/^data:/), isOther: false }),
    ])
    const { connection } = await world.confirm('youtube', offered, { id: CHANNEL })
    expect(connection).toMatchObject({ status: 'connected', source: 'panel', account: { id: CHANNEL } })
    expect(await world.deps.channels.get('youtube')?.health(world.context())).toMatchObject({ ok: true, missingPermissions: [] })
  })

  it('refuses a code that comes without the verifier it began with', async () => {
    const first = await world.start('youtube')
    const stolen = await consent(first.authorizeUrl)
    const second = await world.start('youtube')
    const { state } = await consent(second.authorizeUrl)
    await expect(takeCode(world.deps, { channel: 'youtube', actor: LAN, code: stolen.code, state })).rejects.toMatchObject(
      refused('Kết nối lại'),
    )
  })

  it('names what was not ticked', async () => {
    const offered = await world.granted('youtube', { scopes: ['https://www.googleapis.com/auth/youtube.force-ssl'] })
    expect(candidate(offered, CHANNEL)?.obstacle?.message).toContain('tải phim lên kênh')
    await expect(world.confirm('youtube', offered, { id: CHANNEL })).rejects.toMatchObject(refused('đánh dấu đủ các ô'))
  })

  it('says so as well when it may not even read which channel it is', async () => {
    const onlyUpload = world.granted('youtube', { scopes: ['https://www.googleapis.com/auth/youtube.upload'] })
    await expect(onlyUpload).rejects.toMatchObject({
      message: expect.stringContaining('đọc lại, sửa và ẩn phim'),
      ...refused('đánh dấu đủ các ô'),
    })
  })

  it('says that the account has no channel', async () => {
    await expect(world.granted('youtube', { accounts: ['none'] })).rejects.toMatchObject(refused('kênh thương hiệu'))
  })

  it('asks before another channel takes the place of ours', async () => {
    const other = { id: 'UCsandbox00000000000000B', name: 'Kênh cá nhân' }
    const offered = await world.granted('youtube', { accounts: [other.id] })
    expect(candidate(offered, other.id)?.isOther).toBe(true)
    await expect(world.confirm('youtube', offered, other)).rejects.toMatchObject(refused('xác nhận đổi'))
  })

  it('takes no pasted token', async () => {
    const pasted = takeToken(world.deps, { channel: 'youtube', actor: LAN, app: null, redirectUri, token: 'ya29' })
    await expect(pasted).rejects.toMatchObject(refused('tài khoản của kênh'))
  })
})

it('asks for the app of a real platform when none is known, and keeps a typed one for the next time', async () => {
  const real = connectionsOf(world.stage, { CHANNEL_MODE: 'real' })
  const asking = { channel: 'youtube', actor: LAN, redirectUri } as const
  await expect(startConsent(real, { ...asking, app: null })).rejects.toMatchObject(refused('khóa bí mật'))
  const { authorizeUrl } = await startConsent(real, { ...asking, app: { id: 'typed.apps', secret: 'typed-secret' } })
  const url = new URL(authorizeUrl)
  expect([url.origin, url.searchParams.get('client_id'), url.searchParams.get('access_type'), url.searchParams.get('prompt')]).toEqual([
    'https://accounts.google.com',
    'typed.apps',
    'offline',
    'consent',
  ])
  expect(authorizeUrl).not.toContain('typed-secret')
})
