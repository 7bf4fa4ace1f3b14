import type { Metric } from '@hl/config/reach'
import type { Receipt } from '../channels/channel'
import { ChannelUnavailable, LimitReached, NotAuthorized } from '../channels/errors'
import type { Observation } from '../channels/observation'
import { heldBy } from '../delivery/budget'
import { deliveryId } from '../delivery/delivery'
import { useStage } from '../delivery/testing/use-stage'
import { measureDue, startMeasuring } from './measure'
import { readReach } from './read-reach'

const scene = useStage()
const FACTS = { code: 'facebook.x', message: 'Kênh trả lời không được.', help: 'Không phải làm gì.', who: 'operator' } as const
const HOUR = 3_600_000

const pool = () => scene.stage.db.pool
/** the first measurement is due at once */
const deps = () => ({ ...scene.stage.deps, policy: { ...scene.stage.deps.policy, reachFirstMs: 0 } })
const idOf = (no: number) => deliveryId({ documentId: `${scene.documentId}-${no}`, channel: 'facebook' })
let asked: string[] = []
let figures: Partial<Record<Metric, number | null>> = {}

beforeEach(async () => {
  asked = []
  figures = { views: 7, shares: null }
  const observe = ({ key, externalId }: Receipt): Observation[] =>
    (Object.keys(figures) as Metric[]).map((metric) => {
      const about = { receipt: { key, externalId }, metric, source: `x.${metric}` }
      const value = figures[metric] ?? null
      return value === null ? { ...about, value, why: 'permission' } : { ...about, value }
    })
  scene.stage.facebook.measure = async (receipts, ctx) => {
    asked.push(...receipts.map(({ externalId }) => externalId))
    return ctx.read({ name: 'counts', deadlineMs: 1_000 }, async () => receipts.flatMap(observe))
  }
  await pool().query(`update delivery set state = 'removed' where state = 'live'`)
  await pool().query(`update reach set next_at = null`)
  await pool().query(`delete from channel_state`)
})

async function approve(count: number) {
  for (let no = 1; no <= count; no++) await scene.stage.approve({ documentId: `${scene.documentId}-${no}`, seq: 1 })
  await scene.stage.run()
}
const schedule = async (no: number) => {
  const { rows } = await pool().query<{ minutes: number | null; incarnation: number }>(
    `select extract(epoch from next_at - now()) / 60 as minutes, incarnation from reach where delivery_id = $1`,
    [idOf(no)],
  )
  const row = rows[0]
  return row && { ...row, minutes: row.minutes === null ? null : Math.round(Number(row.minutes)) || 0 }
}
const grow = (no: number, age: string) =>
  pool().query(`update reach set live_at = now() - $2::interval, next_at = now() - interval '1 second' where delivery_id = $1`, [
    idOf(no),
    age,
  ])

it('measures what is live and keeps what was told apart from what was not', async () => {
  await approve(1)
  await measureDue(deps())
  const { rows } = await pool().query(
    `select metric, value, why, source, receipt_key from observation where delivery_id = $1 order by metric desc`,
    [idOf(1)],
  )
  expect(rows).toEqual([
    { metric: 'views', value: 7, why: null, source: 'x.views', receipt_key: 'thing' },
    { metric: 'shares', value: null, why: 'permission', source: 'x.shares', receipt_key: 'thing' },
  ])
  expect(await readReach(pool(), deliveryId({ documentId: `${scene.documentId}-1`, channel: 'website' }))).toBeNull()
})

it('waits after the going live, and then asks hourly, daily, weekly and at last never again', async () => {
  await approve(1)
  await measureDue(scene.stage.deps)
  expect([await schedule(1), asked]).toEqual([{ minutes: 10, incarnation: 1 }, []])
  for (const [age, minutes] of [
    ['1 hour', 60],
    ['47 hours', 60],
    ['49 hours', 24 * 60],
    ['29 days', 24 * 60],
    ['31 days', 7 * 24 * 60],
    ['364 days', 7 * 24 * 60],
    ['366 days', null],
  ] as const) {
    await grow(1, age)
    await measureDue(scene.stage.deps)
    expect([age, (await schedule(1))?.minutes]).toEqual([age, minutes])
  }
  expect(asked).toHaveLength(7)
})

it('begins young again with what was made anew, and counts it with what it was', async () => {
  await approve(1)
  await measureDue(deps())
  await grow(1, '90 days')
  await pool().query(`update delivery set incarnation = 2, live_at = now() where id = $1`, [idOf(1)])
  await pool().query(`update receipt set status = 'gone' where delivery_id = $1`, [idOf(1)])
  await pool().query(
    `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, status) values ($1, 'facebook', $2, 2, 'thing', 'anew', 'live')`,
    [idOf(1), `${scene.documentId}-1`],
  )
  figures = { views: 5 }
  await measureDue(deps())
  expect(await schedule(1)).toEqual({ minutes: 60, incarnation: 2 })
  expect((await readReach(pool(), idOf(1)))?.figures).toMatchObject([{ metric: 'views', value: 12, untold: null }, { metric: 'shares' }])
})

