import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Receipt } from '../channels/channel'
import type { RecordingContext } from '../channels/recording-context'
import { createWebsiteChannel } from '../channels/website'
import { createSiteStore } from './site-store'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { paragraph, exampleRelease } from '../release/example-release'
import { createTestSite, type TestSite } from './testing/test-site'

describe('publishing on the website', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await site.addEntry({
      documentId: 'sectiontuvan',
      entry: { kind: 'section', slug: 'tu-van', name: 'Tư vấn', description: null, position: 1 },
    })
    await site.running.catchUp()
  })
  afterEach(() => site.close())

  const publishMany = async (count: number) => {
    for (let n = 1; n <= count; n++) {
      const publishedAt = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
      await publish({ site, release: exampleRelease({ documentId: `doc${n}`, publishedAt }) })
    }
  }

  it('puts an item on its page, home, section, feeds and sitemap', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Xóa\u0007 án tích <1 & 2>' }) })
    const page = await read({ site, path: '/bai-viet/doc1/' })
    expect(page.status).toBe(200)
    expect(page.text).toContain('<h1>Xóa án tích &lt;1 &amp; 2&gt;</h1>')
    expect(page.text).toContain(`<link rel="canonical" href="${site.siteUrl}/bai-viet/doc1/"/>`)
    expect(page.text).toContain('<meta property="og:title" content="Xóa án tích &lt;1 &amp; 2&gt;"/>')
    for (const path of ['/', '/chuyen-muc/tu-van/', '/chuyen-muc/tu-van/rss.xml', '/rss.xml', '/feed.json', '/sitemap-1.xml']) {
      expect({ path, ...(await read({ site, path })) }).toMatchObject({
        path,
        status: 200,
        text: expect.stringMatching(/^[\P{Cc}\n]*\/bai-viet\/doc1\/[\P{Cc}\n]*$/u),
      })
    }
    expect((await read({ site, path: '/sitemap.xml' })).text).toContain(`${site.siteUrl}/sitemap-1.xml`)
  })

  it('pages a section from the oldest, and a takedown shifts no page', async () => {
    await publishMany(43)
    const newest = await read({ site, path: '/chuyen-muc/tu-van/' })
    expect(linksOf(newest.text)).toEqual(range(43, 24))
    expect(newest.text).toContain('href="/chuyen-muc/tu-van/trang/2/"')
    const second = await read({ site, path: '/chuyen-muc/tu-van/trang/2/' })
    expect(linksOf(second.text)).toEqual(range(40, 21))
    expect(second.text).toContain('href="/chuyen-muc/tu-van/trang/3/"')
    await takeDown({ site, documentId: 'doc5', reason: null, ctx: contextWith('doc5') })
    expect(linksOf((await read({ site, path: '/chuyen-muc/tu-van/trang/1/' })).text)).toEqual(range(20, 1).filter((n) => n !== 'doc5'))
    expect(await read({ site, path: '/chuyen-muc/tu-van/trang/2/' })).toEqual(second)
  }, 60_000)

  it('a takedown leaves a dated 410 with its reason and no trace of the item anywhere', async () => {
    const bytes = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#A34B12' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'Người chụp' } })
      .toBuffer()
    const cover = await site.addMedia({ bytes, ext: '.jpg', mime: 'image/jpeg' })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Chuyện của Nhân Vật Ẩn', cover }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc2' }) })
    expect((await read({ site, path: '/bai-viet/doc2/' })).text).toContain('Nhân Vật Ẩn')
    const pictures = await readdir(join(site.siteDir, 'media'))
    expect(pictures.sort()).toEqual([`${cover.sha256}-720.jpg`])
    for (const name of pictures) expect((await sharp(join(site.siteDir, 'media', name)).metadata()).exif).toBeUndefined()

    await takeDown({ site, documentId: 'doc1', reason: 'Nhân vật rút lại sự đồng ý.', ctx })
    const gone = await read({ site, path: '/bai-viet/doc1/' })
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('Bài này đã được gỡ ngày 24/11/2026 vì nhân vật rút lại sự đồng ý.')
    expect(await readdir(join(site.siteDir, 'media'))).toEqual([])
    for (const path of await everyFile(site.siteDir)) {
      if (/\.(html|xml|json)$/.test(path))
        expect({ path, text: (await read({ site, path })).text }).toMatchObject({ text: expect.not.stringContaining('Nhân Vật Ẩn') })
    }
    expect((await read({ site, path: '/api/search?q=nhan+vat+an' })).text).toContain('"total":0')
    const { rows } = await site.pool.query<{ title: string }>(`select title from site_page where document_id = 'doc1'`)
    expect(rows).toEqual([{ title: '' }])
  })

  it('a new title or address is followed wherever the old one stood', async () => {
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Tên cũ' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc2' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Tên mới', slug: 'dia-chi-moi' }), ctx })
    expect((await read({ site, path: '/bai-viet/doc2/' })).text).toContain('<a href="/bai-viet/dia-chi-moi/">Tên mới</a>')
    expect(await read({ site, path: '/bai-viet/doc1/' })).toMatchObject({ status: 301, location: '/bai-viet/dia-chi-moi/' })
    for (const path of ['/', '/chuyen-muc/tu-van/', '/chuyen-muc/tu-van/trang/1/', '/rss.xml', '/feed.json']) {
      expect({ path, ...(await read({ site, path })) }).toMatchObject({ path, text: expect.not.stringContaining('Tên cũ') })
    }
    expect(
      await site.channel.verify(
        pageReceipt(ctx),
        site.channel.render(exampleRelease({ documentId: 'doc1', title: 'Tên mới', slug: 'dia-chi-moi' }), []),
        ctx,
      ),
    ).toMatchObject({ status: 'match' })
  })

  it('an item in another section leaves its old one and comes back to its old place', async () => {
    await site.addEntry({ documentId: 'khac', entry: { kind: 'section', slug: 'khac', name: 'Khác', description: null, position: 2 } })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc1', section: 'khac' }), ctx })
    for (const path of ['/chuyen-muc/tu-van/', '/chuyen-muc/tu-van/trang/1/'])
      expect(linksOf((await read({ site, path })).text)).toEqual([])
    expect(linksOf((await read({ site, path: '/chuyen-muc/khac/trang/1/' })).text)).toEqual(['doc1'])
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }), ctx })
    expect(linksOf((await read({ site, path: '/chuyen-muc/tu-van/trang/1/' })).text)).toEqual(['doc1'])
    expect(linksOf((await read({ site, path: '/chuyen-muc/khac/' })).text)).toEqual([])
  })

  it('a film offers YouTube once its receipt there is live, drops it when gone, and has captions a browser reads', async () => {
    const video = await site.addMedia({ bytes: Buffer.from('phim'), ext: '.mp4', mime: 'video/mp4' })
    const srt = Buffer.from('1\r\n00:00:01,000 --> 00:00:02,500\r\nXin chào\r\n')
    const captions = await site.addMedia({ bytes: srt, ext: '.srt', mime: 'application/x-subrip' })
    const release = exampleRelease({ documentId: 'phim', type: 'video', video, captions })
    await site.keepRelease(release)
    const ctx = contextOf({ site, documentId: 'phim' })
    const receipt: Receipt = {
      key: 'video',
      externalId: 'abc',
      url: 'https://www.youtube.com/watch?v=abc',
      channel: 'youtube',
      incarnation: 1,
      status: 'live',
      createdAt: new Date(0),
    }
    const pageWith = async (status: 'live' | 'hidden') => {
      const rendition = site.channel.render(release, [{ ...receipt, status }])
      await site.channel.deliver({ action: 'create', release, rendition }, ctx)
      return (await read({ site, path: '/video/phim/' })).text
    }
    expect(await pageWith('live')).toContain('data-embed="https://www.youtube-nocookie.com/embed/abc?autoplay=1&amp;rel=0"')
    expect(await pageWith('hidden')).not.toContain('youtube')
    expect((await read({ site, path: `/media/${captions.sha256}.vtt` })).text).toBe(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nXin chào\n',
    )
  })

  it('keeps a picture another item still shows', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#14594B' } })
      .png()
      .toBuffer()
    const cover = await site.addMedia({ bytes, ext: '.png', mime: 'image/png' })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc2', cover }) })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    expect(await readdir(join(site.siteDir, 'media'))).toHaveLength(1)
  })

  it('two publishers at once lose nothing from the shared pages', async () => {
    const other = createWebsiteChannel({ ...site, site: createSiteStore({ pool: site.pool }), mode: 'real', fetch })
    const sites = [site, { ...site, channel: other }]
    const releases = range(40, 1).map((documentId) => exampleRelease({ documentId }))
    // four workers each, as in production
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        const mine = sites[worker % 2] ?? site
        for (const release of releases.filter((__, n) => n % 8 === worker)) await publish({ site: mine, release })
      }),
    )
    const pages = await Promise.all([1, 2].map((page) => read({ site, path: `/chuyen-muc/tu-van/trang/${page}/` })))
    expect(pages.flatMap(({ text }) => linksOf(text)).sort()).toEqual(range(40, 1).sort())
    const sitemap = (await read({ site, path: '/sitemap-1.xml' })).text
    expect(range(40, 1).filter((documentId) => !sitemap.includes(`/bai-viet/${documentId}/<`))).toEqual([])
    const { rows } = await site.pool.query('select key from site_key where wanted > done')
    expect(rows).toEqual([])
  }, 30_000)

  it('an address belongs to its first item for ever', async () => {
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', slug: 'mot-bai' }) })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    await expect(publish({ site, release: exampleRelease({ documentId: 'doc2', slug: 'mot-bai' }) })).rejects.toMatchObject({
      name: 'ItemRejected',
      code: 'website.address',
    })
    expect((await read({ site, path: '/bai-viet/mot-bai/' })).status).toBe(410)
  })

  it('an item approved again after its takedown is there again, at its old place', async () => {
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    await publish({ site, release: exampleRelease({ documentId: 'doc1', body: [paragraph('Bản mới.')] }) })
    expect(await read({ site, path: '/bai-viet/doc1/' })).toMatchObject({ status: 200, text: expect.stringContaining('Bản mới.') })
    expect((await site.pool.query(`select no from site_place where list = 'sitemap'`)).rows).toEqual([{ no: 1 }])
  })

  it('a pinned question stands first among those asked often, and is no warning', async () => {
    const pinnedUntil = new Date(Date.now() + 60_000).toISOString()
    const question = (documentId: string, pinned: string | null) => exampleRelease({ documentId, type: 'faq', pinnedUntil: pinned })
    await publish({ site, release: question('often', pinnedUntil) })
    for (const documentId of ['doc2', 'doc3']) await publish({ site, release: question(documentId, null) })
    const { text } = await read({ site, path: '/' })
    expect([...text.matchAll(/href="\/hoi-dap\/(\w+)\/">Bài/g)].map((match) => match[1])).toEqual(['often', 'doc2', 'doc3'])
    expect(text).not.toContain('Cảnh báo:')
  })

  it('an alert leaves the home page when its time is over, without any publish', async () => {
    const pinnedUntil = new Date(Date.now() + 1_500).toISOString()
    await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Coi chừng việc nhẹ lương cao', pinnedUntil }) })
    expect((await read({ site, path: '/' })).text).toContain('Cảnh báo:')
    await new Promise((resolve) => setTimeout(resolve, 1_700))
    await site.running.catchUp()
    expect((await read({ site, path: '/' })).text).not.toContain('Cảnh báo:')
  })

  const contextWith = (documentId: string) => {
    const ctx = contextOf({ site, documentId })
    ctx.keep({ key: 'page', externalId: `/bai-viet/${documentId}/`, url: null })
    return ctx
  }
})

/** The newest one. */
function pageReceipt(ctx: RecordingContext): Receipt {
  const receipt = ctx.receipts.at(-1)
  if (!receipt) throw new Error('no receipt')
  return receipt
}

function linksOf(html: string): string[] {
  const list = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return [...list.matchAll(/class="name"><a href="\/bai-viet\/(\w+)\/"/g)].map((match) => match[1] ?? '')
}

/** `doc43` … `doc24` */
function range(from: number, to: number): string[] {
  return Array.from({ length: from - to + 1 }, (_, index) => `doc${from - index}`)
}

async function everyFile(siteDir: string): Promise<string[]> {
  const entries = await readdir(siteDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.gone'))
    .map((entry) => join(entry.parentPath, entry.name).slice(siteDir.length))
}
