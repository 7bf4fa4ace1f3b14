import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createSearch } from './search'
import { exactTerms, foldedTerms } from './search-terms'
import { publish } from './testing/test-publish'
import { paragraph, exampleRelease } from '../release/example-release'
import { createTestSite, type TestSite } from './testing/test-site'

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
    const { hits } = await createSearch(site)({ text, limit: 20, offset: 0 })
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
    expect(exactTerms('Hoà xoá thuỷ')).toEqual(exactTerms('Hòa xóa thủy'))
    expect(await find('hòa giải')).toEqual(['doc4'])
  })

  it('makes nothing of operators, quotes and emptiness', async () => {
    expect(foldedTerms(`xoá' & !(án) <-> "tích":* \\`)).toEqual(['xoa', 'an', 'tich'])
    expect(await find(`'; drop table search_document; --`)).toEqual([])
    expect(await find('  !!! ')).toEqual([])
  })

  it('pages through its answer and counts all of it', async () => {
    const search = createSearch(site)
    const first = await search({ text: 'án tích', limit: 2, offset: 0 })
    expect(first).toMatchObject({ total: 3, next: 2 })
    const second = await search({ text: 'án tích', limit: 2, offset: 2 })
    expect(second).toMatchObject({ total: 3, next: null })
    expect([...first.hits, ...second.hits].map((hit) => hit.path)).toHaveLength(3)
  })
})
