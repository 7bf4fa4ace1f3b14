/** A platform says stop, or nearly: two publishers on one database heed it as one, and nobody uses up a try. */
import { setTimeout as sleep } from 'node:timers/promises'
import { watchNotices } from '../notices/watch'
import { readNotices } from '../notices/read-notices'
import { deliver } from './deliver'
import type { Delivery } from './delivery'
import type { DeliveryDeps } from './deps'
import { useStage } from './testing/use-stage'

const scene = useStage()
const FAST = { fromPercent: 75, reservePercent: 90, gapMs: [150, 300], believedMs: 900 } as const

beforeEach(async () => {
  for (const table of ['channel_usage', 'ledger', 'notice']) await scene.stage.db.pool.query(`delete from ${table}`)
})

/** Items of this test, approved for the website and Facebook. */
async function approveMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${scene.documentId}-${index}`)
  for (const documentId of ids) await scene.stage.approve({ documentId, seq: 1, channels: ['website', 'facebook'] })
  await scene.stage.relayOnly()
  return ids
}

/** Every publisher works on whatever is due, side by side with the others, until `isDone`. */
async function workUntil(publishers: readonly DeliveryDeps[], isDone: () => Promise<boolean>): Promise<void> {
  const ends = Date.now() + 10_000
  await Promise.all(
    publishers.map(async (deps) => {
      while (!(await isDone())) {
        if (Date.now() > ends) throw new Error('not done in time')
        const due = await scene.stage.db.pool.query<{ id: string }>(
          `select id from delivery where due_at <= now() and (lease_until is null or lease_until <= now()) order by random() limit 4`,
        )
        await Promise.all(due.rows.map(({ id }) => deliver(deps, id)))
        await sleep(5)
      }
    }),
  )
}

const two = (pace = scene.stage.deps.policy.pace): DeliveryDeps[] =>
  [scene.stage.another(), scene.stage.another()].map((deps) => ({ ...deps, policy: { ...deps.policy, pace } }))

async function onFacebook(documentIds: readonly string[]): Promise<Delivery[]> {
  const rows = await scene.stage.db.pool.query<Delivery>(
    `select * from delivery where channel = 'facebook' and document_id = any($1) order by document_id`,
    [documentIds],
  )
  return rows.rows
}
const allAre = (documentIds: readonly string[], state: string) => async () =>
  (await onFacebook(documentIds)).every((delivery) => delivery.state === state)

describe('a limit that the platform names', () => {
  it('stops the calls of every publisher until that time and costs nobody a try', async () => {
    const { facebook } = scene.stage
    facebook.limitMs = 1_500
    facebook.fail('limit')
    const items = await approveMany(6)
    await workUntil(two(), allAre(items, 'live'))
    const { rows } = await scene.stage.db.pool.query<{ hold_until: Date; said_at: Date }>(
      `select hold_until, hold_until - interval '1500 milliseconds' as said_at from channel_state where channel = 'facebook'`,
    )
    const [hold] = rows
    if (!hold) throw new Error('no hold')
    // what was under way when the answer came had been asked before it
    const during = facebook.calledAt.filter((at) => at > hold.said_at.getTime() + 100 && at < hold.hold_until.getTime())
    expect(during).toEqual([])
    expect(facebook.calledAt.filter((at) => at >= hold.hold_until.getTime()).length).toBeGreaterThanOrEqual(items.length)
    expect(facebook.things).toHaveLength(items.length)
    expect((await onFacebook(items)).map(({ tries }) => tries)).toEqual(items.map(() => 0))
  }, 20_000)

  it('is heeded too when it comes with a good answer, before anything else is asked', async () => {
    const { facebook } = scene.stage
    facebook.usage = { percent: 60, regainAt: new Date(Date.now() + 1_200) }
    const items = await approveMany(1)
    await workUntil([scene.stage.another()], async () => facebook.calls.length > 0 && (await allAre(items, 'held')()))
    expect(facebook.calls).toEqual(['create'])
    expect(await onFacebook(items)).toMatchObject([{ tries: 0, error: { code: 'core.budget' } }])
    facebook.usage = null
    await workUntil([scene.stage.another()], allAre(items, 'live'))
    expect(facebook.calls.filter((call) => call === 'create')).toHaveLength(1)
  }, 20_000)

  it('keeps a takedown from calling too; it is the first to go on, and people are told to do it by hand', async () => {
    const { facebook } = scene.stage
    const [gone, ...late] = await approveMany(4)
    if (gone === undefined) throw new Error('no Item')
    await workUntil([scene.stage.another()], allAre([gone, ...late], 'live'))
    facebook.calls.length = 0
    facebook.limitMs = 120_000
    facebook.fail('limit')
    await scene.stage.takedown({ documentId: gone, seq: 2 })
    await scene.stage.relayOnly()
    await workUntil(two(), allAre([gone], 'held'))
    for (const documentId of late) await scene.stage.approve({ documentId, seq: 2, title: 'Bản sửa', channels: ['website', 'facebook'] })
    await scene.stage.relayOnly()
    await workUntil(two(), allAre([gone, ...late], 'held'))
    expect(facebook.calls).toEqual(['delete'])
    await watchNotices({ ...scene.stage.deps, workHours: { from: 0, until: 1_440, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'UTC' } })
    const { notices } = await readNotices(scene.stage.db.pool, { isOpen: true, after: 0, limit: 500 })
    expect(notices).toContainEqual(
      expect.objectContaining({ code: 'takedown.held', who: 'duty', help: expect.stringContaining('bằng tay') }),
    )

    await scene.stage.db.pool.query(`update channel_state set hold_until = now()`)
    await scene.stage.db.pool.query(`update delivery set due_at = now() where state = 'held'`)
    await workUntil(two(), async () => (await allAre([gone], 'removed')()) && (await allAre(late, 'live')()))
    expect(facebook.calls.slice(1, 2)).toEqual(['delete'])
    expect((await onFacebook([gone])).map(({ tries }) => tries)).toEqual([0])
  }, 30_000)
})

describe('near the limit', () => {
  it('creates and updates of all publishers begin further apart the nearer it is', async () => {
    const { facebook } = scene.stage
    // FAST: 75 % is 150 ms apart and 90 % twice that
    for (const { percent, apartMs } of [
      { percent: 76, apartMs: 160 },
      { percent: 89, apartMs: 290 },
    ]) {
      facebook.usage = { percent, regainAt: null }
      await scene.stage.db.pool.query(
        `insert into channel_usage (channel, percent) values ('facebook', $1) on conflict (channel) do update set percent = $1`,
        [percent],
      )
      scene.documentId = `${scene.documentId}-${percent}`
      const items = await approveMany(5)
      await workUntil(two(FAST), allAre(items, 'live'))
      // by the database's clock, which gives the turns: a busy machine may call late, and so closer to the next
      const { rows } = await scene.stage.db.pool.query<{ ms: number }>(
        `select extract(epoch from a.started_at - lag(a.started_at) over (order by a.started_at))::float8 * 1000 as ms
         from attempt a join delivery d on d.id = a.delivery_id
         where d.channel = 'facebook' and a.action = 'create' and d.document_id = any($1) order by a.started_at offset 1`,
        [items],
      )
      expect(rows).toHaveLength(items.length - 1)
      expect(Math.min(...rows.map(({ ms }) => ms))).toBeGreaterThanOrEqual(apartMs)
      expect((await onFacebook(items)).map(({ tries }) => tries)).toEqual(items.map(() => 0))
    }
  }, 30_000)

  it('what is left is kept for removals, and once in a while one call learns how much that is', async () => {
    const { facebook } = scene.stage
    const [gone, late] = await approveMany(2)
    if (gone === undefined || late === undefined) throw new Error('no Items')
    await workUntil(two(FAST), allAre([gone, late], 'live'))
    facebook.calls.length = 0
    await scene.stage.db.pool.query(`insert into channel_usage (channel, percent) values ('facebook', 93)`)
    facebook.usage = { percent: 93, regainAt: null }
    await scene.stage.approve({ documentId: late, seq: 2, title: 'Bản sửa', channels: ['website', 'facebook'] })
    await scene.stage.takedown({ documentId: gone, seq: 2 })
    await scene.stage.relayOnly()
    await workUntil(two(FAST), async () => (await allAre([gone], 'removed')()) && (await allAre([late], 'held')()))
    expect(facebook.calls).toEqual(['delete', 'verify'])
    expect(await onFacebook([late])).toMatchObject([{ tries: 0, error: { code: 'core.reserve' } }])
    facebook.usage = { percent: 40, regainAt: null }
    await workUntil(two(FAST), allAre([late], 'live'))
    expect(facebook.calls.slice(2)).toEqual(['update', 'verify'])
  }, 30_000)
})

describe('our own ledger', () => {
  it('is one for all publishers: past its ceiling creates are held until its midnight, and removals take the reserve', async () => {
    const { facebook } = scene.stage
    Object.assign(facebook, { budgets: { units: { name: 'đơn vị', perDay: 100, reserve: 20, timeZone: 'America/Los_Angeles' } } })
    facebook.cost = { bucket: 'units', units: 20 }
    const items = await approveMany(8)
    const isDone = async () => (await onFacebook(items)).every(({ state }) => state === 'live' || state === 'held')
    await workUntil(two(), isDone)
    const held = (await onFacebook(items)).filter(({ state }) => state === 'held')
    expect(held).toHaveLength(4)
    expect(facebook.things).toHaveLength(4)
    const { rows } = await scene.stage.db.pool.query<{ used: number; midnight: Date }>(
      `select used, (day + 1)::timestamp at time zone 'America/Los_Angeles' as midnight from ledger where channel = 'facebook'`,
    )
    expect(rows.map(({ used }) => used)).toEqual([80])
    expect(held.map(({ due_at: dueAt, tries }) => [dueAt, tries])).toEqual(held.map(() => [rows[0]?.midnight, 0]))

    const live = (await onFacebook(items)).find(({ state }) => state === 'live')
    await scene.stage.takedown({ documentId: live?.document_id ?? '', seq: 2 })
    await scene.stage.relayOnly()
    await workUntil(two(), allAre([live?.document_id ?? ''], 'removed'))
    expect(facebook.things).toHaveLength(3)
    Object.assign(facebook, { budgets: undefined })
  }, 20_000)
})
