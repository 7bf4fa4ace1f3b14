import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { reachFilterSchema, reachSchema, type ReachFilter } from '@hl/config/reach'
import { deliveryId } from '../delivery/delivery'
import { useStage } from '../delivery/testing/use-stage'
import { internalApi } from '../http/testing/internal-api'
import { readSums } from './read-sums'

const scene = useStage()
const pool = () => scene.stage.db.pool

/** One Item on Facebook with what was told of it, oldest first. */
async function item(input: {
  no: number
  section: string | null
  unit?: string
  liveAt: string
  told: readonly (readonly [string, number | null])[]
}) {
  const documentId = `${scene.documentId}-${input.no}`
  const id = deliveryId({ documentId, channel: 'facebook' })
  await pool().query(
    `insert into delivery (id, type, document_id, channel, state, wanted_seq, wanted_action, title, section, unit)
     values ($1, 'article', $2, 'facebook', 'live', 1, 'publish', $3, $4, $5)`,
    [id, documentId, `Bài ${input.no}`, input.section, input.unit ?? null],
  )
  await pool().query(
    `insert into reach (delivery_id, channel, incarnation, live_at, first_live_at, measured_at) values ($1, 'facebook', 1, $2, $2, $3)`,
    [id, input.liveAt, input.told.length > 0 ? new Date() : null],
  )
  await pool().query(
    `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, status) values ($1, 'facebook', $2, 1, 'post', $2, 'live')`,
    [id, documentId],
  )
  for (const [metric, value] of input.told)
    await pool().query(
      `insert into observation (delivery_id, receipt_key, external_id, metric, value, why, source) values ($1, 'post', $2, $3, $4, $5, 'x')`,
      [id, documentId, metric, value, value === null ? 'permission' : null],
    )
}
const sums = (filter: Partial<Record<keyof ReachFilter, string>>) => readSums(pool(), reachFilterSchema.parse(filter))

beforeAll(async () => {
  scene.documentId = 'doc'
  const told = (views: number | null, shares: number | null) =>
    [
      ['views', views],
      ['shares', shares],
    ] as const
  await item({ no: 1, section: 'A', unit: 'U', liveAt: '2026-10-02T00:00:00Z', told: [...told(5, 0), ...told(10, 0)] })
  await item({ no: 2, section: 'A', liveAt: '2026-10-20T00:00:00Z', told: [...told(4, null), ...told(null, null)] })
  await item({ no: 3, section: 'A', liveAt: '2026-10-21T00:00:00Z', told: told(null, null) })
  await item({ no: 4, section: 'B', liveAt: '2026-10-22T00:00:00Z', told: told(null, null) })
  await item({ no: 5, section: 'B', liveAt: '2026-11-22T00:00:00Z', told: [] })
})

it('sums the last told of each Item by section, and says of how many it is known and unknown', async () => {
  const { rows, isCut } = await sums({})
  expect(isCut).toBe(false)
  expect(rows).toEqual([
    {
      ...{ channel: 'facebook', key: 'B', item: null, items: 2, unmeasured: 1, measuredAt: expect.any(String) },
      sums: [
        { metric: 'views', sum: null, known: 0, unknown: 1 },
        { metric: 'shares', sum: null, known: 0, unknown: 1 },
      ],
    },
    {
      ...{ channel: 'facebook', key: 'A', item: null, items: 3, unmeasured: 0, measuredAt: expect.any(String) },
      sums: [
        { metric: 'views', sum: 14, known: 2, unknown: 1 },
        { metric: 'shares', sum: 0, known: 1, unknown: 2 },
      ],
    },
  ])
})

it('takes the Items that first went live in the period, its end left out', async () => {
  const { rows } = await sums({ since: '2026-10-20T00:00:00Z', until: '2026-10-22T00:00:00Z' })
  expect(rows.map(({ key, items, sums: [views] }) => [key, items, views?.sum])).toEqual([['A', 2, 4]])
})

it('sums by unit, and tells what has none apart', async () => {
  const { rows } = await sums({ by: 'unit', section: 'A' })
  expect(rows.map(({ key, items }) => [key, items])).toEqual([
    [null, 2],
    ['U', 1],
  ])
})

it('tells Item by Item, the newest first, and of one alone', async () => {
  const { rows } = await sums({ by: 'item', section: 'A' })
  expect(rows.map(({ item: one, sums: [views] }) => [one?.title, views])).toEqual([
    ['Bài 3', { metric: 'views', sum: null, known: 0, unknown: 1 }],
    ['Bài 2', { metric: 'views', sum: 4, known: 1, unknown: 0 }],
    ['Bài 1', { metric: 'views', sum: 10, known: 1, unknown: 0 }],
  ])
  expect((await sums({ by: 'item', type: 'articles', documentId: 'doc-1' })).rows).toHaveLength(1)
  expect((await sums({ by: 'item', type: 'videos', documentId: 'doc-1' })).rows).toEqual([])
})

it('is answered over HTTP, with the Delivery’s own figures in its detail', async () => {
  const api = internalApi(scene.stage)
  const { rows } = await api.read(reachSchema, '/reach?by=item&section=A&since=2026-10-01T00:00:00Z&until=2026-10-10T00:00:00Z')
  expect(rows).toHaveLength(1)
  const detail = await api.read(deliveryDetailSchema, `/deliveries/${rows[0]?.item?.deliveryId}`)
  expect(detail.reach?.figures).toMatchObject([
    { metric: 'views', value: 10, untold: null },
    { metric: 'shares', value: 0, untold: null },
  ])
})
