/** Public addresses: one owner for ever, and what a deliberate change of a public one leads to. */
import type { Release } from '@hl/config/release'
import { ARTICLE, draftArticle, person, type Answer } from './api'
import type { Desk } from './desk'

export function addressesSuite(desk: Desk): void {
  describe('addresses', () => {
    test('are given by the server, one owner each, and kept at the first approval', async () => {
      const [first, second] = [await desk.article('Cùng tên'), await desk.article('Cùng tên')]
      expect([await slugOf(first), await slugOf(second)]).toEqual(['cung-ten', 'cung-ten-2'])
      expect((await write(second, { slug: 'Đường Riêng' })).body.data.slug).toBe('duong-rieng')
      await desk.approve(`articles/${second}`)
      await desk.admin.call('POST', `/editorial/articles/${second}/takedown`)
      const third = await desk.article('Khác hẳn', { slug: 'duong-rieng' })
      expect(await slugOf(third)).toBe('duong-rieng-2')
    })

    test('two drafts at the same moment do not share one', async () => {
      const ids = await Promise.all([1, 2, 3, 4].map(() => desk.article('Cùng lúc')))
      const slugs = await Promise.all(ids.map(slugOf))
      expect(slugs.sort()).toEqual(['cung-luc', 'cung-luc-2', 'cung-luc-3', 'cung-luc-4'])
    })
  })

  describe('a public address', () => {
    test('follows no new title and no emptied field', async () => {
      const id = await desk.article('Tên ban đầu')
      await desk.approve(`articles/${id}`)
      await write(id, { title: 'Tên khác hẳn', slug: '' })
      expect(await slugOf(id)).toBe('ten-ban-dau')
      await desk.approve(`articles/${id}`)
      expect(await releases(id)).toEqual([
        ['ten-ban-dau', undefined],
        ['ten-ban-dau', undefined],
      ])
    })

    test('changes when an editor sends another, after an approval like any edit, and the Release names those it had', async () => {
      const id = await desk.article('Đổi địa chỉ')
      await desk.approve(`articles/${id}`)
      expect((await write(id, { slug: 'Địa chỉ hai' })).body.data).toMatchObject({ slug: 'dia-chi-hai', stage: 'in_edit' })
      expect(await releases(id)).toEqual([['doi-dia-chi', undefined]])
      await desk.approve(`articles/${id}`)
      await write(id, { slug: 'dia-chi-ba' })
      await desk.approve(`articles/${id}`)
      await write(id, { slug: 'doi-dia-chi' })
      await desk.approve(`articles/${id}`)
      expect(await releases(id)).toEqual([
        ['doi-dia-chi', undefined],
        ['dia-chi-hai', ['doi-dia-chi']],
        ['dia-chi-ba', ['doi-dia-chi', 'dia-chi-hai']],
        ['doi-dia-chi', ['dia-chi-hai', 'dia-chi-ba']],
      ])
      const other = await desk.article('Bài khác', { slug: 'dia-chi-hai' })
      expect(await slugOf(other)).toBe('dia-chi-hai-2')
    })

    test('and a public correction change under the eyes of whoever approves', async () => {
      const [first, second] = ['2026-05-01T02:00:00.000Z', '2026-06-01T02:00:00.000Z'].map((at) => ({ at, wrong: 'Sai.', right: 'Đúng.' }))
      const id = await desk.article('Có đính chính', { corrections: [first] })
      await desk.approve(`articles/${id}`)
      const warned = async () => {
        const { problems } = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
        return problems.map(({ field, level }: { field: string; level: string }) => `${field} ${level}`)
      }
      await write(id, { corrections: [first, second] })
      expect(await warned()).toEqual([])
      await write(id, { corrections: [second], slug: 'noi-khac' })
      expect(await warned()).toEqual(['corrections warning', 'slug warning'])
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      expect(await warned()).toEqual([])
    })

    test('is not a contributor’s to change', async () => {
      const api = await person({ url: desk.url, admin: desk.admin, role: 'contributor' })
      const id = await draftArticle({ api, section: desk.section, fields: { title: 'Của cộng tác viên' } })
      await api.call('POST', `/editorial/articles/${id}/submit`, {})
      await desk.approve(`articles/${id}`)
      await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { summary: 'Biên tập viên mở lại.' })
      await desk.people.editor.call('POST', `/editorial/articles/${id}/return`, { comment: 'Viết lại đoạn đầu' })
      expect((await api.call('PUT', `${ARTICLE}/${id}`, { summary: 'Cộng tác viên sửa.' })).status).toBe(200)
      const refused = await api.call('PUT', `${ARTICLE}/${id}`, { slug: 'cua-toi' })
      expect(refused).toMatchObject({ status: 400, body: { error: { details: { code: 'slug_frozen' } } } })
      expect(await slugOf(id)).toBe('cua-cong-tac-vien')
    })
  })

  function write(id: string, fields: object): Promise<Answer> {
    return desk.admin.call('PUT', `${ARTICLE}/${id}`, fields)
  }

  async function slugOf(id: string): Promise<string> {
    return (await desk.admin.call('GET', `${ARTICLE}/${id}`)).body.data.slug
  }

  /** Slug and former slugs of every approved Release. */
  async function releases(id: string): Promise<[string, Release['formerSlugs']][]> {
    return (await desk.orders(id)).flatMap((row) => (row.kind === 'publish' ? [[row.release.slug, row.release.formerSlugs]] : []))
  }
}
