import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SiteEntry } from '@hl/config/outbox'
import { exampleRelease, paragraph } from '../release/example-release'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('what items are listed by: provinces, topics of advice and tags', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await site.addEntry({
      documentId: 'sectiontuvan',
      entry: { kind: 'section', slug: 'tu-van', name: 'Tư vấn', description: null, position: 1 },
    })
    await site.addEntry({ documentId: 'nghean', entry: province({ slug: 'nghe-an', name: 'Nghệ An' }) })
    await site.addEntry({ documentId: 'hatay', entry: province({ slug: 'ha-tay', name: 'Hà Tây', mergedInto: 'hanoi' }) })
    await site.addEntry({ documentId: 'hanoi', entry: province({ slug: 'ha-noi', name: 'Hà Nội' }) })
    await site.addEntry({ documentId: 'vayvon', entry: { kind: 'tag', slug: 'vay-von', name: 'vay vốn' } })
    await site.running.catchUp()
  })
  afterEach(() => site.close())

  const text = async (path: string) => (await read({ site, path })).text
  const everywhere = [
    '/tu-cac-tinh/nghe-an/',
    '/tu-cac-tinh/nghe-an/rss.xml',
    '/tu-cac-tinh/nghe-an/feed.json',
    '/chu-de/vay-von/',
    '/tu-van/phap-ly/',
    '/tu-van/giay-to/',
    '/tu-van/',
    '/chuyen-muc/tu-van/',
    '/chuyen-muc/tu-van/feed.json',
    '/chuyen-muc/tu-van/rss.xml',
    '/rss.xml',
    '/feed.json',
  ]

  it('an item stands under its province, its topic and its tags, and its page leads there', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', unit: 'nghean', topic: 'phap-ly', tags: ['vayvon'] }) })
    for (const path of everywhere)
      expect({ path, text: await text(path) }).toMatchObject({ text: expect.stringContaining('/bai-viet/doc1/') })
    const page = await text('/bai-viet/doc1/')
    expect(dataIn(page)).toMatchObject([
      { '@type': 'Article', keywords: 'vay vốn', publisher: { '@type': 'GovernmentOrganization' } },
      { '@type': 'BreadcrumbList', itemListElement: [{}, { position: 2, name: 'Tư vấn' }, { item: `${site.siteUrl}/bai-viet/doc1/` }] },
    ])
    expect(dataIn(await text('/tu-cac-tinh/nghe-an/'))).toMatchObject([{ itemListElement: [{}, { name: 'Từ các tỉnh, thành phố' }, {}] }])
    expect(dataIn(await text('/'))).toMatchObject([{ '@type': 'WebSite' }, { '@type': 'GovernmentOrganization' }])
    expect(await text('/')).toMatch(/<h3><a href="\/chuyen-muc\/tu-van\/">Tư vấn<\/a><\/h3><ul><li><a href="\/bai-viet\/doc1\/">/)
    expect(page).toContain('<a href="/tu-cac-tinh/nghe-an/">Nghệ An</a>')
    expect(page).toContain('<a href="/chu-de/vay-von/">vay vốn</a>')
    expect(page).toContain('<a href="/tu-van/phap-ly/">Pháp lý</a>')
    expect(await text('/tu-van/phap-ly/')).toContain('<h1>Tư vấn pháp lý</h1>')
    expect(await text('/chu-de/')).toContain('<a href="/chu-de/vay-von/">vay vốn</a>')
    expect(await text('/tu-cac-tinh/')).toMatch(/nghe-an.*Chưa có bài.*ha-noi/s)
  })

  it('feeds carry items in full, with addresses that hold elsewhere', async () => {
    const link = { type: 'link' as const, url: '/hoi-dap/x/', children: [{ type: 'text' as const, text: 'xem thêm' }] }
    const body = [paragraph('Chuẩn bị giấy tờ <gốc>.'), { type: 'paragraph' as const, children: [link] }]
    await publish({ site, release: exampleRelease({ documentId: 'doc1', unit: 'nghean', body }) })
    const html = `<p>Chuẩn bị giấy tờ &lt;gốc&gt;.</p><p><a href="${site.siteUrl}/hoi-dap/x/">xem thêm</a></p>`
    for (const path of ['/feed.json', '/chuyen-muc/tu-van/feed.json', '/tu-cac-tinh/nghe-an/feed.json']) {
      expect(JSON.parse(await text(path))).toMatchObject({
        feed_url: site.siteUrl + path,
        items: [{ title: 'Bài doc1', content_html: expect.stringContaining(html) }],
      })
    }
    const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    expect(await text('/rss.xml')).toContain(escaped)
  })

  it('a takedown takes the item from every one of them, and an item approved again comes back', async () => {
    const release = exampleRelease({
      documentId: 'doc1',
      unit: 'nghean',
      topic: 'phap-ly',
      tags: ['vayvon'],
      body: [paragraph('Lời riêng tư.')],
    })
    const ctx = await publish({ site, release })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    for (const path of [...everywhere, '/chu-de/', '/tu-cac-tinh/']) {
      expect({ path, text: await text(path) }).toMatchObject({ text: expect.not.stringMatching(/doc1|Lời riêng tư/) })
    }
    expect(await text('/chu-de/')).not.toContain('vay-von')
    expect((await site.pool.query('select from site_content')).rowCount).toBe(0)
    await publish({ site, release })
    expect(await text('/chu-de/vay-von/')).toContain('/bai-viet/doc1/')
    expect(await text('/chu-de/')).toContain('vay-von')
  })

  it('an item with another province and another topic leaves the old ones', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', unit: 'nghean', topic: 'phap-ly' }) })
    const release = exampleRelease({ documentId: 'doc1', unit: 'hanoi', topic: 'tu-phap' })
    await publish({ site, release, ctx: contextOf({ site, documentId: 'doc1' }) })
    expect(await text('/tu-van/phap-ly/')).toContain('Chưa có bài nào ở đây.')
    expect(await text('/tu-van/tu-phap/')).toContain('/bai-viet/doc1/')
    expect(await text('/tu-van/')).toMatch(/Pháp lý<\/a><\/h2><p[^>]*>[^<]*<\/p><\/section>.*Tư pháp<\/a>.*doc1/s)
    expect(await text('/tu-cac-tinh/nghe-an/')).toContain('Chưa có bài nào ở đây.')
    expect(await text('/tu-cac-tinh/ha-noi/')).toContain('/bai-viet/doc1/')
  })

  it('what people need brings topics together, the newest of each in turn, and questions stand apart', async () => {
    const told = { a: 'phap-ly', b: 'phap-ly', c: 'tu-phap', d: 'ky-nang-xa-hoi' }
    for (const [documentId, topic] of Object.entries(told)) await publish({ site, release: exampleRelease({ documentId, topic }) })
    await publish({ site, release: exampleRelease({ documentId: 'q', type: 'faq', topic: 'hanh-chinh' }) })
    expect(linksOf(await text('/tu-van/giay-to/'))).toEqual(['b', 'c', 'a'])
    expect(await text('/tu-van/giay-to/')).toMatch(/>Câu hỏi thường gặp<.*\/hoi-dap\/q\//s)
    expect(linksOf(await text('/tu-van/viec-lam/'))).toEqual(['d'])
  })

  it('questions are divided by what they are about, and one that changes its topic moves', async () => {
    const ask = (documentId: string, topic: string | null) => exampleRelease({ documentId, type: 'faq', topic })
    for (const release of [ask('q1', 'tu-phap'), ask('q2', null), ask('q3', 'phap-ly')]) await publish({ site, release })
    const order = async () => [...(await text('/hoi-dap/')).matchAll(/(?<=\/hoi-dap\/)q\d|(?<=<h2 id=")[\w-]+/g)].map(([found]) => found)
    expect(await order()).toEqual(['phap-ly', 'q3', 'tu-phap', 'q1', 'khac', 'q2'])
    await publish({ site, release: ask('q2', 'phap-ly'), ctx: contextOf({ site, documentId: 'q2' }) })
    expect(await order()).toEqual(['phap-ly', 'q2', 'q3', 'tu-phap', 'q1'])
  })

  it('a merged province keeps its page, which leads on to the one it became', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', unit: 'hatay' }) })
    expect(await text('/tu-cac-tinh/ha-tay/')).toContain('xem tiếp ở <a href="/tu-cac-tinh/ha-noi/">Hà Nội</a>')
    expect(await text('/tu-cac-tinh/')).toMatch(/Tên trước khi sáp nhập.*ha-tay/s)
    await site.addEntry({ documentId: 'hanoi', entry: province({ slug: 'thu-do', name: 'Thủ đô Hà Nội' }) })
    await site.running.catchUp()
    expect(await text('/tu-cac-tinh/ha-tay/')).toContain('<a href="/tu-cac-tinh/thu-do/">Thủ đô Hà Nội</a>')
  })

  it('is paged from the oldest; the page being filled is not written, for the newest page shows all of it', async () => {
    for (let n = 1; n <= 41; n += 1) await publish({ site, release: exampleRelease({ documentId: `doc${n}`, tags: ['vayvon'] }) })
    expect(linksOf(await text('/chu-de/vay-von/'))).toEqual(range(41, 22))
    expect(await text('/chu-de/vay-von/')).toContain('href="/chu-de/vay-von/trang/2/"')
    expect(linksOf(await text('/chu-de/vay-von/trang/2/'))).toEqual(range(40, 21))
    expect(await text('/chu-de/vay-von/trang/1/')).toContain('href="/chu-de/vay-von/trang/2/"')
    expect((await read({ site, path: '/chu-de/vay-von/trang/3/' })).status).toBe(404)
    await takeDown({ site, documentId: 'doc30', reason: null, ctx: contextOf({ site, documentId: 'doc30' }) })
    expect(linksOf(await text('/chu-de/vay-von/'))).toEqual(range(41, 21).filter((n) => n !== 'doc30'))
    expect(await text('/chu-de/vay-von/')).toContain('href="/chu-de/vay-von/trang/1/"')
  }, 60_000)

  it('their pages are in the sitemap, under the address they have now', async () => {
    expect(await text('/sitemap.xml')).toContain(`<loc>${site.siteUrl}/sitemap-muc-1.xml</loc>`)
    const part = async () =>
      [...(await text('/sitemap-muc-1.xml')).matchAll(/<loc>([^<]*)/g)].map(([, url]) => url?.slice(site.siteUrl.length))
    expect(await part()).toEqual([
      '/chuyen-muc/tu-van/',
      '/tu-cac-tinh/nghe-an/',
      '/tu-cac-tinh/ha-tay/',
      '/tu-cac-tinh/ha-noi/',
      '/chu-de/vay-von/',
    ])
    await site.addEntry({ documentId: 'vayvon', entry: { kind: 'tag', slug: 'vay', name: 'vay' } })
    await site.running.catchUp()
    expect(await part()).toContain('/chu-de/vay/')
    expect(await read({ site, path: '/chu-de/vay-von/' })).toMatchObject({ status: 301, location: '/chu-de/vay/' })
  })
})

function province(own: { slug: string; name: string; mergedInto?: string }): SiteEntry {
  return { kind: 'unit', level: 'province', validFrom: null, validTo: null, mergedInto: null, ...own }
}

/** schema.org data of a page. */
function dataIn(html: string): unknown {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/class="name"><a href="\/bai-viet\/(\w+)\/"/g)].map((match) => match[1] ?? '')
}

/** `doc43` … `doc24` */
function range(from: number, to: number): string[] {
  return Array.from({ length: from - to + 1 }, (_, index) => `doc${from - index}`)
}
