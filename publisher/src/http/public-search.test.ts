import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exampleRelease, paragraph } from '../release/example-release'
import { publish } from '../site/testing/test-publish'
import { createTestSite, type TestSite } from '../site/testing/test-site'

describe('the search page', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    const section = { kind: 'section', slug: 'tu-van', name: 'Tư vấn – Hướng dẫn', description: null, position: 1 } as const
    await site.addEntry({ documentId: 'sectiontuvan', entry: section })
    const unit = { kind: 'unit', level: 'province', validFrom: null, validTo: null, mergedInto: null } as const
    await site.addEntry({ documentId: 'unithue', entry: { ...unit, slug: 'hue', name: 'Huế' } })
    await publish({ site, release: exampleRelease({ documentId: 'vay1', title: 'Vay vốn làm ăn', unit: 'unithue' }) })
    await publish({
      site,
      release: exampleRelease({
        documentId: 'vay2',
        type: 'faq',
        title: 'Ai được vay?',
        summary: '',
        body: [paragraph('<b>Vay vốn</b> & trả nợ "đúng hạn".')],
        publishedAt: '2024-12-31T17:30:00.000Z',
      }),
    })
    for (let n = 0; n < 22; n++) await publish({ site, release: exampleRelease({ documentId: `nhieu${n}`, title: 'Nhiều trang' }) })
  }, 60_000)
  afterAll(() => site.close())
  const open = async (address: string) => {
    const response = await fetch(site.siteUrl + address)
    return { status: response.status, html: await response.text() }
  }
  const links = (html: string) => [...html.matchAll(/href="(\/tim-kiem\?[^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))

  it('marks what was found, and takes nothing an editor wrote for HTML', async () => {
    const { html } = await open('/tim-kiem?q=vay+von')
    expect(html).toContain('<mark>Vay vốn</mark> làm ăn')
    expect(html).toContain('&lt;b&gt;<mark>Vay vốn</mark>&lt;/b&gt; &amp; trả nợ &quot;đúng hạn&quot;.')
    expect(html).toContain('2 kết quả cho “vay von”')
  })

  it('narrows by links: one filter after another, and each can be taken off', async () => {
    const all = await open('/tim-kiem?q=vay')
    expect(all.html).toMatch(/Huế <span class="count">1<\/span>/)
    // one of them was published on New Year's Eve in UTC, which is New Year's Day here
    expect(links(all.html)).toEqual(
      expect.arrayContaining(['/tim-kiem?q=vay&loai=hoi-dap', '/tim-kiem?q=vay&tinh=hue', '/tim-kiem?q=vay&nam=2025']),
    )
    const faq = await open('/tim-kiem?q=vay&loai=hoi-dap')
    expect(faq.html).toContain('1 kết quả cho “vay”')
    expect(links(faq.html)).toEqual(expect.arrayContaining(['/tim-kiem?q=vay', '/tim-kiem?q=vay&loai=bai-viet']))
    expect(faq.html).toContain('aria-label="Bỏ lọc Hỏi – Đáp"')
  })

  it('says when only the filters are in the way, and offers doors when nothing is found at all', async () => {
    const narrow = await open('/tim-kiem?q=vay&tinh=hue&loai=hoi-dap')
    expect(narrow.html).toContain('Bỏ bộ lọc để xem 2 kết quả')
    const nothing = await open('/tim-kiem?q=zzz')
    expect(nothing.status).toBe(200)
    expect(nothing.html).toContain('Không có bài nào khớp với “zzz”.')
    expect(nothing.html).toContain('<a href="/hoi-dap/">')
  })

  it('travels compressed', async () => {
    const encodings = ['/tim-kiem?q=vay', '/tim-kiem/van-ban', '/api/search?q=vay'].map(async (address) => {
      const { headers } = await fetch(site.siteUrl + address)
      return [headers.get('content-encoding'), headers.get('cache-control'), headers.has('content-security-policy')]
    })
    expect(await Promise.all(encodings)).toEqual(Array(3).fill(['gzip', 'no-store', true]))
  })

  it('leads from page to page and back', async () => {
    const first = await open('/tim-kiem?q=nhieu+trang')
    expect(links(first.html)).toContain('/tim-kiem?q=nhieu+trang&tu=20')
    const second = await open('/tim-kiem?q=nhieu+trang&tu=20')
    expect(second.html).toContain('22 kết quả cho “nhieu trang”, trang 2')
    expect(second.html.match(/<h2><a/g)).toHaveLength(2)
    expect(links(second.html)).toContain('/tim-kiem?q=nhieu+trang')
    const past = await open('/tim-kiem?q=nhieu+trang&tu=900')
    expect(past.html).toContain('Trang này không có kết quả nào.')
    expect(links(past.html).filter((href) => href.includes('tu='))).toEqual([])
  })

  it('refuses what is too long, and shows no harm in what is strange', async () => {
    const long = await open(`/tim-kiem?q=${'a'.repeat(201)}`)
    expect(long.status).toBe(400)
    expect(long.html).toContain('Câu tìm dài quá 200 ký tự.')
    const many = await open(`/tim-kiem?q=${Array.from({ length: 20 }, () => 'vay').join('+')}`)
    expect(many.html).toContain('4 từ cuối không được dùng')
    const strange = await open('/tim-kiem?q=%3Cscript%3E%22%27&loai=la&muc=..%2F&nam=0&tu=-5')
    expect(strange.status).toBe(200)
    expect(strange.html).not.toContain('<script>')
    expect((await open('/tim-kiem')).html).toContain('Gõ có dấu hay không dấu đều được.')
  })
})
