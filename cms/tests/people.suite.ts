/** Who may do what. */
import { approve, ARTICLE, draftArticle, person } from './api'
import type { Desk } from './desk'

export function peopleSuite(desk: Desk): void {
  describe('people', () => {
    test('a chief editor approves what an editor wrote, and neither does the work of the other', async () => {
      const { editor, chief } = desk.people
      const id = await draftArticle({ api: editor, section: desk.section, fields: { title: 'Của biên tập viên' } })
      expect((await editor.call('GET', `/editorial/articles/${id}`)).body.allowed).toEqual(['submit'])
      expect(await approve({ api: editor, path: `articles/${id}` })).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
      expect((await chief.call('PUT', `${ARTICLE}/${id}`, { title: 'x' })).status).toBe(403)
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      expect((await desk.orders(id))[0]?.actor.name).toBe('chief-editor Người')
    })

    test('a contributor sees only their own, an inspector changes nothing, a system administrator sees no content', async () => {
      const [writer, inspector, sysadmin] = await Promise.all([
        person({ url: desk.url, admin: desk.admin, role: 'contributor' }),
        person({ url: desk.url, admin: desk.admin, role: 'inspector' }),
        person({ url: desk.url, admin: desk.admin, role: 'system-admin' }),
      ])
      const others = await desk.article('Của người khác')
      const own = await draftArticle({ api: writer, section: desk.section, fields: { title: 'Của tôi' } })
      expect((await writer.call('GET', `/editorial/articles/${own}`)).status).toBe(200)
      expect((await writer.call('GET', `/editorial/articles/${others}`)).status).toBe(403)
      expect((await writer.call('PUT', `${ARTICLE}/${own}`, { title: 'Của tôi, sửa', stage: 'approved' })).body.data.title).toBe(
        'Của tôi, sửa',
      )
      expect((await inspector.call('GET', `${ARTICLE}/${own}`)).status).toBe(200)
      expect((await inspector.call('PUT', `${ARTICLE}/${own}`, { title: 'x' })).status).toBe(403)
      expect((await sysadmin.call('GET', `/editorial/articles/${own}`)).status).toBe(403)
      expect((await sysadmin.call('GET', ARTICLE)).status).toBe(403)
    })

    test('a system administrator makes accounts, but neither a super administrator nor anything of themselves', async () => {
      const sysadmin = await person({ url: desk.url, admin: desk.admin, role: 'system-admin' })
      const roles = (await sysadmin.call('GET', '/admin/roles')).body.data
      const idOf = (code: string) => roles.find((role: { code: string }) => role.code === code).id
      const account = { firstname: 'A', lastname: 'B' }
      const made = await sysadmin.call('POST', '/admin/users', {
        ...account,
        email: 'moi@example.invalid',
        roles: [idOf('hl-contributor')],
      })
      expect(made.status).toBe(201)
      const top = await sysadmin.call('POST', '/admin/users', {
        ...account,
        email: 'to@example.invalid',
        roles: [idOf('strapi-super-admin')],
      })
      expect(top.status).toBe(400)
      const self = (await sysadmin.call('GET', '/admin/users/me')).body.data.id
      expect((await sysadmin.call('PUT', `/admin/users/${self}`, { roles: [idOf('hl-chief-editor')] })).status).toBe(400)
      expect((await sysadmin.call('PUT', '/admin/users/1', { password: 'Chiem-quyen-1' })).status).toBe(400)
      expect((await sysadmin.call('PUT', `/admin/users/${made.body.data.id}`, { roles: [idOf('hl-editor')] })).status).toBe(400)
      expect((await sysadmin.call('PUT', '/admin/users/me', { firstname: 'Tôi' })).status).toBe(200)
    })
  })
}
