import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SiteEntry } from '@hl/config/outbox'
import { exampleRelease, paragraph } from '../release/example-release'
import { publish, read } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('pages the board writes itself', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await site.addEntry({ documentId: 'lienhe', entry: page({ slug: 'lien-he', title: 'Liên hệ', position: 2 }) })
    await site.addEntry({ documentId: 'gioithieu', entry: page({ slug: 'gioi-thieu', title: 'Giới thiệu', position: 1 }) })
    await site.addEntry({ documentId: 'about', entry: page({ slug: 'about', title: 'About', language: 'en', translationOf: 'gioithieu' }) })
    await site.running.catchUp()
  })
  afterEach(() => site.close())
  const text = async (path: string) => (await read({ site, path })).text

  it('stand at their own address, and every footer and the site map lead to them in the order the board chose', async () => {
    expect(await text('/lien-he/')).toContain('<h1>Liên hệ</h1><div class="body"><p>Nội dung của Liên hệ.</p></div>')
    await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    for (const path of ['/', '/bai-viet/doc1/', '/khong-co/', '/tim-kiem', '/so-do-trang/']) {
      expect({ path, text: await text(path) }).toMatchObject({
        text: expect.stringMatching(/href="\/gioi-thieu\/".*href="\/lien-he\/".*href="\/en\/about\/"/s),
      })
    }
    expect(await text('/sitemap-muc-1.xml')).toContain('/en/about/<')
  })

  it('say which page says the same in the other language, in both', async () => {
    for (const path of ['/gioi-thieu/', '/en/about/']) {
      const html = await text(path)
      expect(html).toContain(`<link rel="alternate" hreflang="vi" href="${site.siteUrl}/gioi-thieu/"/>`)
      expect(html).toContain(`<link rel="alternate" hreflang="en" href="${site.siteUrl}/en/about/"/>`)
    }
    const english = await text('/en/about/')
    expect(english).toContain('<html lang="en">')
    for (const part of ['a class="skip" href="#noi-dung"', 'header class="top"', 'footer class="foot"']) {
      expect(english).toContain(`<${part} lang="vi">`)
    }
    expect(await text('/lien-he/')).not.toContain('hreflang="vi"')
  })

  it('a new text touches the page alone; a new title, every footer', async () => {
    const own = { slug: 'lien-he', title: 'Liên hệ', position: 2 }
    const changed = await site.addEntry({ documentId: 'lienhe', entry: page({ ...own, body: [paragraph('Gọi 113.')] }) })
    expect(changed).toEqual({ pages: 'some', documentIds: [] })
    await site.running.catchUp()
    expect(await text('/lien-he/')).toContain('Gọi 113.')
    expect(await site.addEntry({ documentId: 'lienhe', entry: page({ ...own, title: 'Góp ý' }) })).toEqual({ pages: 'all' })
    await site.running.catchUp()
    expect(await text('/video/')).toContain('<a href="/lien-he/">Góp ý</a>')
  })

  it('a page that moved leads on from its old address', async () => {
    await site.addEntry({ documentId: 'lienhe', entry: page({ slug: 'gop-y', title: 'Góp ý' }) })
    await site.running.catchUp()
    expect(await read({ site, path: '/lien-he/' })).toMatchObject({ status: 301, location: '/gop-y/' })
    expect(await text('/')).not.toContain('/lien-he/')
  })
})

function page(own: Partial<Extract<SiteEntry, { kind: 'page' }>> & { slug: string; title: string }): SiteEntry {
  const body = [paragraph(`Nội dung của ${own.title}.`)]
  return { kind: 'page', language: 'vi', summary: null, body, position: 0, translationOf: null, ...own }
}
