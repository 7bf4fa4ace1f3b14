import { createWorld, firstReceipt, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

async function placed() {
  const ctx = world.newContext()
  await world.channel.deliver(world.create(), ctx)
  const receipt = firstReceipt(ctx)
  const set = (reach: object) =>
    fetch(`${world.sandbox.url}/hand/youtube/videos/${receipt.externalId}/reach`, { method: 'POST', body: JSON.stringify(reach) })
  return { ctx, receipt, set }
}

it('reads views, likes and comments, and never shares, which YouTube does not count', async () => {
  const { ctx, receipt, set } = await placed()
  await set({ views: 90_071, reactions: 12, comments: 0 })
  const of = { key: 'video', externalId: receipt.externalId }
  expect(await world.channel.measure?.([receipt], ctx)).toEqual([
    { receipt: of, metric: 'views', value: 90_071, source: 'statistics.viewCount' },
    { receipt: of, metric: 'reactions', value: 12, source: 'statistics.likeCount' },
    { receipt: of, metric: 'comments', value: 0, source: 'statistics.commentCount' },
  ])
})

it('knows not what is hidden, and that a film that is gone is missing', async () => {
  const { ctx, receipt, set } = await placed()
  await set({ reactions: null, comments: null })
  const gone = { ...receipt, externalId: 'khongcophim' }
  const observed = (await world.channel.measure?.([receipt, gone], ctx)) ?? []
  expect(observed.map((one) => one.value ?? ('why' in one ? one.why : null))).toEqual([
    0,
    'not-shown',
    'not-shown',
    'missing',
    'missing',
    'missing',
  ])
})

it('asks fifty films in one call', async () => {
  const { ctx, receipt } = await placed()
  const before = (await world.log()).length
  const many = Array.from({ length: 51 }, (_, no) => ({ ...receipt, externalId: `phim${no}` }))
  expect(await world.channel.measure?.(many, ctx)).toHaveLength(153)
  expect((await world.log()).slice(before).filter(({ path }) => path.endsWith('/videos'))).toHaveLength(2)
})
