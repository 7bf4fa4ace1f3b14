/** The order and the times of looks, with each channel's own settings and a clock that the test moves (DELIVERY.md §4). */
import { readEnv } from '@hl/config/env'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { advance } from './testing/advance'
import { useStage } from './testing/use-stage'

const scene = useStage()
const { facebookLooksMs, youtubeLooksMs } = readEnv({})
const SECOND = 1_000
/** of the scripted create */
const DEADLINE_MS = 1_000

const CASES = [
  { channel: 'facebook', looksMs: facebookLooksMs, seconds: [45, 180] },
  { channel: 'youtube', looksMs: youtubeLooksMs, seconds: [60, 300] },
] as const

describe.each(CASES)('after a lost answer on $channel', ({ channel: id, looksMs, seconds }) => {
  const [first, second] = looksMs
  const channel = () => scene.stage[id]
  const delivery = () => deliveryId({ documentId: scene.documentId, channel: id })
  const pool = () => scene.stage.db.pool
  const creates = () => channel().calls.filter((call) => call === 'create').length
  const finds = () => channel().calls.filter((call) => call === 'find').length

  /** As if every doorbell rang now, whether it is time or not. */
  async function ring(): Promise<void> {
    await pool().query(`update delivery set due_at = now() where id = $1 and due_at is not null`, [delivery()])
    await deliver(scene.stage.deps, delivery())
  }
  async function dueInMs(): Promise<number> {
    const { rows } = await pool().query<{ ms: number }>(
      `select extract(epoch from due_at - now())::float8 * 1000 as ms from delivery where id = $1`,
      [delivery()],
    )
    return rows[0]?.ms ?? NaN
  }
  /** One create whose answer never came and of which nothing can be seen. */
  async function lose(): Promise<void> {
    Object.assign(channel(), { looksMs })
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website', id] })
    await scene.stage.relayOnly()
    await deliver(scene.stage.deps, deliveryId({ documentId: scene.documentId, channel: 'website' }))
    channel().fail('lost before')
    await ring()
    expect(channel().calls).toEqual(['create'])
  }
  afterEach(() => Object.assign(channel(), { looksMs: [0, 0] }))

  it('the settings are the documented ones', () => {
    expect([first / SECOND, second / SECOND]).toEqual(seconds)
  })

  it('looks once after the deadline and the first wait, once more after the second, and only then makes it again', async () => {
    await lose()
    await ring()
    expect(finds()).toBe(0)
    expect(Math.abs((await dueInMs()) - (DEADLINE_MS + first))).toBeLessThan(2 * SECOND)

    await advance(pool(), DEADLINE_MS + first - 3 * SECOND)
    await ring()
    expect(finds()).toBe(0)
    await advance(pool(), 3 * SECOND)
    await ring()
    expect(channel().calls).toEqual(['create', 'find'])
    expect(await scene.of(id)).toMatchObject({ state: 'retrying', tries: 0, incarnation: 1 })

    await ring()
    expect(finds()).toBe(1)
    expect(Math.abs((await dueInMs()) - (second - first))).toBeLessThan(4 * SECOND)
    await advance(pool(), second - first - 4 * SECOND)
    await ring()
    expect(channel().calls).toEqual(['create', 'find'])
    await advance(pool(), 4 * SECOND)
    await ring()
    expect(channel().calls).toEqual(['create', 'find', 'find', 'create', 'verify'])
    expect(await scene.of(id)).toMatchObject({ state: 'live', incarnation: 1 })
    expect(channel().things).toHaveLength(1)
  })

  it('does not count a look that could not see everything', async () => {
    await lose()
    channel().isSeenWhole = false
    await advance(pool(), DEADLINE_MS + first + SECOND)
    await ring()
    await advance(pool(), second - first + SECOND)
    await ring()
    expect(channel().calls).toEqual(['create', 'find', 'find'])
    channel().isSeenWhole = true
    // each further look as far from the one before
    await ring()
    expect(finds()).toBe(2)
    for (const wanted of [3, 4]) {
      await advance(pool(), second - first + SECOND)
      await ring()
      expect(finds()).toBe(wanted)
    }
    expect(creates()).toBe(2)
  })

  it('adopts what a look finds and makes nothing again', async () => {
    await lose()
    channel().things.push({ id: `${id}-late`, text: 'Tiêu đề []', delivery: delivery() })
    await advance(pool(), DEADLINE_MS + first + SECOND)
    await ring()
    expect(creates()).toBe(1)
    expect(await scene.of(id)).toMatchObject({ state: 'live', incarnation: 1 })
  })

  it('asks a person when there is more than one, and never guesses', async () => {
    await lose()
    for (const no of [1, 2]) channel().things.push({ id: `${id}-twin-${no}`, text: 'Tiêu đề []', delivery: delivery() })
    await advance(pool(), DEADLINE_MS + first + SECOND)
    await ring()
    expect(await scene.of(id)).toMatchObject({ state: 'unknown', error: { code: 'core.several_found' } })
    expect(creates()).toBe(1)
  })

  it('makes it three times at most in one incarnation, with both looks each time, and then asks a person', async () => {
    channel().fail('lost before', 'lost before')
    await lose()
    for (let round = 0; round < 3; round += 1) {
      await advance(pool(), DEADLINE_MS + first + SECOND)
      await ring()
      await advance(pool(), second - first + SECOND)
      await ring()
    }
    expect(channel().calls).toEqual(['create', 'find', 'find', 'create', 'find', 'find', 'create', 'find', 'find'])
    expect(await scene.of(id)).toMatchObject({ state: 'unknown', incarnation: 1, error: { code: 'core.lost_too_often' } })
  })
})

it('lets one visible create at a time be in flight on a channel, and frees it when its outcome is written', async () => {
  const { website, deps, db } = scene.stage
  website.slowMs = 150
  const ids = ['a', 'b'].map((suffix) => `${scene.documentId}${suffix}`)
  for (const documentId of ids) await scene.stage.approve({ documentId, seq: 1, channels: ['website'] })
  await scene.stage.relayOnly()
  await Promise.all(ids.map((documentId) => deliver(deps, deliveryId({ documentId, channel: 'website' }))))
  const [one = 0, two = 0] = website.calledAt.filter((_, index) => website.calls[index] === 'create')
  expect(two - one).toBeGreaterThanOrEqual(150)
  const { rows } = await db.pool.query(`select delivery_id from channel_slot where channel = 'website'`)
  expect(rows).toEqual([{ delivery_id: null }])
})
