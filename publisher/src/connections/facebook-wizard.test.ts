/** Connecting a Page against the stand-in, over HTTP, on a real database: what is taken, what is refused and why. */
import { takeCode } from './ask-consent'
import { consent } from './testing/consent'
import { candidate, LAN, NAME, openWizard, PAGE, type WizardWorld } from './testing/wizard-world'

const OTHER = { id: '8', name: 'Người Khác' }
const OTHER_PAGE = '100064000000002'
const READ_ONLY_PAGE = '100064000000003'

const refused = (help: string, code = 'not_allowed') => ({ code, help: expect.stringContaining(help) })
let world: WizardWorld
beforeAll(async () => void (world = await openWizard()))
afterAll(() => world.close())
beforeEach(() => world.reset())

describe('Facebook', () => {
  it('is connected by consent, choice and name, and the token that is stored is of the Page and has no end', async () => {
    const offered = await world.granted('facebook')
    expect(candidate(offered, PAGE)).toMatchObject({
      name: NAME,
      obstacle: null,
      isOther: false,
      validUntil: null,
      picture: expect.stringMatching(/^data:image\/svg/),
      permissions: expect.arrayContaining([expect.objectContaining({ id: 'pages_manage_posts', granted: true })]),
    })
    expect(JSON.stringify(offered)).not.toMatch(/EAAsb/)
    const { connection } = await world.confirm('facebook', offered)
    expect(connection).toMatchObject({ status: 'connected', source: 'panel', by: LAN.name, account: { id: PAGE, name: NAME }, version: 1 })
    const stored = await world.deps.pool.query('select * from connection')
    expect(JSON.stringify(stored.rows)).not.toMatch(/EAAsb|sandbox-app-secret/)
    expect(await world.deps.channels.get('facebook')?.health(world.context())).toMatchObject({ ok: true, tokenExpiresAt: null })
    const audit = await world.deps.pool.query(
      `select data, actor from audit_entry where action = 'connection.connected' order by id desc limit 1`,
    )
    expect(audit.rows[0]).toMatchObject({ actor: LAN, data: { account: { id: PAGE, name: NAME } } })
    expect(JSON.stringify(audit.rows)).not.toMatch(/EAAsb/)
  })

  it('takes no state but that of this person, in time, and once', async () => {
    const { authorizeUrl } = await world.start('facebook')
    const { code, state } = await consent(authorizeUrl)
    const begin = refused('bắt đầu lại')
    await expect(takeCode(world.deps, { channel: 'facebook', actor: LAN, code, state: 'x'.repeat(43) })).rejects.toMatchObject(begin)
    await expect(takeCode(world.deps, { channel: 'facebook', actor: OTHER, code, state })).rejects.toMatchObject(begin)
    await expect(takeCode(world.deps, { channel: 'youtube', actor: LAN, code, state })).rejects.toMatchObject(begin)
    await takeCode(world.deps, { channel: 'facebook', actor: LAN, code, state })
    await expect(takeCode(world.deps, { channel: 'facebook', actor: LAN, code, state })).rejects.toMatchObject(begin)

    const late = await world.start('facebook')
    await world.deps.pool.query(`update connection_attempt set expires_at = now() - interval '1 second'`)
    const answer = await consent(late.authorizeUrl)
    await expect(takeCode(world.deps, { channel: 'facebook', actor: LAN, ...answer })).rejects.toMatchObject(begin)
  })

  it('is refused by the platform when a code was used before, and says how to go on', async () => {
    const first = await world.start('facebook')
    const { code, state } = await consent(first.authorizeUrl)
    await takeCode(world.deps, { channel: 'facebook', actor: LAN, code, state })
    const second = await world.start('facebook')
    const { state: fresh } = await consent(second.authorizeUrl)
    const again = takeCode(world.deps, { channel: 'facebook', actor: LAN, code, state: fresh })
    await expect(again).rejects.toMatchObject({ message: expect.stringContaining('đã dùng'), ...refused('Kết nối') })
  })

  it('names the permission that was withheld, and who gives it where', async () => {
    const offered = await world.granted('facebook', { scopes: ['pages_show_list', 'pages_read_engagement'] })
    expect(candidate(offered, PAGE)?.obstacle).toMatchObject({
      message: expect.stringContaining('pages_manage_posts'),
      help: expect.stringContaining('Chỉnh sửa quyền truy cập'),
    })
    await expect(world.confirm('facebook', offered)).rejects.toMatchObject(refused('bật đủ các quyền'))
    expect(await world.connection('facebook')).toMatchObject({ source: 'sandbox' })
  })

  it('offers a Page on which this person may only look, and refuses it', async () => {
    const offered = await world.granted('facebook')
    expect(candidate(offered, READ_ONLY_PAGE)?.obstacle?.help).toContain('quyền "Nội dung"')
    await expect(world.confirm('facebook', offered, { id: READ_ONLY_PAGE, name: 'Trang chỉ được xem' })).rejects.toMatchObject(
      refused('Quyền truy cập Trang'),
    )
  })

  it('takes another Page than before only from who says so, and no name but the one that was shown', async () => {
    const offered = await world.granted('facebook')
    const other = { id: OTHER_PAGE, name: 'Trang của đơn vị khác' }
    expect(candidate(offered, OTHER_PAGE)).toMatchObject({ isOther: true, obstacle: null })
    await expect(world.confirm('facebook', offered, other)).rejects.toMatchObject(refused('không sửa, không gỡ được'))
    await expect(world.confirm('facebook', offered, { ...other, replaces: PAGE, name: NAME })).rejects.toMatchObject(refused('Đọc lại tên'))
    await expect(world.confirm('facebook', offered, { id: '999' })).rejects.toMatchObject(refused('Chọn lại'))
    expect((await world.confirm('facebook', offered, { ...other, replaces: PAGE })).connection.account?.id).toBe(OTHER_PAGE)
  })

  it('answers who saw an older state with a conflict, and stores nothing', async () => {
    const offered = await world.granted('facebook')
    await expect(world.confirm('facebook', offered, { expected: 4 })).rejects.toMatchObject(refused('trạng thái mới', 'moved'))
    await world.confirm('facebook', offered)
    const again = await world.granted('facebook')
    await expect(world.confirm('facebook', again)).rejects.toMatchObject({ code: 'moved' })
  })

  it('says that no Page was chosen', async () => {
    await expect(world.granted('facebook', { accounts: [] })).rejects.toMatchObject(refused('đánh dấu Fanpage'))
  })

  it.each([
    ['a system user', {}],
    ['a person, made long-lived first', { type: 'USER', lifeSeconds: 3_600 }],
    ['the Page itself', { type: 'PAGE' }],
  ])('takes the pasted token of %s through the same checks', async (_who, made) => {
    const offered = await world.pasted(await world.madeToken(made))
    expect(candidate(offered, PAGE)).toMatchObject({ obstacle: null, validUntil: null })
    expect((await world.confirm('facebook', offered)).connection.status).toBe('connected')
  })

  it.each([
    ['expired', { lifeSeconds: -1 }, 'không còn hiệu lực'],
    ['of another app', { appId: '777' }, 'ứng dụng khác'],
    ['of nobody', null, 'không còn hiệu lực'],
  ])('refuses a pasted token that is %s', async (_what, made, why) => {
    const token = made === null ? 'EAAnonsense' : await world.madeToken(made)
    await expect(world.pasted(token)).rejects.toMatchObject({ code: 'not_allowed', message: expect.stringContaining(why) })
  })
})
