/** What a plan may choose for each platform, over HTTP: by whom, with which values, and what the desk then says. */
import { releaseHash } from '@hl/config/release'
import { ARTICLE, draftArticle } from './api'
import { contributor } from './consents'
import type { Desk } from './desk'

const everywhere = { website: { enabled: true }, facebook: { enabled: true }, youtube: { enabled: true } }

export function planSuite(desk: Desk): void {
  const plan = (facebook: object, youtube: object = {}) => ({
    ...everywhere,
    facebook: { enabled: true, ...facebook },
    youtube: { enabled: true, ...youtube },
  })
  const view = async (id: string) => (await desk.people.editor.call('GET', `/editorial/articles/${id}`)).body

  describe('the choices of a plan', () => {
    test('left as they are they change no hash, though the form writes every one of them', async () => {
      const id = await desk.article('Kế hoạch để nguyên')
      const before = await view(id)
      const untouched = plan(
        { format: null, firstComment: null, replace: false },
        { tags: '', category: null, madeForKids: false, notifySubscribers: true, replace: false },
      )
      await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { plan: untouched, title: 'Kế hoạch để nguyên' })
      const after = await view(id)
      expect(after.planLine).toBe(before.planLine)
      await desk.approve(`articles/${id}`)
      const [order] = await desk.orders(id)
      if (order?.kind !== 'publish') throw new Error('nothing was published')
      expect(order.release.plan).toEqual({
        website: { enabled: true, notBefore: null },
        facebook: { enabled: true, notBefore: null, message: null },
        youtube: { enabled: true, notBefore: null, title: null, description: null },
      })
      expect(order.releaseHash).toBe(releaseHash(order.release))
    })

    test('chosen they are in the Release, and the line and the difference say them in words', async () => {
      const id = await desk.article('Kế hoạch có lựa chọn')
      await desk.approve(`articles/${id}`)
      const chosen = plan({ firstComment: 'Đọc thêm trên trang.', replace: true }, { tags: 'việc làm, học nghề', category: 'tin-tuc' })
      await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { plan: chosen })
      const shown = await view(id)
      expect(shown.planLine).toContain('Facebook sau Website, kèm bình luận đầu, đăng bản mới khi đổi phim, ảnh')
      expect(shown.replacing).toEqual(['facebook'])
      const said = shown.changes.map((change: { label: string; after: string }) => `${change.label}: ${change.after}`)
      expect(said).toEqual([
        'Bình luận đầu tiên trên Facebook: Đọc thêm trên trang.',
        'Facebook, khi đổi phim hoặc ảnh: đăng bản mới, gỡ bản cũ',
        'Thẻ YouTube: việc làm, học nghề',
        'Danh mục YouTube: Tin tức và chính trị',
      ])
    })

    test.each([
      ['a form that is none', plan({ format: 'story' })],
      ['a category by its number', plan({}, { category: '27' })],
      ['a word for a yes', plan({ replace: 'có lẽ' })],
      ['a comment that is an object', plan({ firstComment: { $ne: null } })],
      ['keywords without end', plan({}, { tags: 'a,'.repeat(5_000) })],
    ])('%s is refused, and nothing of it is kept', async (what, hostile) => {
      const id = await desk.article(`Kế hoạch lạ: ${what}`)
      const { status } = await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { plan: hostile })
      expect(status).toBe(400)
      expect((await view(id)).planLine).toBe('Website ngay khi duyệt · Facebook sau Website · YouTube: không (không có video)')
    })

    test.each([
      ['an album without pictures', plan({ format: 'photos' }), 'plan.facebook.format'],
      ['a comment too long', plan({ firstComment: 'ă'.repeat(8_001) }), 'plan.facebook.firstComment'],
      ['a secret in the first comment', plan({ firstComment: 'Theo văn bản TUYỆT MẬT số 5' }), 'plan.facebook.firstComment'],
      ['an identity number among the keywords', plan({}, { tags: 'căn cước 001203012345' }), 'plan.youtube.tags'],
    ])('nobody passes %s', async (what, stopped, field) => {
      const id = await desk.article(`Không qua được: ${what}`, { plan: stopped })
      expect((await view(id)).problems).toMatchObject([{ field, level: 'error' }])
      expect((await desk.approve(`articles/${id}`)).status).not.toBe(200)
      expect(await desk.published(id)).toBe(0)
    })

    test('a contributor plans their own Item, and nobody else’s', async () => {
      const writer = await contributor(desk)
      const own = await draftArticle({ api: writer, section: desk.section, fields: { title: 'Bài của cộng tác viên' } })
      const wanted = { plan: plan({ firstComment: 'Xem thêm' }) }
      expect((await writer.call('PUT', `${ARTICLE}/${own}`, wanted)).status).toBe(200)
      const others = await desk.article('Bài của người khác')
      const { status } = await writer.call('PUT', `${ARTICLE}/${others}`, wanted)
      expect([403, 404]).toContain(status)
      expect((await view(others)).planLine).not.toContain('bình luận')
    })
  })
}
