/** What follows an approval: takedown, discard, and addresses that stay. */
import { approve, ARTICLE } from './api'
import type { Desk } from './desk'

export function stagesSuite(desk: Desk): void {
  describe('takedown', () => {
    test('removes with its reason, locks, and comes back only through reopen and approve', async () => {
      const id = await desk.article('Sẽ gỡ')
      await desk.approve(`articles/${id}`)
      const down = await desk.admin.call('POST', `/editorial/articles/${id}/takedown`, { comment: 'Rút đồng ý' })
      expect(down).toMatchObject({ status: 200, body: { stage: 'taken_down', allowed: ['reopen'] } })
      expect(await desk.published(id)).toBe(0)
      expect((await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'x' })).body.error.details.code).toBe('locked')
      expect((await approve({ api: desk.people.chief, path: `articles/${id}` })).body.error.code).toBe('wrong_stage')
      expect((await desk.admin.call('POST', `/editorial/articles/${id}/reopen`)).body.stage).toBe('draft')
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      expect((await desk.orders(id)).map((row) => row.kind)).toEqual(['publish', 'remove', 'publish'])
      expect((await desk.orders(id))[1]).toMatchObject({ kind: 'remove', type: 'article', reason: 'Rút đồng ý' })
    })

    test("is the only way off the channels: Strapi's own unpublish and delete are refused", async () => {
      const id = await desk.article('Gỡ kiểu Strapi')
      await desk.approve(`articles/${id}`)
      const unpublished = await desk.admin.call('POST', `${ARTICLE}/${id}/actions/unpublish`, {})
      expect(unpublished.body.error.details.code).toBe('not_through_takedown')
      expect((await desk.admin.call('DELETE', `${ARTICLE}/${id}`)).body.error.details.code).toBe('no_delete')
      expect((await desk.admin.call('GET', `/editorial/articles/${id}`)).body).toMatchObject({ stage: 'approved', isLive: true })
      expect((await desk.orders(id)).map((row) => row.kind)).toEqual(['publish'])
    })

    test('what never was public leaves without an order to the channels', async () => {
      const id = await desk.article('Nháp bỏ đi')
      expect((await desk.admin.call('POST', `/editorial/articles/${id}/takedown`)).body.error.code).toBe('not_live')
      expect((await desk.admin.call('DELETE', `${ARTICLE}/${id}`)).status).toBe(200)
      expect((await desk.outbox(id)).map((row) => row.kind)).toEqual(['audit'])
    })
  })
  describe('discard', () => {
    test('drops the edit and keeps what is live', async () => {
      const id = await desk.article('Bản đã đăng')
      await desk.approve(`articles/${id}`)
      const live = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Sửa dở' })
      expect((await desk.admin.call('POST', `/editorial/articles/${id}/discard`)).body).toMatchObject({
        stage: 'approved',
        releaseHash: live,
      })
      expect((await desk.orders(id)).map((row) => row.kind)).toEqual(['publish'])
    })

    test('never loses a draft that has no published version', async () => {
      const id = await desk.article('Chỉ có nháp')
      expect((await desk.admin.call('POST', `${ARTICLE}/${id}/actions/discard`, {})).status).toBeGreaterThanOrEqual(400)
      expect((await desk.admin.call('POST', `/editorial/articles/${id}/discard`)).body.error.code).toBe('not_live')
      expect((await desk.admin.call('GET', `/editorial/articles/${id}`)).status).toBe(200)
    })
  })
  describe('addresses', () => {
    test('are given by the server, one owner each, and frozen by the first approval', async () => {
      const [first, second] = [await desk.article('Cùng tên'), await desk.article('Cùng tên')]
      const slugs = await Promise.all([first, second].map(async (id) => (await desk.admin.call('GET', `${ARTICLE}/${id}`)).body.data.slug))
      expect(slugs).toEqual(['cung-ten', 'cung-ten-2'])
      const own = await desk.admin.call('PUT', `${ARTICLE}/${second}`, { slug: 'Đường Riêng' })
      expect(own.body.data.slug).toBe('duong-rieng')
      await desk.approve(`articles/${second}`)
      expect((await desk.admin.call('PUT', `${ARTICLE}/${second}`, { slug: 'khac' })).body.error.details.code).toBe('slug_frozen')
      await desk.admin.call('POST', `/editorial/articles/${second}/takedown`)
      const third = await desk.article('Khác hẳn', { slug: 'duong-rieng' })
      expect((await desk.admin.call('GET', `${ARTICLE}/${third}`)).body.data.slug).toBe('duong-rieng-2')
    })

    test('two drafts at the same moment do not share one', async () => {
      const ids = await Promise.all([1, 2, 3, 4].map(() => desk.article('Cùng lúc')))
      const slugs = await Promise.all(ids.map(async (id) => (await desk.admin.call('GET', `${ARTICLE}/${id}`)).body.data.slug))
      expect(slugs.sort()).toEqual(['cung-luc', 'cung-luc-2', 'cung-luc-3', 'cung-luc-4'])
    })
  })
}
