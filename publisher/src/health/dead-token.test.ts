/** A token dies while nobody publishes: asking finds it before a Delivery is refused for it, and all goes on after reconnecting. */
import type { Connectable } from '@hl/config/connection'
import { openWizard, type WizardWorld } from '../connections/testing/wizard-world'
import { deliver } from '../delivery/deliver'
import { deliveryId } from '../delivery/delivery'
import { readNotices } from '../notices/read-notices'
import { watchNotices } from '../notices/watch'
import { askAtStart, askStale } from './health-clock'
import { runPreflight } from './preflight'

const CODE = { facebook: 'facebook.190', youtube: 'youtube.token.invalid_grant' } as const
const WORK_HOURS = { from: 0, until: 1_440, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'UTC' }
let world: WizardWorld

beforeAll(async () => void (world = await openWizard()))
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  await world.deps.pool.query('truncate notice')
  for (const channel of ['facebook', 'youtube'] as const) await connect(channel)
})

const deps = () => ({ ...world.stage.deps, channels: world.deps.channels })

async function connect(channel: Connectable, expected = 0) {
  const offered = await world.granted(channel)
  const account = offered.candidates.find(({ obstacle }) => obstacle === null)
  if (!account) throw new Error(`no account on ${channel}`)
  return world.confirm(channel, offered, { id: account.id, name: account.name, expected })
}

interface Scene {
  channel: Connectable
  documentId: string
  notBefore?: string
}

/** An Item waits for the channel, and the platform takes the token back. */
async function begin({ channel, documentId, notBefore }: Scene): Promise<void> {
  await world.stage.approve({ documentId, seq: 1, channels: ['website', channel], ...(notBefore ? { notBefore } : {}) })
  await world.stage.relayOnly()
  if (notBefore) await deliver(deps(), deliveryId({ documentId, channel }))
  await world.hand(`${channel}/revoke`)
}

/** The platforms were last asked when the accounts were connected, so long ago. */
const lastAsked = (ago: string) => world.deps.pool.query(`update channel_health set at = now() - $1::interval`, [ago])

/** The channel is stopped and says so; the Delivery, whose time has come, waits untried; a reconnection lets it go. */
async function expectHeld({ channel, documentId }: Scene): Promise<void> {
  const { pool } = world.deps
  const { rows } = await pool.query(`select blocked, reason ->> 'code' as code from channel_state where channel = $1`, [channel])
  expect(rows).toEqual([{ blocked: true, code: CODE[channel] }])

  const id = deliveryId({ documentId, channel })
  await pool.query(`update delivery set not_before = null, due_at = now() where id = $1`, [id])
  await deliver(deps(), id)
  expect(await world.stage.delivery({ documentId, channel })).toMatchObject({ state: 'blocked', tries: 0, error: { code: CODE[channel] } })
  expect((await pool.query(`select 1 from step where delivery_id = $1`, [id])).rows).toEqual([])

  await watchNotices({ ...deps(), workHours: WORK_HOURS })
  const { notices } = await readNotices(pool, { isOpen: true, after: 0, limit: 100 })
  expect(notices.filter((notice) => notice.channel === channel && notice.kind === 'blocked')).toEqual([
    expect.objectContaining({
      code: CODE[channel],
      message: expect.stringContaining('mất kết nối'),
      help: expect.stringContaining('Kết nối lại'),
      who: 'operator',
    }),
  ])

  const { connection } = await connect(channel, 1)
  expect(connection.problem).toBeNull()
  expect(await world.stage.delivery({ documentId, channel })).toMatchObject({ state: 'queued', tries: 0, error: null })
}

describe.each(['facebook', 'youtube'] as const)('a token of %s that is dead', (channel) => {
  it('is found at start, before anything is sent', async () => {
    const scene = { channel, documentId: `${channel}-start` }
    await begin(scene)
    await lastAsked('5 minutes')
    await askAtStart(deps())
    await expectHeld(scene)
  })

  it('is found by the daily check', async () => {
    const scene = { channel, documentId: `${channel}-daily` }
    await begin(scene)
    await askStale(deps(), { isStart: false })
    expect((await world.deps.pool.query(`select 1 from channel_state where blocked`)).rows).toEqual([])
    await lastAsked('25 hours')
    await askStale(deps(), { isStart: false })
    await expectHeld(scene)
  })

  it('is found ahead of what is scheduled, while there is time to reconnect', async () => {
    const scene = { channel, documentId: `${channel}-scheduled`, notBefore: new Date(Date.now() + 6 * 3_600_000).toISOString() }
    await lastAsked('2 hours')
    await begin(scene)
    expect(await world.stage.delivery(scene)).toMatchObject({ state: 'scheduled', wanted_action: 'publish' })
    await runPreflight(deps())
    const { rows } = await world.deps.pool.query(`select problems from preflight where delivery_id = $1`, [deliveryId(scene)])
    expect(rows).toEqual([{ problems: expect.arrayContaining([expect.objectContaining({ who: 'operator', code: CODE[channel] })]) }])
    await expectHeld(scene)
  })
})
