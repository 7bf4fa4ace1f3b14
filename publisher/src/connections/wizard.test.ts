/** The wizard against the stand-ins, over HTTP, on a real database: what is taken, what is refused and why. */
import type { Candidates, Connectable } from '@hl/config/connection'
import { block } from '../delivery/doors'
import { createStage, type Stage } from '../delivery/testing/stage'
import { startHarness, type Harness } from '../sandbox/testing/harness'
import { startConsent, takeCode, takeToken } from './ask-consent'
import { confirmAccount } from './confirm'
import type { ConnectionDeps } from './deps'
import { disconnect } from './disconnect'
import { connectionsOf } from './testing/connections-of'
import { consent, type Decision } from './testing/consent'
import { readConnections } from './view'

const LAN = { id: '7', name: 'Trần Thị Lan' }
const OTHER = { id: '8', name: 'Người Khác' }
const redirectUri = 'http://127.0.0.1:1337/connections/callback'
const PAGE = '100064000000001'
const OTHER_PAGE = '100064000000002'
const READ_ONLY_PAGE = '100064000000003'
const NAME = 'Con đường hướng thiện'
let harness: Harness
let stage: Stage
let deps: ConnectionDeps

beforeAll(async () => {
  harness = await startHarness()
  stage = await createStage()
  deps = connectionsOf(stage, { SANDBOX_PORT: new URL(harness.sandbox.url).port })
})
afterAll(async () => {
  await stage.close()
  await harness.stop()
})
beforeEach(async () => {
  await deps.pool.query('truncate connection, connection_attempt, channel_state')
  await fetch(`${harness.sandbox.url}/reset`, { method: 'POST' })
})

