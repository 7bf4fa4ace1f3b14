import { articleRelease, openStage, videoRelease, type Stage } from './testing/stage'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

async function place(release = articleRelease()) {
  const ctx = stage.context()
  await stage.channel.deliver({ action: 'create', release, rendition: stage.channel.render(release, []) }, ctx)
  return ctx
}

it('shows the newest things of the Page as a person would recognise them, a film by its video', async () => {
  const article = await place()
  const film = await place(videoRelease({ video: stage.film }))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const latest = await stage.channel.latest?.(film)
  expect(latest?.map(({ id }) => id)).toEqual([film.receipts[0]?.externalId, article.receipts[0]?.externalId])
  expect(latest?.[1]).toMatchObject({
    text: expect.stringContaining('Anh Nam mở xưởng mộc'),
    link: `${stage.siteUrl}/bai-viet/ngay-tro-ve/`,
    url: article.receipts[0]?.url,
    createdAt: expect.any(Date),
  })
})

it.each([
  ['its id', (id: string) => id],
  ['its permalink', (_: string, url: string) => url],
  [
    'a link with the two ids',
    (id: string) => `https://www.facebook.com/permalink.php?story_fbid=${id.split('_')[1]}&id=${id.split('_')[0]}`,
  ],
  ['a short link', (id: string) => `https://m.facebook.com/trang/posts/${id.split('_')[1]}`],
])('knows a post of ours by %s', async (_, refOf) => {
  const ctx = await place()
  const [receipt] = ctx.receipts
  const found = await stage.channel.identify?.(refOf(receipt?.externalId ?? '', receipt?.url ?? ''), ctx)
  expect(found?.id).toBe(receipt?.externalId)
})

it.each(['https://www.facebook.com/trangkhac/posts/123456789', 'https://example.org/', 'không phải liên kết', 'javascript:alert(1)'])(
  'knows nothing of ours by %s',
  async (ref) => {
    expect(await stage.channel.identify?.(ref, await place())).toBeNull()
  },
)
