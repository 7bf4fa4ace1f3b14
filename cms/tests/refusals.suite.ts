/** Every way past approve. */
import { TRANSITIONS } from '@hl/config/chain'
import { apiOf, ARTICLE } from './api'
import type { Desk } from './desk'

export function refusalsSuite(desk: Desk): void {
  describe('an empty database', () => {
    test('has no token that was not made on purpose', async () => {
      expect((await desk.admin.call('GET', '/admin/api-tokens')).body.data).toEqual([])
    })

    test('has the sections, the imprint, the fixed pages and the roles, told to the publisher once each', async () => {
      const found = await desk.database.query(
        "select payload->>'entryKind' as kind, count(*)::int as n from cms.outbox where payload->>'kind' = 'site' group by 1 order by 1",
      )
      expect(found.rows).toEqual([
        { kind: 'page', n: 6 },
        { kind: 'section', n: 12 },
        { kind: 'site', n: 1 },
      ])
      const codes = (await desk.admin.call('GET', '/admin/roles')).body.data.map((role: { code: string }) => role.code)
      expect(codes.sort()).toEqual([
        'hl-chief-editor',
        'hl-compliance-reviewer',
        'hl-contributor',
        'hl-editor',
        'hl-inspector',
        'hl-system-admin',
        'strapi-super-admin',
      ])
    })
  })
  describe('everything past approve is refused', () => {
    test('publishing, creating as published, cloning', async () => {
      const id = await desk.article('Đường tắt')
      for (const path of [`/${id}/actions/publish`, '/actions/publish']) {
        const refused = await desk.admin.call('POST', ARTICLE + path, { title: 'Đường tắt' })
        expect(refused).toMatchObject({ status: 400, body: { error: { details: { code: 'not_through_approve' } } } })
      }
      const bulk = await desk.admin.call('POST', `${ARTICLE}/actions/bulkPublish`, { documentIds: [id] })
      expect(bulk.status).toBe(400)
      expect((await desk.admin.call('POST', `${ARTICLE}/clone/${id}`, {})).body.error.details.code).toBe('no_clone')
      expect(await desk.published(id)).toBe(0)
      expect(await desk.outbox(id)).toEqual([])
    })

    test('an API token reads and leaves drafts, and no more', async () => {
      const permissions = [...['find', 'findOne', 'create'].map((action) => `api::article.article.${action}`), 'api::section.section.find']
      const made = await desk.admin.call('POST', '/admin/api-tokens', {
        name: 'máy',
        description: '',
        type: 'custom',
        lifespan: null,
        permissions,
      })
      const machine = apiOf(desk.url, made.body.data.accessKey)
      const draft = await machine.call('POST', '/api/articles', { data: { title: 'Từ máy', stage: 'approved', section: desk.section } })
      expect(draft).toMatchObject({ status: 201, body: { data: { slug: 'tu-may', stage: 'draft', publishedAt: null } } })
      const id = draft.body.data.documentId
      expect((await machine.call('POST', '/api/articles?status=published', { data: { title: 'Lách' } })).status).toBe(403)
      expect((await machine.call('PUT', `/api/articles/${id}?status=published`, { data: { title: 'Lách' } })).status).toBe(405)
      expect((await machine.call('POST', `/editorial/articles/${id}/approve`, { releaseHash: 'a'.repeat(64) })).status).toBe(401)
      expect((await machine.call('GET', '/api/articles?status=draft')).status).toBe(200)
      expect(await desk.published(id)).toBe(0)
    })

    test("an admin token may read in its owner's name, but moves no stage", async () => {
      const id = await desk.article('Máy mượn tên người')
      const adminPermissions = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::article.article', conditions: [] }]
      const body = { name: 'máy mượn tên', description: '', lifespan: null, adminPermissions }
      const made = await desk.admin.call('POST', '/admin/admin-tokens', body)
      const machine = apiOf(desk.url, made.body.data.accessKey)
      const shown = await machine.call('GET', `/editorial/articles/${id}`)
      expect(shown.status).toBe(200)
      for (const transition of TRANSITIONS) {
        const refused = await machine.call('POST', `/editorial/articles/${id}/${transition}`, { releaseHash: shown.body.releaseHash })
        expect(refused).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
      }
      expect(await desk.published(id)).toBe(0)
    })

    test('the outbox takes no change and no deletion', async () => {
      await expect(desk.database.query('update cms.outbox set seq = seq + 1')).rejects.toThrow('insert-only')
      await expect(desk.database.query('delete from cms.outbox')).rejects.toThrow('insert-only')
    })

    test('a transition nobody knows says so', async () => {
      const id = await desk.article('Chưa có bước')
      expect(await desk.admin.call('POST', `/editorial/articles/${id}/publish`)).toMatchObject({
        status: 400,
        body: { error: { code: 'not_in_chain' } },
      })
    })
  })
}
