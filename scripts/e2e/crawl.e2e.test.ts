import { crawl, type Crawled, sitemapOf } from './crawl'
import { sharedAddresses } from './shared'

jest.setTimeout(120_000)

const { site } = sharedAddresses()
let crawled: Crawled

beforeAll(async () => {
  crawled = await crawl(site)
})

test('no link of the seeded site is dead, nor any place on a page that a link names', () => {
  expect(crawled.problems).toEqual([])
  // 30 samples, their sections and lists, pictures, feeds
  expect(crawled.pages.length).toBeGreaterThan(60)
  expect(crawled.answers.size).toBeGreaterThan(150)
})

test('every page is in the sitemap, and every entry of the sitemap is a page a reader can get to', async () => {
  const listed = await sitemapOf(site)
  expect(new Set(listed).size).toBe(listed.length)
  // the search answers a question; older parts of a list are found from its first page
  const pages = crawled.pages.filter((address) => !/^\/tim-kiem|\/trang\/\d+\/$/.test(address))
  expect({ notListed: pages.filter((page) => !listed.includes(page)) }).toEqual({ notListed: [] })
  expect({ noPage: listed.filter((address) => !crawled.pages.includes(address)) }).toEqual({ noPage: [] })
})