const hand = async (path: string, body: object = {}) =>
  (await fetch(`${harness.sandbox.url}/hand/${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
const start = (channel: Connectable) => startConsent(deps, { channel, actor: LAN, app: null, redirectUri })

async function granted(channel: Connectable, decision: Decision = {}): Promise<Candidates> {
  const { authorizeUrl } = await start(channel)
  return takeCode(deps, { channel, actor: LAN, ...(await consent(authorizeUrl, decision)) })
}
const candidate = ({ candidates }: Candidates, id: string) => candidates.find((one) => one.id === id)

interface Choice {
  id?: string
  name?: string
  replaces?: string | null
  expected?: number
}
const confirm = (channel: Connectable, { attempt }: Candidates, { id = PAGE, name = NAME, replaces = null, expected = 0 }: Choice = {}) =>
  confirmAccount(deps, { channel, actor: LAN, attempt, accountId: id, name, replaces, expected })
const connectionOf = async (channel: Connectable) => (await readConnections(deps.pool, deps.env)).find((one) => one.channel === channel)
const refused = (help: RegExp | string, code = 'not_allowed') => ({ code, help: expect.stringMatching(help) })

describe('Facebook', () => {
  it('is connected by consent, choice and name, and the token that is stored is of the Page and has no end', async () => {
    const offered = await granted('facebook')
    expect(candidate(offered, PAGE)).toMatchObject({
      name: NAME,
      obstacle: null,
      isOther: false,
      validUntil: null,
      picture: expect.stringMatching(/^data:image\/svg/),
      permissions: expect.arrayContaining([expect.objectContaining({ id: 'pages_manage_posts', granted: true })]),
    })
    expect(JSON.stringify(offered)).not.toMatch(/EAAsb/)
    const { connection } = await confirm('facebook', offered)
    expect(connection).toMatchObject({ status: 'connected', source: 'panel', by: LAN.name, account: { id: PAGE, name: NAME }, version: 1 })
    const stored = await deps.pool.query('select * from connection')
    expect(JSON.stringify(stored.rows)).not.toMatch(/EAAsb|sandbox-app-secret/)
    expect(await deps.channels.get('facebook')?.health(contextOf())).toMatchObject({ ok: true, tokenExpiresAt: null })
    const audit = await deps.pool.query(
      `select data, actor from audit_entry where action = 'connection.connected' order by id desc limit 1`,
    )
    expect(audit.rows[0]).toMatchObject({ actor: LAN, data: { account: { id: PAGE, name: NAME } } })
    expect(JSON.stringify(audit.rows)).not.toMatch(/EAAsb/)
  })

  it('takes no state but that of this person, in time, and once', async () => {
    const { authorizeUrl } = await start('facebook')
    const { code, state } = await consent(authorizeUrl)
    const begin = refused('bắt đầu lại')
    await expect(takeCode(deps, { channel: 'facebook', actor: LAN, code, state: 'x'.repeat(43) })).rejects.toMatchObject(begin)
    await expect(takeCode(deps, { channel: 'facebook', actor: OTHER, code, state })).rejects.toMatchObject(begin)
    await expect(takeCode(deps, { channel: 'youtube', actor: LAN, code, state })).rejects.toMatchObject(begin)
    await takeCode(deps, { channel: 'facebook', actor: LAN, code, state })
    await expect(takeCode(deps, { channel: 'facebook', actor: LAN, code, state })).rejects.toMatchObject(begin)

    const late = await start('facebook')
    await deps.pool.query(`update connection_attempt set expires_at = now() - interval '1 second'`)
    const answer = await consent(late.authorizeUrl)
    await expect(takeCode(deps, { channel: 'facebook', actor: LAN, ...answer })).rejects.toMatchObject(begin)
  })

  it('is refused by the platform when a code was used before, and says how to go on', async () => {
    const first = await start('facebook')
    const { code, state } = await consent(first.authorizeUrl)
    await takeCode(deps, { channel: 'facebook', actor: LAN, code, state })
    const second = await start('facebook')
    const { state: fresh } = await consent(second.authorizeUrl)
    const again = takeCode(deps, { channel: 'facebook', actor: LAN, code, state: fresh })
    await expect(again).rejects.toMatchObject({ message: expect.stringContaining('đã dùng'), ...refused('Kết nối') })
  })

  it('names the permission that was withheld, and who gives it where', async () => {
    const offered = await granted('facebook', { scopes: ['pages_show_list', 'pages_read_engagement'] })
    expect(candidate(offered, PAGE)?.obstacle).toMatchObject({
      message: expect.stringContaining('pages_manage_posts'),
      help: expect.stringContaining('Chỉnh sửa quyền truy cập'),
    })
    await expect(confirm('facebook', offered)).rejects.toMatchObject(refused('bật đủ các quyền'))
    expect(await connectionOf('facebook')).toMatchObject({ source: 'sandbox' })
  })

  it('offers a Page on which this person may only look, and refuses it', async () => {
    const offered = await granted('facebook')
    expect(candidate(offered, READ_ONLY_PAGE)?.obstacle?.help).toContain('quyền "Nội dung"')
    await expect(confirm('facebook', offered, { id: READ_ONLY_PAGE, name: 'Trang chỉ được xem' })).rejects.toMatchObject(
      refused('Quyền truy cập Trang'),
    )
  })

  it('takes another Page than before only from who says so, and no name but the one that was shown', async () => {
    const offered = await granted('facebook')
    const other = { id: OTHER_PAGE, name: 'Trang của đơn vị khác' }
    expect(candidate(offered, OTHER_PAGE)).toMatchObject({ isOther: true, obstacle: null })
    await expect(confirm('facebook', offered, other)).rejects.toMatchObject(refused('không sửa, không gỡ được'))
    await expect(confirm('facebook', offered, { ...other, replaces: PAGE, name: NAME })).rejects.toMatchObject(refused('Đọc lại tên'))
    await expect(confirm('facebook', offered, { id: '999' })).rejects.toMatchObject(refused('Chọn lại'))
    expect((await confirm('facebook', offered, { ...other, replaces: PAGE })).connection.account?.id).toBe(OTHER_PAGE)
  })

  it('answers who saw an older state with a conflict, and stores nothing', async () => {
    const offered = await granted('facebook')
    await expect(confirm('facebook', offered, { expected: 4 })).rejects.toMatchObject(refused('trạng thái mới', 'moved'))
    await confirm('facebook', offered)
    const again = await granted('facebook')
    await expect(confirm('facebook', again)).rejects.toMatchObject({ code: 'moved' })
  })

  it('says that no Page was chosen', async () => {
    await expect(granted('facebook', { accounts: [] })).rejects.toMatchObject(refused('đánh dấu Fanpage'))
  })

  it.each([
    ['a system user', {}],
    ['a person, made long-lived first', { type: 'USER', lifeSeconds: 3_600 }],
    ['the Page itself', { type: 'PAGE' }],
  ])('takes the pasted token of %s through the same checks', async (_who, made) => {
    const { token } = await hand('facebook/tokens', made)
    const offered = await takeToken(deps, { channel: 'facebook', actor: LAN, app: null, redirectUri, token })
    expect(candidate(offered, PAGE)).toMatchObject({ obstacle: null, validUntil: null })
    expect((await confirm('facebook', offered)).connection.status).toBe('connected')
  })

  it.each([
    ['expired', { lifeSeconds: -1 }, 'không còn hiệu lực'],
    ['of another app', { appId: '777' }, 'ứng dụng khác'],
    ['of nobody', null, 'không còn hiệu lực'],
  ])('refuses a pasted token that is %s', async (_what, made, why) => {
    const token = made === null ? 'EAAnonsense' : (await hand('facebook/tokens', made)).token
    const pasted = takeToken(deps, { channel: 'facebook', actor: LAN, app: null, redirectUri, token })
    await expect(pasted).rejects.toMatchObject({ code: 'not_allowed', message: expect.stringContaining(why) })
  })
})

describe('YouTube', () => {
  const CHANNEL = 'UCsandbox00000000000000A'

  it('is connected by consent, with the channel shown by picture, title and id', async () => {
    const offered = await granted('youtube')
    expect(offered.candidates).toEqual([
      expect.objectContaining({ id: CHANNEL, name: NAME, obstacle: null, picture: expect.stringMatching(/^data:/), isOther: false }),
    ])
    const { connection } = await confirm('youtube', offered, { id: CHANNEL })
    expect(connection).toMatchObject({ status: 'connected', source: 'panel', account: { id: CHANNEL } })
    expect(await deps.channels.get('youtube')?.health(contextOf())).toMatchObject({ ok: true, missingPermissions: [] })
  })

  it('refuses a code that comes without the verifier it began with', async () => {
    const first = await start('youtube')
    const stolen = await consent(first.authorizeUrl)
    const second = await start('youtube')
    const { state } = await consent(second.authorizeUrl)
    await expect(takeCode(deps, { channel: 'youtube', actor: LAN, code: stolen.code, state })).rejects.toMatchObject(refused('Kết nối lại'))
  })

  it('names what was not ticked', async () => {
    const offered = await granted('youtube', { scopes: ['https://www.googleapis.com/auth/youtube.force-ssl'] })
    expect(candidate(offered, CHANNEL)?.obstacle?.message).toContain('tải phim lên kênh')
    await expect(confirm('youtube', offered, { id: CHANNEL })).rejects.toMatchObject(refused('đánh dấu đủ các ô'))
  })

  it('says so as well when it may not even read which channel it is', async () => {
    const onlyUpload = granted('youtube', { scopes: ['https://www.googleapis.com/auth/youtube.upload'] })
    await expect(onlyUpload).rejects.toMatchObject({
      message: expect.stringContaining('đọc lại, sửa và ẩn phim'),
      ...refused('đánh dấu đủ các ô'),
    })
  })

  it('says that the account has no channel', async () => {
    await expect(granted('youtube', { accounts: ['none'] })).rejects.toMatchObject(refused('kênh thương hiệu'))
  })

  it('asks before another channel takes the place of ours', async () => {
    const other = { id: 'UCsandbox00000000000000B', name: 'Kênh cá nhân' }
    const offered = await granted('youtube', { accounts: [other.id] })
    expect(candidate(offered, other.id)?.isOther).toBe(true)
    await expect(confirm('youtube', offered, other)).rejects.toMatchObject(refused('xác nhận đổi'))
  })

  it('takes no pasted token', async () => {
    const pasted = takeToken(deps, { channel: 'youtube', actor: LAN, app: null, redirectUri, token: 'ya29' })
    await expect(pasted).rejects.toMatchObject(refused('tài khoản của kênh'))
  })
})

describe('a channel that lost its account', () => {
  it('is freed by reconnecting: what waited goes on, and nobody approves anew', async () => {
    await stage.approve({ documentId: 'w1', seq: 1 })
    await stage.run()
    await hand('facebook/revoke')
    expect(await deps.channels.get('facebook')?.health(contextOf())).toMatchObject({
      ok: false,
      summary: expect.stringContaining('mất kết nối'),
    })
    await block(deps, {
      channel: 'facebook',
      reason: { code: 'facebook.190', message: 'Mất kết nối.', help: 'Kết nối lại.', who: 'operator' },
    })
    await deps.pool.query(`update delivery set state = 'blocked', due_at = null where channel = 'facebook'`)
    expect(await connectionOf('facebook')).toMatchObject({ waiting: 1, problem: { message: 'Mất kết nối.' } })
    const { freed, connection } = await confirm('facebook', await granted('facebook'))
    expect([freed, connection.problem, connection.waiting]).toEqual([1, null, 0])
    const { rows } = await deps.pool.query(`select state, due_at from delivery where channel = 'facebook'`)
    expect(rows).toEqual([{ state: 'queued', due_at: expect.any(Date) }])
  })

  it('is told apart from one that a person disconnected, whose work waits as well', async () => {
    await confirm('facebook', await granted('facebook'))
    await expect(disconnect(deps, { channel: 'facebook', actor: LAN, expected: 0 })).rejects.toMatchObject({ code: 'moved' })
    await disconnect(deps, { channel: 'facebook', actor: LAN, expected: 1 })
    expect(await connectionOf('facebook')).toMatchObject({
      status: 'disconnected',
      by: LAN.name,
      account: { id: PAGE, name: NAME },
      problem: { message: expect.stringContaining('ngắt kết nối') },
      permissions: [],
    })
    expect((await deps.pool.query('select token from connection')).rows).toEqual([{ token: null }])
    await expect(disconnect(deps, { channel: 'facebook', actor: LAN, expected: 2 })).rejects.toMatchObject(refused('Tải lại'))
    expect(await deps.channels.get('facebook')?.wasConnected?.()).toBe(true)
  })
})

it('changes nothing that the environment says', async () => {
  const named = { FACEBOOK_PAGE_ID: '5', FACEBOOK_PAGE_TOKEN: 'EAAenv', FACEBOOK_APP_ID: '6', FACEBOOK_APP_SECRET: 'secret' }
  const fixed = connectionsOf(stage, named)
  const begun = startConsent(fixed, { channel: 'facebook', actor: LAN, app: null, redirectUri })
  await expect(begun).rejects.toMatchObject({ message: expect.stringContaining('biến môi trường'), ...refused('FACEBOOK_PAGE_ID') })
  await expect(disconnect(fixed, { channel: 'facebook', actor: LAN, expected: 0 })).rejects.toMatchObject({ code: 'not_allowed' })
  const [facebook, youtube] = await readConnections(fixed.pool, fixed.env)
  expect([facebook?.source, facebook?.account?.id, youtube?.status]).toEqual(['environment', '5', 'none'])
})

it('asks for the app of a real platform when none is known, and keeps a typed one for the next time', async () => {
  const real = connectionsOf(stage, { CHANNEL_MODE: 'real' })
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

function contextOf() {
  const deps_ = { signal: AbortSignal.timeout(10_000), log: stage.deps.log, now: () => new Date(), noteUsage: () => undefined }
  return { ...deps_, read: <T>(_: unknown, call: (signal: AbortSignal) => Promise<T>) => call(deps_.signal) }
}
