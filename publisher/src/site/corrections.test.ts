import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Correction, Release } from '@hl/config/release'
import { exampleRelease } from '../release/example-release'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('the public list of corrections', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await site.running.catchUp()
  })
  afterEach(() => site.close())

  const list = async (path = '/dinh-chinh/') => rightsOf((await read({ site, path })).text)

  it('is there before anything was corrected, linked from every page and in the sitemap', async () => {
    expect((await read({ site, path: '/dinh-chinh/' })).text).toContain('Chưa có đính chính nào ở đây.')
    expect((await read({ site, path: '/' })).text).toContain('<a href="/dinh-chinh/">Đính chính</a>')
    expect((await read({ site, path: '/sitemap-1.xml' })).text).toContain(`<loc>${site.siteUrl}/dinh-chinh/</loc>`)
  })

  it('shows each correction with its item, newest first, and feeds and page say it too', async () => {
    await publish({ site, release: corrected('doc1', [2, 1]) })
    await publish({ site, release: corrected('doc2', [3]) })
    expect(await list()).toEqual(['đúng 3', 'đúng 2', 'đúng 1'])
    const { text } = await read({ site, path: '/dinh-chinh/' })
    expect(text).toContain('<a href="/bai-viet/doc2/#dinh-chinh">Bài doc2</a>')
    expect(text).toContain('<s>sai 3</s>')
    expect(text).toContain('03/01/2026')
    expect(rightsOf((await read({ site, path: '/bai-viet/doc1/' })).text)).toEqual(['đúng 2', 'đúng 1'])
    expect((await read({ site, path: '/bai-viet/doc1/' })).text).toContain('"@type":"CorrectionComment"')
    for (const path of ['/rss.xml', '/feed.json'])
      expect((await read({ site, path })).text).toContain('(Đã đính chính ngày 02/01/2026) Tóm tắt của bài doc1.')
  })

  it('keeps a place once given: publishing again, a new title and address change no order', async () => {
    const ctx = await publish({ site, release: corrected('doc1', [1]) })
    await publish({ site, release: corrected('doc2', [2]) })
    await publish({ site, release: { ...corrected('doc1', [1]), title: 'Tên mới', slug: 'moi', formerSlugs: ['doc1'] }, ctx })
    expect(await list()).toEqual(['đúng 2', 'đúng 1'])
    expect((await read({ site, path: '/dinh-chinh/' })).text).toContain('<a href="/bai-viet/moi/#dinh-chinh">Tên mới</a>')
  })

  it('says nothing of an item that was taken down, and gives it its old place when it is approved again', async () => {
    await publish({ site, release: corrected('doc1', [1]) })
    await publish({ site, release: corrected('doc2', [2]) })
    const ctx = contextOf({ site, documentId: 'doc1' })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    expect(await list()).toEqual(['đúng 2'])
    expect(await list('/dinh-chinh/trang/1/')).toEqual(['đúng 2'])
    const { rows } = await site.pool.query(`select no from site_correction where correction::text like '%sai 1%'`)
    expect(rows).toEqual([])
    await publish({ site, release: corrected('doc1', [1]) })
    expect(await list()).toEqual(['đúng 2', 'đúng 1'])
  })

  it('is paged from the oldest, so that one more rewrites a handful of pages', async () => {
    for (let n = 1; n <= 41; n += 1) await publish({ site, release: corrected(`doc${n}`, [n]) })
    expect(await list()).toEqual(range(41, 22))
    expect(await list('/dinh-chinh/trang/2/')).toEqual(range(40, 21))
    expect((await read({ site, path: '/dinh-chinh/' })).text).toContain('href="/dinh-chinh/trang/2/"')
    expect((await read({ site, path: '/dinh-chinh/trang/2/' })).text).toContain('href="/dinh-chinh/trang/3/"')
    const { rows } = await site.pool.query<{ key: string }>(`select key from site_key where key like 'corrections/%' order by key`)
    expect(rows.map((row) => row.key)).toEqual(['corrections/1', 'corrections/2', 'corrections/3'])
    const before = await wantedOf(site)
    await publish({ site, release: corrected('doc42', [42]) })
    const after = await wantedOf(site)
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual(['corrections', 'corrections/3'])
  }, 60_000)
})

/** One correction a number: found on that day of January, `sai n` → `đúng n`. */
function corrected(documentId: string, numbers: readonly number[]): Release {
  const corrections = numbers.map((n): Correction => {
    const at = new Date(Date.UTC(2026, 0, n)).toISOString()
    return { at, wrong: `sai ${n}`, right: `đúng ${n}` }
  })
  return exampleRelease({ documentId, corrections })
}

function rightsOf(html: string): string[] {
  return [...html.matchAll(/<dd>(đúng \d+)<\/dd>/g)].map((match) => match[1] ?? '')
}

function range(from: number, to: number): string[] {
  return Array.from({ length: from - to + 1 }, (_, index) => `đúng ${from - index}`)
}

async function wantedOf(site: TestSite): Promise<Record<string, number>> {
  const { rows } = await site.pool.query<{ key: string; wanted: number }>(
    `select key, wanted from site_key where key like 'corrections%' order by key`,
  )
  return Object.fromEntries(rows.map((row) => [row.key, row.wanted]))
}