it('shows the last figure told, and since when it is told no more', async () => {
  await approve(1)
  await measureDue(deps())
  figures = { views: null, shares: 0 }
  await grow(1, '1 hour')
  await measureDue(deps())
  const reach = await readReach(pool(), idOf(1))
  expect(reach?.figures).toMatchObject([
    { metric: 'views', value: 7, untold: { why: 'permission' } },
    { metric: 'shares', value: 0, untold: null },
  ])
  expect(reach?.series.map(({ values }) => values)).toEqual([
    { views: 7, shares: null },
    { views: null, shares: 0 },
  ])
})

it('measures no more in a round than the policy says', async () => {
  await approve(5)
  const bounded = { ...deps(), policy: { ...deps().policy, reachMost: 3 } }
  await measureDue(bounded)
  expect(asked).toHaveLength(3)
  await measureDue(bounded)
  expect(asked).toHaveLength(5)
})

describe('where a channel has no call to spare', () => {
  it.each([
    ['stopped altogether', `insert into channel_state (channel, paused, pause_all) values ('facebook', true, true)`],
    ['blocked', `insert into channel_state (channel, blocked) values ('facebook', true)`],
    ['held', `insert into channel_state (channel, hold_until) values ('facebook', now() + interval '1 hour')`],
    [
      'near its limit',
      `insert into channel_usage (channel, percent) values ('facebook', 71) on conflict (channel) do update set percent = 71, regain_at = null, seen_at = now()`,
    ],
  ])('nothing is asked of one that is %s, and it all stays due', async (_, sql) => {
    await approve(1)
    await pool().query(sql)
    await measureDue(deps())
    const { rowCount } = await pool().query(`select 1 from observation where delivery_id = $1`, [idOf(1)])
    expect(rowCount).toBe(0)
    await pool().query(`delete from channel_state`)
    await pool().query(`delete from channel_usage`)
    await measureDue(deps())
    expect(await schedule(1)).toMatchObject({ minutes: 60 })
  })

  it('nothing is asked once most of a daily budget is used, so that posts and removals have the rest', async () => {
    await approve(1)
    const facebook = scene.stage.facebook
    const budgets = { units: { name: 'đơn vị', perDay: 1_000, reserve: 100, timeZone: 'America/Los_Angeles' } }
    const channels = new Map(scene.stage.deps.channels).set('facebook', { ...facebook, budgets })
    const today = `(now() at time zone 'America/Los_Angeles')::date`
    await pool().query(`insert into ledger (channel, bucket, day, used) values ('facebook', 'units', ${today}, 630)`)
    await measureDue({ ...deps(), channels })
    expect(asked).toEqual([])
    await pool().query(`update ledger set used = 629`)
    await measureDue({ ...deps(), channels })
    expect(asked).toHaveLength(1)
    await pool().query(`delete from ledger`)
  })
})

describe('when a channel does not answer', () => {
  const refuse = (error: Error) => {
    scene.stage.facebook.measure = async (receipts, ctx) => {
      asked.push(...receipts.map(({ externalId }) => externalId))
      return ctx.read({ name: 'counts', deadlineMs: 1_000 }, () => Promise.reject(error))
    }
  }

  it.each([
    ['a passing fault', new ChannelUnavailable(FACTS), []],
    ['a bug of ours', new TypeError('a bug of ours'), ['reach.bug']],
  ])('puts off what met %s, so that others have their turn', async (_, error, errors) => {
    await approve(2)
    scene.stage.errors.length = 0
    refuse(error)
    await measureDue(deps())
    await measureDue(deps())
    expect(new Set(asked).size).toBe(2)
    expect([(await schedule(1))?.minutes, (await schedule(2))?.minutes]).toEqual([10, 10])
    expect(new Set(scene.stage.errors)).toEqual(new Set(errors))
  })

  it.each([
    ['of the platform’s, which then holds for all', new LimitReached({ ...FACTS, until: new Date(Date.now() + HOUR) }), 1],
    ['of our own, which is nobody else’s', heldBy({ channel: { id: 'facebook' }, bucket: '', until: new Date(Date.now() + HOUR) }), 0],
  ])('asks no other at a limit %s, and leaves all due', async (_, error, holds) => {
    await approve(2)
    refuse(error)
    await measureDue(deps())
    expect([asked.length, (await schedule(1))?.minutes]).toEqual([1, 0])
    const { rowCount } = await pool().query(`select 1 from channel_state where hold_until > now()`)
    expect(rowCount).toBe(holds)
  })

  it('blocks it when the account is lost, so that somebody is told', async () => {
    await approve(1)
    refuse(new NotAuthorized(FACTS))
    await measureDue(deps())
    const { rows } = await pool().query(`select blocked from channel_state where channel = 'facebook' and bucket = ''`)
    expect(rows).toEqual([{ blocked: true }])
  })
})

it('lets one of many processes measure, each thing once', async () => {
  await approve(3)
  const clocks = [1, 2, 3].map(() => startMeasuring({ ...scene.stage.another(), policy: deps().policy }))
  for (let tries = 0; tries < 200 && asked.length < 3; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await Promise.all(clocks.map((clock) => clock.close()))
  expect(asked).toHaveLength(3)
})

it('never changes or forgets an observation', async () => {
  await approve(1)
  await measureDue(deps())
  await expect(pool().query(`update observation set value = 8`)).rejects.toThrow('insert-only')
  await expect(pool().query(`delete from observation`)).rejects.toThrow('insert-only')
})
