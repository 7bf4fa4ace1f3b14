/** What Facebook answers when it believes to have the post already: the channel is looked at first, and nothing is sent again before. */
import { readEnv } from '@hl/config/env'
import { openStage as openPage, type Stage as Page } from '../channels/facebook/testing/stage'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import type { DeliveryDeps } from './deps'
import { advance } from './testing/advance'
import { useStage } from './testing/use-stage'

const scene = useStage()
const { facebookLooksMs: looksMs } = readEnv({})
let page: Page

beforeAll(async () => {
  page = await openPage()
})
afterAll(() => page.close())

const DUPLICATES = [
  { code: 506, subcode: undefined },
  { code: 368, subcode: 1404082 },
  { code: 1366051, subcode: undefined },
]

test.each(DUPLICATES)('$code/$subcode starts the two looks, and only what is surely absent is posted again', async ({ code, subcode }) => {
  const { db, deps } = scene.stage
  const onPage: DeliveryDeps = { ...deps, channels: new Map([...deps.channels, ['facebook', { ...page.channel, looksMs }]]) }
  const id = deliveryId({ documentId: scene.documentId, channel: 'facebook' })
  const ring = async () => {
    await db.pool.query(`update delivery set due_at = now() where id = $1`, [id])
    await deliver(onPage, id)
  }
  const sent = async () => (await page.calls()).filter(({ method, path }) => method === 'POST' && path.endsWith('/feed')).length
  const looks = async () => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select jsonb_array_length(looks) as n from step where delivery_id = $1 and name = 'post' order by id limit 1`,
      [id],
    )
    return rows[0]?.n
  }

  const before = await sent()
  await page.arm({ kind: 'graph-error', code, ...(subcode === undefined ? {} : { subcode }), match: { method: 'POST', path: '/feed$' } })
  await scene.stage.approve({ documentId: scene.documentId, seq: 1, title: `Bài ${code}`, channels: ['website', 'facebook'] })
  await scene.stage.relayOnly()
  await deliver(onPage, deliveryId({ documentId: scene.documentId, channel: 'website' }))
  await ring()
  await ring()
  expect(await sent()).toBe(before + 1)
  expect(await looks()).toBe(0)
  expect(await scene.of('facebook')).toMatchObject({ state: 'retrying', tries: 0 })

  const [first, second] = looksMs
  // the deadline of the post and its first wait, then the wait for the second look
  await advance(db.pool, 60_000 + first)
  await ring()
  await ring()
  expect([await sent(), await looks()]).toEqual([before + 1, 1])
  await advance(db.pool, second - first + 1_000)
  await ring()
  expect([await sent(), await looks()]).toEqual([before + 2, 2])
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', incarnation: 1 })
})
