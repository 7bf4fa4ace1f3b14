import { loadSamples } from '../seed/sample'
import { type Desk, openDesk } from './desk'
import { sharedAddresses } from './shared'
import { until } from './started-system'

jest.setTimeout(180_000)

const addresses = sharedAddresses()
/** Generous on purpose: what is promised is measured by `npm run bench`, and here only printed. */
const LIMIT_MS = 20_000
let desk: Desk

beforeAll(async () => {
  desk = await openDesk(addresses)
})

test('all thirty sample items are live on the website, and on the other channels live or skipped with a reason', async () => {
  const settled = await until({
    what: 'every delivery settled',
    withinMs: 120_000,
    ask: async () => {
      const all = await desk.deliveries('')
      return all.length >= 90 && all.every(({ state }) => state === 'live' || state === 'skipped') ? all : null
    },
  })
  const count = (channel: string, state: string) => settled.filter((one) => one.channel === channel && one.state === state).length
  expect({ website: count('website', 'live'), facebook: count('facebook', 'live'), youtube: count('youtube', 'live') }).toEqual({
    website: 30,
    facebook: 30,
    youtube: 7,
  })
  const skipped = settled.filter(({ state }) => state === 'skipped')
  expect(skipped.filter(({ reason }) => !reason)).toEqual([])

  const pages = settled.filter(({ channel }) => channel === 'website')
  const titles = await Promise.all(pages.map(async ({ receipt }) => titleOf(await page(new URL(receipt?.url ?? '').pathname))))
  expect(titles.sort()).toEqual(
    loadSamples()
      .map(({ title }) => title.normalize('NFC'))
      .sort(),
  )
})

test('the films of the samples are on the channel, public, and the posts link to the site', async () => {
  const state = await desk.sandbox()
  const films = loadSamples().filter(({ film }) => film !== null)
  expect(state.youtube.videos.filter(({ privacyStatus }) => privacyStatus === 'public')).toHaveLength(films.length)
  expect(state.facebook.posts.length).toBeGreaterThanOrEqual(30)
  expect(JSON.stringify(state.facebook.posts)).toContain(`${addresses.site}/bai-viet/`)
})

describe('one more article', () => {
  const title = 'Bài thử: ngọn đèn hiên'
  const changed = 'Bài thử: ngọn đèn hiên còn sáng'
  let documentId: string
  let path: string

  test('is on the site and on the Page soon after its approval', async () => {
    documentId = await desk.write({ title, text: 'Đoạn thứ nhất.\n\nĐoạn thứ hai.' })
    await approveAndMeasure('approved', title)
    path = '/bai-viet/bai-thu-ngon-den-hien/'
    expect((await page(path)).text).toContain('Đoạn thứ hai.')
  })

  test('changes in both places when it is edited and approved again, and keeps its address', async () => {
    await desk.edit({ documentId, title: changed, text: 'Đoạn đã sửa.' })
    expect(titleOf(await page(path))).toBe(title)
    await approveAndMeasure('approved again', changed)
    expect((await page(path)).text).toContain('Đoạn đã sửa.')
    expect((await desk.sandbox()).facebook.posts.filter(({ message }) => message?.includes(changed))).toHaveLength(1)
  })

  test('is gone from both after a takedown, and its address says so', async () => {
    const startedAt = performance.now()
    await desk.takeDown(documentId)
    await until({ what: '410', withinMs: LIMIT_MS, ask: async () => (await page(path)).status === 410 })
    await until({ what: 'removed', withinMs: LIMIT_MS, ask: () => isSettled('removed') })
    report('takedown → gone everywhere', startedAt)
    expect((await desk.sandbox()).facebook.posts.filter(({ message }) => message?.includes('Bài thử'))).toEqual([])
    expect((await page('/')).text).not.toContain('Bài thử')
  })

  async function approveAndMeasure(what: string, wanted: string): Promise<void> {
    const startedAt = performance.now()
    const hash = await desk.approve(documentId)
    await until({
      what: 'page on the site',
      withinMs: LIMIT_MS,
      ask: async () => titleOf(await page('/bai-viet/bai-thu-ngon-den-hien/')) === wanted,
    })
    report(`${what} → on the site`, startedAt)
    await until({
      what: 'post on the Page',
      withinMs: LIMIT_MS,
      ask: async () => (await desk.sandbox()).facebook.posts.some(({ message }) => message?.includes(wanted)),
    })
    report(`${what} → on the Page`, startedAt)
    await until({ what: 'live', withinMs: LIMIT_MS, ask: async () => (await isSettled('live', hash)) === true })
    report(`${what} → verified live everywhere`, startedAt)
  }

  /** @param hash the Release that has to be live, where one is */
  async function isSettled(state: string, hash?: string): Promise<true | null> {
    const mine = (await desk.deliveries(`documentId=${documentId}`)).filter((one) => one.state !== 'skipped')
    const isDone = mine.length > 0 && mine.every((one) => one.state === state && (!hash || one.live?.release === hash))
    return isDone ? true : null
  }
})

interface Page {
  status: number
  text: string
}

async function page(path: string): Promise<Page> {
  const response = await fetch(`${addresses.site}${path}`, { signal: AbortSignal.timeout(10_000) })
  return { status: response.status, text: await response.text() }
}

function titleOf({ text }: Page): string {
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? ''
  return heading
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim()
}

function report(what: string, startedAt: number): void {
  process.stderr.write(`  ${what}: ${Math.round(performance.now() - startedAt)} ms\n`)
}
