import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { standingOf, standsUntil } from '../channels/website/in-force'
import type { LegalDocument } from '../channels/website/site-store'
import { exampleRelease } from '../release/example-release'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { rebuildSite } from './rebuild'
import { createTestSite, type TestSite } from './testing/test-site'

describe('legal documents', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    for (const [documentId, own] of Object.entries(DOCUMENTS)) await site.addEntry({ documentId, entry: legalDocument(own) })
    await site.running.catchUp()
  })
  afterEach(() => site.close())

  const text = async (path: string) => (await read({ site, path })).text
  const found = async (query: string) => numbersOf(await text(`/tim-kiem/van-ban?${query}`))

  it('each has a page, listed with the newest issued first, and the items that name it stand there', async () => {
    expect(numbersOf(await text('/van-ban/'))).toEqual(['127/2025/QH15', '22/2023/QĐ-TTg', '41/2019/QH14'])
    await publish({ site, release: exampleRelease({ documentId: 'doc1', legalDocuments: ['luatmoi'] }) })
    const page = await text('/van-ban/127-2025-qh15/')
    expect(page).toContain('<h1>Luật Thi hành án hình sự</h1>')
    expect(page).toContain('<dt>Có hiệu lực từ</dt><dd>01/07/2126</dd>')
    expect(page).toContain('<a href="/bai-viet/doc1/">')
    expect(await text('/bai-viet/doc1/')).toContain('<a href="/van-ban/127-2025-qh15/">Luật Thi hành án hình sự</a>')
    expect(await text('/sitemap-muc-1.xml')).toContain('/van-ban/127-2025-qh15/')
    await takeDown({ site, documentId: 'doc1', reason: null, ctx: contextOf({ site, documentId: 'doc1' }) })
    expect(await text('/van-ban/127-2025-qh15/')).not.toContain('doc1')
  })

  it('is looked up by number, with or without its signs and marks, by words, issuer, year and whether it is in force', async () => {
    expect(await found('so=22%2F2023%2FQ%C4%90-TTg')).toEqual(['22/2023/QĐ-TTg'])
    expect(await found('so=22+2023+qd-ttg')).toEqual(['22/2023/QĐ-TTg'])
    for (const typed of ['Số: 22/2023/QĐ-TTg', 'Nghị định 22/2023/QĐ–TTg', '222023qđttg', '22/2023/QĐ-T Tg', '22.2023']) {
      expect([typed, await found(`so=${encodeURIComponent(typed)}`)]).toEqual([typed, ['22/2023/QĐ-TTg']])
    }
    expect(await found('so=%25')).toEqual([])
    expect(await found('so=thi+hanh+an')).toEqual(['127/2025/QH15', '41/2019/QH14'])
    expect(await found('so=7%2F2025')).toEqual([])
    expect(await found(`co-quan=${encodeURIComponent('Thủ tướng Chính phủ')}`)).toEqual(['22/2023/QĐ-TTg'])
    expect(await found('nam=2019')).toEqual(['41/2019/QH14'])
    expect(await found('hieu-luc=ended')).toEqual(['41/2019/QH14'])
    expect(await found('hieu-luc=in-force')).toEqual(['22/2023/QĐ-TTg'])
    expect(await found('hieu-luc=not-yet')).toEqual(['127/2025/QH15'])
    expect(await found('so=luat&nam=2023')).toEqual([])
    expect(await text('/tim-kiem/van-ban?so=luat&nam=2023')).toContain('Không có văn bản nào khớp.')
  })

  it('the form works without script and keeps what was chosen', async () => {
    const page = await text('/tim-kiem/van-ban?so=%22%3Cb%3E&nam=2019&hieu-luc=ended&tu=x')
    expect(page).toContain('name="so" value="&quot;&lt;b&gt;"')
    expect(page).toContain('<option value="2019" selected="">2019</option>')
    expect(page).toContain('<option value="ended" selected="">Hết hiệu lực</option>')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
  })

  it('hands out its text with its page, also after a rebuild, and takes it away when the document loses it', async () => {
    const { sha256, size } = await site.addMedia({ bytes: Buffer.from('%PDF-1.7'), ext: '.pdf', mime: 'application/pdf' })
    const file = { sha256, size, ext: '.pdf' } as const
    const tell = async (own: Pick<LegalDocument, 'file'>) => {
      await site.addEntry({ documentId: 'luatmoi', entry: { ...legalDocument(DOCUMENTS.luatmoi), ...own } })
      await site.running.catchUp()
    }
    await tell({ file })
    const address = `/media/${sha256}.pdf`
    const page = await text('/van-ban/127-2025-qh15/')
    expect(page).toContain(
      `<a href="${address}" download="127-2025-qh15.pdf">Tải văn bản về máy</a> <span class="small">(PDF, 1 KB)</span>`,
    )
    const handed = await fetch(site.siteUrl + address)
    expect([handed.headers.get('content-type'), await handed.text()]).toEqual(['application/pdf', '%PDF-1.7'])
    await rebuildSite({ ...site, site: site.store, mode: 'real' })
    expect((await fetch(site.siteUrl + address)).status).toBe(200)
    await tell({ file: null })
    expect(await text('/van-ban/127-2025-qh15/')).not.toContain('Tải văn bản')
    expect((await fetch(site.siteUrl + address)).status).toBe(404)
  })

  it('a page is written again when the standing it tells changes, without any publish', async () => {
    const { rows } = await site.pool.query<{ key: string; fresh_until: Date }>(
      `select key, fresh_until from site_key where fresh_until is not null order by key`,
    )
    const day = new Date(`${DOCUMENTS.luatmoi.effectiveFrom}T00:00:00+07:00`)
    expect(rows).toEqual(['documents', 'newest/legal-document:luatmoi'].map((key) => ({ key, fresh_until: day })))
  })
})

