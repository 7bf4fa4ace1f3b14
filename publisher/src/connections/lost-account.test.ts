/** What becomes of a channel whose account is lost, taken away, found again, or said by the environment. */
import { askHealth } from '../delivery/ask-health'
import { block } from '../delivery/doors'
import { startConsent } from './ask-consent'
import { disconnect } from './disconnect'
import { connectionsOf } from './testing/connections-of'
import { LAN, NAME, openWizard, PAGE, redirectUri, type WizardWorld } from './testing/wizard-world'
import { readConnections } from './view'

const refused = (help: string, code = 'not_allowed') => ({ code, help: expect.stringContaining(help) })
let world: WizardWorld
beforeAll(async () => void (world = await openWizard()))
afterAll(() => world.close())
beforeEach(() => world.reset())

describe('a channel that lost its account', () => {
  it('is freed by reconnecting: what waited goes on, and nobody approves anew', async () => {
    await world.stage.approve({ documentId: 'w1', seq: 1 })
    await world.stage.run()
    await world.hand('facebook/revoke')
    expect(await world.deps.channels.get('facebook')?.health(world.context())).toMatchObject({
      ok: false,
      summary: expect.stringContaining('mất kết nối'),
    })
    await block(world.deps, {
      channel: 'facebook',
      reason: { code: 'facebook.190', message: 'Mất kết nối.', help: 'Kết nối lại.', who: 'operator' },
    })
    await world.deps.pool.query(`update delivery set state = 'blocked', due_at = null where channel = 'facebook'`)
    expect(await world.connection('facebook')).toMatchObject({ waiting: 1, problem: { message: 'Mất kết nối.' } })
    const { freed, connection } = await world.confirm('facebook', await world.granted('facebook'))
    expect([freed, connection.problem, connection.waiting]).toEqual([1, null, 0])
    const { rows } = await world.deps.pool.query(`select state, due_at from delivery where channel = 'facebook'`)
    expect(rows).toEqual([{ state: 'queued', due_at: expect.any(Date) }])
  })

  it('is told apart from one that a person disconnected, whose work waits as well', async () => {
    await world.confirm('facebook', await world.granted('facebook'))
    await expect(disconnect(world.deps, { channel: 'facebook', actor: LAN, expected: 0 })).rejects.toMatchObject({ code: 'moved' })
    await disconnect(world.deps, { channel: 'facebook', actor: LAN, expected: 1 })
    expect(await world.connection('facebook')).toMatchObject({
      status: 'disconnected',
      by: LAN.name,
      account: { id: PAGE, name: NAME },
      problem: { message: expect.stringContaining('ngắt kết nối') },
      permissions: [],
    })
    expect((await world.deps.pool.query('select token from connection')).rows).toEqual([{ token: null }])
    await expect(disconnect(world.deps, { channel: 'facebook', actor: LAN, expected: 2 })).rejects.toMatchObject(refused('Tải lại'))
    expect(await world.deps.channels.get('facebook')?.wasConnected?.()).toBe(true)
  })
})

it('names the account of the environment, and ticks its permissions, as the platform answers for it', async () => {
  const { facebook } = world.harness.sandbox
  const named = {
    FACEBOOK_PAGE_ID: facebook.pageId,
    FACEBOOK_PAGE_TOKEN: facebook.pageToken,
    FACEBOOK_APP_ID: facebook.appId,
    FACEBOOK_APP_SECRET: facebook.appSecret,
    FACEBOOK_GRAPH_URL: facebook.graphUrl,
  }
  const fixed = connectionsOf(world.stage, named)
  const before = (await readConnections(fixed.pool, fixed.env))[0]
  expect([before?.account?.name, before?.permissions]).toEqual([null, []])
  await askHealth(fixed, 'facebook')
  const after = (await readConnections(fixed.pool, fixed.env))[0]
  expect([after?.account?.name, after?.source, after?.permissions.map(({ granted }) => granted)]).toEqual([
    NAME,
    'environment',
    [true, true, true],
  ])
})

it('changes nothing that the environment says', async () => {
  const named = { FACEBOOK_PAGE_ID: '5', FACEBOOK_PAGE_TOKEN: 'EAAenv', FACEBOOK_APP_ID: '6', FACEBOOK_APP_SECRET: 'secret' }
  const fixed = connectionsOf(world.stage, named)
  const begun = startConsent(fixed, { channel: 'facebook', actor: LAN, app: null, redirectUri })
  await expect(begun).rejects.toMatchObject({ message: expect.stringContaining('biến môi trường'), ...refused('FACEBOOK_PAGE_ID') })
  await expect(disconnect(fixed, { channel: 'facebook', actor: LAN, expected: 0 })).rejects.toMatchObject({ code: 'not_allowed' })
  const [facebook, youtube] = await readConnections(fixed.pool, fixed.env)
  expect([facebook?.source, facebook?.account?.id, youtube?.status]).toEqual(['environment', '5', 'none'])
})
