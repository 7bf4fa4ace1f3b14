import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createSearch } from './search'
import { NO_FILTER } from './search-filter'
import { INDEX_VERSION } from './search-index'
import { questionOf } from './search-question'
import { wordsOf } from './search-terms'
import { reindexSearch } from './search-reindex'
import { contextOf, publish, takeDown } from './testing/test-publish'
import { paragraph, exampleRelease } from '../release/example-release'
import { createTestSite, silentLog, type TestSite } from './testing/test-site'

describe('the search', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Điều kiện được xóa án tích', summary: '' }) })
    await publish({
      site,
      release: exampleRelease({ documentId: 'doc2', title: 'Việc khác', summary: '', body: [paragraph('Hồ sơ xóa án tích gồm…')] }),
    })
    await publish({ site, release: exampleRelease({ documentId: 'doc3', title: 'Xoa dịu an ủi tích cực', summary: '' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc4', title: 'Đặc xá năm 2026', summary: 'Hoà giải ở cơ sở' }) })
  })
  afterAll(() => site.close())
  const find = async (text: string) => {
    const { hits } = await createSearch(site)({ text, filter: NO_FILTER, limit: 20, offset: 0 })
    return hits.map((hit) => hit.path.split('/')[2])
  }

  it('finds words typed with or without their marks, đ included', async () => {
    expect(await find('dac xa')).toEqual(['doc4'])
    expect(await find('ĐẶC XÁ')).toEqual(['doc4'])
  })

  it('puts the words as typed above the same letters, and titles above texts', async () => {
    expect(await find('xóa án tích')).toEqual(['doc1', 'doc2', 'doc3'])
  })

  it('finds a word while it is being typed', async () => {
    expect(await find('điều ki')).toEqual(['doc1'])
  })

  it('takes both customs of placing a mark for one word', async () => {
    const exact = (text: string) => wordsOf(text).map((word) => word.exact)
    expect(exact('Hoà xoá thuỷ')).toEqual(exact('Hòa xóa thủy'))
    expect(await find('hòa giải')).toEqual(['doc4'])
  })

  it('makes nothing of operators, quotes and emptiness', async () => {
    expect(questionOf(`xoá' & !(án) <-> 'tích':* \\`)?.all).toBe("'an' & 'tich' & 'xoa'")
    expect(questionOf('')).toBeNull()
    expect(await find(`'; drop table search_document; --`)).toEqual([])
    expect(await find('  !!! ')).toEqual([])
  })

  it('pages through its answer and counts all of it', async () => {
    const search = createSearch(site)
    const first = await search({ text: 'án tích', filter: NO_FILTER, limit: 2, offset: 0 })
    expect(first).toMatchObject({ total: 3, next: 2 })
    const second = await search({ text: 'án tích', filter: NO_FILTER, limit: 2, offset: 2 })
    expect(second).toMatchObject({ total: 3, next: null })
    expect([...first.hits, ...second.hits].map((hit) => hit.path)).toHaveLength(3)
  })

  it('finds a quoted phrase only where its words stand side by side', async () => {
    expect(await find('"xoa an tich"')).toEqual(['doc1', 'doc2'])
    expect(await find('“án tích” điều')).toEqual(['doc1'])
    expect(await find('"xóa án')).toEqual(['doc1', 'doc2', 'doc3'])
  })

  it('counts what each filter would give beside the others, and a province with what was merged into it', async () => {
    const unit = { kind: 'unit', level: 'province', validFrom: null, validTo: null } as const
    await site.addEntry({ documentId: 'moi', entry: { ...unit, slug: 'ninh-binh', name: 'Ninh Bình', mergedInto: null } })
    await site.addEntry({ documentId: 'cu', entry: { ...unit, slug: 'nam-dinh', name: 'Nam Định', mergedInto: 'moi' } })
    await site.addEntry({ documentId: 'cuc', entry: { ...unit, level: 'department', slug: 'c10', name: 'Cục C10', mergedInto: null } })
    const release = (documentId: string, unit: string, type: 'article' | 'faq') =>
      exampleRelease({ documentId, unit, type, title: 'Học nghề may' })
    await publish({ site, release: release('may1', 'moi', 'article') })
    await publish({ site, release: release('may2', 'cu', 'faq') })
    await publish({ site, release: release('may3', 'cuc', 'article') })
    const answer = await createSearch(site)({ text: 'nghề may', filter: { ...NO_FILTER, province: 'ninh-binh' }, limit: 1, offset: 0 })
    expect(answer).toMatchObject({ total: 2, unfiltered: 3, next: 1, chosen: { province: 'Ninh Bình' } })
    expect(answer.facets.province).toEqual([{ value: 'ninh-binh', name: 'Ninh Bình', count: 2 }])
    expect(answer.facets.kind.map(({ value, count }) => [value, count])).toEqual([
      ['article', 1],
      ['faq', 1],
    ])
  })

  it('shows the place in the text, with the words as they were typed', async () => {
    const far = `${'Chuyện kể. '.repeat(60)}Nộp lý lịch tư pháp ở đâu? ${'Hết chuyện. '.repeat(60)}`
    await publish({ site, release: exampleRelease({ documentId: 'xa', title: 'Kể', summary: 'Ngắn.', body: [paragraph(far)] }) })
    const { hits } = await createSearch(site)({ text: 'lý lịch ở', filter: NO_FILTER, limit: 5, offset: 0 })
    const text = hits[0]?.excerpt.text ?? []
    expect(text.filter((part) => part.isMatch).map((part) => part.text)).toEqual(['lý lịch', 'ở'])
    expect(text.map((part) => part.text).join('').length).toBeLessThan(260)
  })

  it('reckons the filters of a word that very many items hold, and says so; what is few stays exact', async () => {
    await site.pool.query(`with item as (
        insert into search_document (document_id, path, type, title, section, summary, body, published_at, version)
        select 'many' || n, '/bai-viet/many' || n || '/', 'article', 'Đông', 'sectiontuvan', '', '', now(), ${INDEX_VERSION}
        from generate_series(1, 12000) n returning document_id)
      insert into search_index (document_id, type, section, year, published_at, terms)
      select document_id, case when document_id = 'many1' then 'faq' else 'article' end, 'sectiontuvan', 2026, now(), '''dong'''::tsvector from item`)
    const ask = (filter: typeof NO_FILTER) => createSearch(site)({ text: 'dong', filter, limit: 5, offset: 0 })
    const all = await ask(NO_FILTER)
    expect(all).toMatchObject({ total: 12_000, isExact: true, areFacetsExact: false })
    expect(Math.abs((all.facets.kind[0]?.count ?? 0) - 12_000)).toBeLessThan(1_500)
    expect(await ask({ ...NO_FILTER, kind: 'faq' })).toMatchObject({ total: 1, isExact: true })
    expect(await ask({ ...NO_FILTER, kind: 'article' })).toMatchObject({ isExact: false })
    await site.pool.query(`delete from search_document where document_id like 'many%'`)
  })

  it('is filled again from what is live, and not from what was taken down', async () => {
    await site.pool.query('delete from search_document')
    expect(await find('đặc xá')).toEqual([])
    const options = { pool: site.pool, site: site.store, log: silentLog, signal: new AbortController().signal }
    expect(await reindexSearch(options)).toBeGreaterThan(4)
    expect(await find('đặc xá')).toEqual(['doc4'])
    expect(await reindexSearch(options)).toBe(0)
  })

  it('forgets an item that is taken down', async () => {
    await takeDown({ site, documentId: 'doc4', reason: null, ctx: contextOf({ site, documentId: 'doc4' }) })
    expect(await find('đặc xá')).toEqual([])
    const { rows } = await site.pool.query(`select from search_index where document_id = 'doc4'`)
    expect(rows).toEqual([])
  })
})
