import { grownCounts } from './reach'
import { googleClient, graphClient, send, startHarness, type Harness } from './testing/harness'

const DAY = 86_400_000
let now = new Date('2026-11-20T08:00:00Z')
let harness: Harness
let graph: ReturnType<typeof graphClient>

beforeAll(async () => {
  harness = await startHarness({ now: () => now, delays: { youtubeProcessingMs: 0 } })
  graph = graphClient(harness)
})
afterAll(() => harness.stop())
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

const hand = (path: string, body: object) => send(`${harness.sandbox.url}/hand/${path}`, { method: 'POST', body: JSON.stringify(body) })
const posted = async () => String((await graph.post(`${graph.page}/feed`, { message: `Bài lúc ${now.toISOString()}` })).body.id)
const COUNTS = 'reactions.summary(true).limit(0),comments.summary(true).limit(0),shares'

test('figures begin at nothing and only grow, and are the same for the same thing and age', () => {
  const at = (ageMs: number) => grownCounts({ id: '1_2', ageMs })
  expect(at(0)).toEqual({ views: 0, reactions: 0, comments: 0, shares: 0 })
  expect(at(-5)).toEqual(at(0))
  const views = [0, 1, 2, 7, 30, 365].map((days) => at(days * DAY).views)
  expect(views).toEqual([...views].sort((a, b) => a - b))
  expect(at(7 * DAY)).toEqual(at(7 * DAY))
  expect(at(7 * DAY)).not.toEqual(grownCounts({ id: '1_3', ageMs: 7 * DAY }))
})

describe('a post', () => {
  test('tells its totals only where a summary is asked for, and no shares while there are none', async () => {
    const id = await posted()
    expect((await graph.get(`${id}?fields=${COUNTS}`)).body).toEqual({
      id,
      reactions: { data: [], summary: { total_count: 0 } },
      comments: { data: [], summary: { total_count: 0 } },
    })
    expect((await graph.get(`${id}?fields=reactions`)).body.reactions).toEqual({ data: [] })
    await graph.post(`${id}/comments`, { message: 'một' })
    await hand(`facebook/posts/${id}/reach`, { reactions: 12, shares: 3 })
    expect((await graph.get(`${id}?fields=${COUNTS}`)).body).toMatchObject({
      reactions: { summary: { total_count: 12 } },
      comments: { data: [], summary: { total_count: 1 } },
      shares: { count: 3 },
    })
    expect((await graph.get(`${id}?fields=reactions.summary(maybe)`)).body.error?.code).toBe(100)
    expect((await graph.get(`${id}?fields=reactions.sumary(true)`)).body.error?.code).toBe(100)
  })

  test('tells its views as an insight, for its whole life', async () => {
    const id = await posted()
    await hand(`facebook/posts/${id}/reach`, { views: 1_234 })
    expect((await graph.get(`${id}/insights?metric=post_media_view&period=lifetime`)).body.data?.[0]).toMatchObject({
      name: 'post_media_view',
      period: 'lifetime',
      values: [{ value: 1_234 }],
    })
    expect((await graph.get(`${id}/insights?metric=post_media_view&period=day`)).body.data).toEqual([])
    await hand(`facebook/posts/${id}/reach`, { views: null })
    expect((await graph.get(`${id}/insights?metric=post_media_view`)).body.data).toEqual([])
  })

  test.each([
    ['a metric that was taken away', 'metric=post_impressions_unique', 100],
    ['a good metric beside a bad one', 'metric=post_media_view,post_impressions', 100],
    ['no metric', 'period=lifetime', 3001],
    ['a period that is none', 'metric=post_media_view&period=year', 100],
    ['a parameter that is none', 'metric=post_media_view&breakdown=age', 100],
  ])('refuses %s', async (_, query, code) => {
    expect((await graph.get(`${await posted()}/insights?${query}`)).body.error?.code).toBe(code)
  })

  test('a metric can be taken away for all, as Meta does', async () => {
    const id = await posted()
    await hand('facebook/page', { goneMetrics: ['post_media_view'] })
    expect((await graph.get(`${id}/insights?metric=post_media_view`)).body.error?.code).toBe(100)
    expect((await graph.get(`${id}/insights?metric=post_clicks`)).status).toBe(200)
  })

  test('what was set is there again after a restart', async () => {
    const id = await posted()
    await hand(`facebook/posts/${id}/reach`, { shares: 7 })
    await harness.restart()
    expect((await graph.get(`${id}?fields=shares`)).body.shares).toEqual({ count: 7 })
    expect((await hand('facebook/posts/0/reach', { shares: 1 })).status).toBe(404)
    expect((await hand(`facebook/posts/${id}/reach`, { likes: 1 })).status).toBe(400)
  })
})

test('a video tells its counts as decimal strings, and leaves out what is kept back', async () => {
  const google = await googleClient(harness)
  const film = Buffer.alloc(300_000, 5)
  const session = await google.open({ size: film.length })
  const id = String((await google.put(String(session.headers.get('location')), film)).body.id)
  const statistics = async () => (await google.get(`videos?part=statistics&id=${id}`)).body.items?.[0]?.statistics
  expect(await statistics()).toEqual({ viewCount: '0', likeCount: '0', favoriteCount: '0', commentCount: '0' })
  now = new Date(now.getTime() + 30 * DAY)
  expect(
    Number((await (await googleClient(harness)).get(`videos?part=statistics&id=${id}`)).body.items?.[0]?.statistics?.viewCount),
  ).toBeGreaterThan(100)
  await hand(`youtube/videos/${id}/reach`, { views: 50, reactions: null, comments: null })
  const after = await (await googleClient(harness)).get(`videos?part=statistics&id=${id}`)
  expect(after.body.items?.[0]?.statistics).toEqual({ viewCount: '50', favoriteCount: '0' })
})
