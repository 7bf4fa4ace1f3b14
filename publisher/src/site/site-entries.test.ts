import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rebuildSite } from './rebuild'
import { startSite } from './start-site'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { exampleRelease } from '../release/example-release'
import { createTestSite, silentLog, type TestSite } from './testing/test-site'

describe('names around items', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await addSection({ slug: 'tu-van', name: 'Tư vấn' })
    await site.running.catchUp()
  })
  afterEach(() => site.close())
  const addSection = ({ slug, name, seq }: { slug: string; name: string; seq?: number }) =>
    site.addEntry({
      documentId: 'sectiontuvan',
      entry: { kind: 'section', slug, name, description: null, position: 1 },
      ...(seq === undefined ? {} : { seq }),
    })

  it('a renamed section touches exactly the pages that show it, and its lists follow', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc2', section: 'khac' }) })
    expect(await addSection({ slug: 'tu-van', name: 'Tư vấn – Hướng dẫn' })).toEqual({ pages: 'some', documentIds: ['doc1'] })
    await site.running.catchUp()
    for (const path of ['/chuyen-muc/', '/chuyen-muc/tu-van/', '/chuyen-muc/tu-van/trang/1/', '/chuyen-muc/tu-van/rss.xml']) {
      expect((await read({ site, path })).text).toContain('Tư vấn – Hướng dẫn')
    }
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    expect((await read({ site, path: '/bai-viet/doc1/' })).text).toContain('>Tư vấn – Hướng dẫn</a>')
  })

  it('a section that moved leads on from its old address', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    await addSection({ slug: 'huong-dan', name: 'Hướng dẫn' })
    await site.running.catchUp()
    expect((await read({ site, path: '/chuyen-muc/huong-dan/' })).text).toContain('/bai-viet/doc1/')
    await addSection({ slug: 'chi-dan', name: 'Chỉ dẫn' })
    await site.running.catchUp()
    expect((await read({ site, path: '/' })).text).toContain('<a href="/chuyen-muc/chi-dan/">Chỉ dẫn</a>')
    for (const path of ['', 'trang/1/', 'rss.xml']) {
      for (const former of ['tu-van', 'huong-dan']) {
        expect(await read({ site, path: `/chuyen-muc/${former}/${path}` })).toMatchObject({
          status: 301,
          location: `/chuyen-muc/chi-dan/${path}`,
        })
      }
    }
  })

  it('nothing is raised by an older row, by the same content, or by a name nobody shows', async () => {
    const nobody = { pages: 'some', documentIds: [] }
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    expect(await addSection({ slug: 'tu-van', name: 'Cũ hơn', seq: 0 })).toEqual(nobody)
    expect(await addSection({ slug: 'tu-van', name: 'Tư vấn' })).toEqual(nobody)
    expect(await site.addEntry({ documentId: 'nguoiviet9', entry: { kind: 'contributor', penName: 'X' } })).toEqual(nobody)
    expect((await site.pool.query('select key from site_key where wanted > done')).rows).toEqual([])
  })

  it('the imprint is on every page', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    const empty = { tagline: null, responsiblePerson: null, address: null, phone: null, email: null, licence: null, copyrightNote: null }
    const entry = { kind: 'site' as const, name: 'Con đường hướng thiện', governingBody: 'Cơ quan Minh Họa', ...empty }
    expect(await site.addEntry({ documentId: 'imprint', entry })).toEqual({ pages: 'all' })
    await site.running.catchUp()
    for (const path of ['/', '/video/', '/khong-co/'])
      expect((await read({ site, path })).text).toContain('Cơ quan chủ quản: Cơ quan Minh Họa')
  })

  it('after an unclean stop every lost or torn file is written again', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    const before = await read({ site, path: '/bai-viet/doc1/' })
    await writeFile(join(site.siteDir, 'bai-viet/doc1/index.html'), '')
    await rm(join(site.siteDir, 'chuyen-muc'), { recursive: true })
    const again = await startSite({ ...site, site: site.store, mode: 'real', log: silentLog })
    expect(await read({ site, path: '/bai-viet/doc1/' })).toEqual(before)
    expect((await read({ site, path: '/chuyen-muc/tu-van/' })).text).toContain('/bai-viet/doc1/')
    await again.close()
  })

  it('a rebuild makes the whole site from the database, removed pages included', async () => {
    const ctx = contextOf({ site, documentId: 'doc1' })
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }), ctx })
    await publish({ site, release: exampleRelease({ documentId: 'doc2', type: 'faq' }) })
    await takeDown({ site, documentId: 'doc1', reason: 'sai sự thật', ctx })
    const paths = [
      '/',
      '/hoi-dap/doc2/',
      '/bai-viet/doc1/',
      '/chuyen-muc/tu-van/',
      '/feed.json',
      '/sitemap.xml',
      '/sitemap-1.xml',
      '/robots.txt',
    ]
    const before = await Promise.all(paths.map((path) => read({ site, path })))
    await rm(site.siteDir, { recursive: true })
    const seen: number[] = []
    const rebuilt = await rebuildSite({ ...site, site: site.store, mode: 'real', onProgress: ({ done, total }) => seen.push(done / total) })
    expect(rebuilt).toMatchObject({ pages: 1, gone: 1 })
    expect(seen.at(-1)).toBe(1)
    expect(await Promise.all(paths.map((path) => read({ site, path })))).toEqual(before)
  })
})
