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
    test('never loses a draft that has no published version', async () => {
      const id = await desk.article('Chỉ có nháp')
      expect((await desk.admin.call('POST', `${ARTICLE}/${id}/actions/discard`, {})).status).toBeGreaterThanOrEqual(400)
      expect((await desk.admin.call('POST', `/editorial/articles/${id}/discard`)).body.error.code).toBe('not_live')
      expect((await desk.admin.call('GET', `/editorial/articles/${id}`)).status).toBe(200)
    })
  })
}