it('a document stands by the day in Viet Nam', () => {
  const document = { effectiveFrom: '2026-07-01', effectiveTo: '2030-01-01' }
  expect(standingOf({ document, now: new Date('2026-06-30T16:59:59Z') })).toBe('not-yet')
  expect(standingOf({ document, now: new Date('2026-06-30T17:00:00Z') })).toBe('in-force')
  expect(standingOf({ document, now: new Date('2029-12-31T17:00:00Z') })).toBe('ended')
  expect(standingOf({ document: { effectiveFrom: null, effectiveTo: null }, now: new Date() })).toBeNull()
  expect(standsUntil({ documents: [document], now: new Date('2026-01-01Z') })).toEqual(new Date('2026-06-30T17:00:00Z'))
  expect(standsUntil({ documents: [document], now: new Date('2031-01-01Z') })).toBeNull()
})

type Own = Pick<LegalDocument, 'number' | 'title' | 'issuer' | 'issuedOn' | 'effectiveFrom' | 'effectiveTo'>
const DOCUMENTS = {
  luatmoi: {
    number: '127/2025/QH15',
    title: 'Luật Thi hành án hình sự',
    issuer: 'Quốc hội',
    issuedOn: '2025-12-10',
    // far ahead of the day on which this is run
    effectiveFrom: '2126-07-01',
    effectiveTo: null,
  },
  luatcu: {
    number: '41/2019/QH14',
    title: 'Luật Thi hành án hình sự',
    issuer: 'Quốc hội',
    issuedOn: '2019-06-14',
    effectiveFrom: '2020-01-01',
    effectiveTo: '2021-07-01',
  },
  quyetdinh: {
    number: '22/2023/QĐ-TTg',
    title: 'Quyết định về tín dụng đối với người chấp hành xong án phạt tù',
    issuer: 'Thủ tướng Chính phủ',
    issuedOn: '2023-08-17',
    effectiveFrom: '2023-10-10',
    effectiveTo: null,
  },
} satisfies Record<string, Own>

function legalDocument(own: Own): LegalDocument {
  return { kind: 'legal-document', url: null, ...own }
}

function numbersOf(html: string): string[] {
  return [...html.matchAll(/<span>Số ([^<]+)/g)].map(([, number]) => number ?? '')
}
