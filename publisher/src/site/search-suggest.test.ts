import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exampleRelease } from '../release/example-release'
import { createSearch } from './search'
import { NO_FILTER } from './search-filter'
import { publish, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('suggestions for what finds nothing', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    const titles = [
      'Điều kiện được xóa án tích',
      'Đặc xá năm 2026',
      'Cấp giấy chứng nhận',
      'Nghĩa vụ của người trúng tuyển',
      'Ghi sách và đặc sản',
    ]
    for (const [index, title] of titles.entries())
      await publish({ site, release: exampleRelease({ documentId: `d${index}`, title, summary: '' }) })
  })
  afterAll(() => site.close())
  const ask = (text: string) => createSearch(site)({ text, filter: NO_FILTER, limit: 20, offset: 0 })
  const suggested = async (text: string) => (await ask(text)).suggestion

  it('knows how people spell by ear, and slips of a finger', async () => {
    expect(await suggested('xóa án tík')).toBe('xóa án tích')
    expect(await suggested('ngĩa vụ')).toBe('nghĩa vụ')
    expect(await suggested('giay chung nhaan')).toBe('giấy chứng nhận')
    expect(await suggested('điều kieejn')).toBe('điều kiện')
  })

  it('reads what was typed in Telex without an input method', async () => {
    expect(await suggested('xoas ans tichs')).toBe('xóa án tích')
    expect(await suggested('ddawcj xas')).toBe('đặc xá')
  })

  it('takes words that exist, and stand together, for what stands together', async () => {
    // each of these is a word of the site; only together they are none
    expect(await suggested('trúng nhận')).toBe('chứng nhận')
    expect(await suggested('"dac sa"')).toBe('đặc xá')
    // both words are there, only not side by side
    expect(await suggested('"án xóa"')).toBe('án xóa')
  })

  it('suggests only what finds something, and nothing to who finds something', async () => {
    expect(await suggested('đặc xá')).toBeNull()
    expect(await suggested('qwzzk wqpj')).toBeNull()
    expect(await suggested('d')).toBeNull()
    for (const text of ['xóa án tík', 'ngĩa vụ', 'trúng nhận']) {
      const suggestion = (await suggested(text)) ?? ''
      expect((await ask(suggestion)).total).toBeGreaterThan(0)
    }
  })

  it('forgets the words of an item that is taken down or changed, and keeps those that others have', async () => {
    const known = async (word: string) =>
      (await site.pool.query<{ items: number }>('select items from search_word where word = $1', [word])).rows[0]?.items ?? 0
    const before = await known('dieu')
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'ten', title: 'Điều của Xuyến Hoảnh', summary: '' }) })
    expect(await suggested('xuyeen')).toBe('xuyến')
    expect(await known('dieu')).toBe(before + 1)
    await publish({ site, release: exampleRelease({ documentId: 'ten', title: 'Điều của Xuyến', summary: '' }), ctx })
    expect([await known('hoanh'), await known('xuyen'), await known('dieu')]).toEqual([0, 1, before + 1])
    await takeDown({ site, documentId: 'ten', reason: null, ctx })
    await takeDown({ site, documentId: 'ten', reason: null, ctx })
    expect([await known('xuyen'), await known('dieu')]).toEqual([0, before])
    expect(await suggested('xuyeen')).not.toBe('xuyến')
  })
})
