/** The edit form of an Item, by two people at once: what is being typed, who is there, and a save that comes too late. */
import { OPENED_VERSION_HEADER, type StaleSave } from '../src/editorial/form-contract'
import { ARTICLE, draftArticle, person } from './api'
import type { Desk } from './desk'

const TYPED = { openedVersion: null, content: { title: 'Đang gõ dở', body: [] } }

export function formSuite(desk: Desk): void {
  describe('a form never saved', () => {
    test('says beforehand what its main button will do for this person', async () => {
      const offer = await desk.people.editor.call('GET', '/editorial/articles/new')
      expect(offer.body.mainTransition).toMatchObject({ transition: 'submit', label: 'Gửi biên tập' })
      expect((await desk.people.reviewer.call('GET', '/editorial/articles/new')).body.mainTransition).toBeNull()
      expect((await desk.people.editor.call('GET', '/editorial/posts/new')).status).toBe(404)
    })
  })

  describe('autosave', () => {
    test('keeps what is typed and moves nothing of the Item', async () => {
      const { editor } = desk.people
      const id = await desk.article('Bản trên máy chủ')
      const before = (await editor.call('GET', `/editorial/articles/${id}`)).body
      const kept = await editor.call('PUT', `/editorial/articles/${id}/autosave`, { ...TYPED, openedVersion: before.version })
      expect(kept.status).toBe(200)
      const found = (await editor.call('GET', `/editorial/articles/${id}/autosave`)).body.autosave
      expect(found).toEqual({ ...TYPED, openedVersion: before.version, savedAt: kept.body.savedAt })
      expect((await editor.call('GET', `/editorial/articles/${id}`)).body).toEqual(before)
      expect((await editor.call('GET', `${ARTICLE}/${id}`)).body.data.title).toBe('Bản trên máy chủ')
    })

    test('is given to nobody but its owner, not even to the administrator', async () => {
      const { editor } = desk.people
      const id = await desk.article('Của riêng ai nấy giữ')
      await editor.call('PUT', `/editorial/articles/${id}/autosave`, TYPED)
      expect((await desk.admin.call('GET', `/editorial/articles/${id}/autosave`)).body).toEqual({ autosave: null })
      await desk.admin.call('DELETE', `/editorial/articles/${id}/autosave`)
      await desk.admin.call('PUT', `/editorial/articles/${id}/autosave`, { ...TYPED, content: { title: 'Của quản trị' } })
      expect((await editor.call('GET', `/editorial/articles/${id}/autosave`)).body.autosave.content).toEqual(TYPED.content)
    })

    test('needs the right to read the Item, or to write a new one', async () => {
      const [writer, inspector] = await Promise.all(
        ['contributor', 'inspector'].map((role) => person({ url: desk.url, admin: desk.admin, role })),
      )
      const others = await desk.article('Không phải của cộng tác viên')
      for (const method of ['GET', 'PUT', 'DELETE'] as const) {
        const body = method === 'PUT' ? TYPED : undefined
        expect((await writer?.call(method, `/editorial/articles/${others}/autosave`, body))?.status).toBe(403)
        expect((await inspector?.call(method, '/editorial/articles/new/autosave', body))?.status).toBe(403)
        expect((await writer?.call(method, '/editorial/articles/khong-co/autosave', body))?.status).toBe(404)
      }
      expect((await writer?.call('PUT', '/editorial/articles/new/autosave', TYPED))?.status).toBe(200)
    })

    test('ends with the real save from that form, and with no other', async () => {
      const { editor } = desk.people
      await editor.call('PUT', '/editorial/articles/new/autosave', TYPED)
      await draftArticle({ api: editor, section: desk.section, fields: { title: 'Chương trình ghi' } })
      expect((await editor.call('GET', '/editorial/articles/new/autosave')).body.autosave).not.toBeNull()
      const made = await editor.call('POST', ARTICLE, { title: 'Người lưu' }, { [OPENED_VERSION_HEADER]: 'new' })
      expect((await editor.call('GET', '/editorial/articles/new/autosave')).body.autosave).toBeNull()

      const { documentId: id, updatedAt } = made.body.data
      await editor.call('PUT', `/editorial/articles/${id}/autosave`, TYPED)
      await editor.call('PUT', `${ARTICLE}/${id}`, { title: 'Chương trình sửa' })
      expect((await editor.call('GET', `/editorial/articles/${id}/autosave`)).body.autosave).not.toBeNull()
      const { version } = (await editor.call('GET', `/editorial/articles/${id}`)).body
      expect(version).not.toBe(updatedAt)
      await editor.call('PUT', `${ARTICLE}/${id}`, { title: 'Người sửa' }, { [OPENED_VERSION_HEADER]: version })
      expect((await editor.call('GET', `/editorial/articles/${id}/autosave`)).body.autosave).toBeNull()
    })

    test('refuses what is too large, and forgets what is two weeks old', async () => {
      const { editor } = desk.people
      const large = { openedVersion: null, content: { body: 'x'.repeat(1_000_001) } }
      const refused = await editor.call('PUT', '/editorial/faqs/new/autosave', large)
      expect(refused).toMatchObject({ status: 422, body: { error: { code: 'autosave_too_large' } } })
      await editor.call('PUT', '/editorial/faqs/new/autosave', TYPED)
      await desk.database.query("update cms.autosaves set saved_at = now() - interval '15 days' where type = 'faq'")
      expect((await editor.call('GET', '/editorial/faqs/new/autosave')).body.autosave).toBeNull()
      await editor.call('PUT', '/editorial/videos/new/autosave', TYPED)
      expect((await desk.database.query("select 1 from cms.autosaves where type = 'faq'")).rowCount).toBe(0)
    })
  })

  describe('presence', () => {
    test('shows who edits since when to others, not to themselves, until they leave or fall silent', async () => {
      const { editor } = desk.people
      const id = await desk.article('Hai người cùng mở')
      const path = `/editorial/articles/${id}/presence`
      expect((await editor.call('PUT', path, { isEditing: false })).body.others).toEqual([])
      await editor.call('PUT', path, { isEditing: true })
      const [seen] = (await desk.admin.call('PUT', path, { isEditing: false })).body.others
      expect(seen).toEqual({ name: 'editor Người', isEditing: true, since: expect.any(String) })
      await editor.call('PUT', path, { isEditing: true })
      expect((await desk.admin.call('GET', path)).body.others).toEqual([seen])
      expect((await editor.call('GET', path)).body.others).toMatchObject([{ isEditing: false }])

      await desk.database.query("update cms.presences set seen_at = now() - interval '2 minutes' where document_id = $1", [id])
      expect((await desk.admin.call('GET', path)).body.others).toEqual([])
      await editor.call('PUT', path, { isEditing: true })
      const [again] = (await desk.admin.call('GET', path)).body.others
      expect(Date.parse(again.since)).toBeGreaterThan(Date.parse(seen.since))
      await editor.call('DELETE', path)
      expect((await desk.admin.call('GET', path)).body.others).toEqual([])
    })

    test('tells nothing to those who may not read the Item, and shows that it was saved meanwhile', async () => {
      const writer = await person({ url: desk.url, admin: desk.admin, role: 'contributor' })
      const id = await desk.article('Không cho xem')
      const path = `/editorial/articles/${id}/presence`
      expect((await writer.call('PUT', path, { isEditing: true })).status).toBe(403)
      expect((await writer.call('GET', path)).status).toBe(403)
      const { version } = (await desk.admin.call('GET', path)).body
      expect(version).toBe((await desk.admin.call('GET', `/editorial/articles/${id}`)).body.version)
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Đã đổi' })
      expect((await desk.admin.call('GET', path)).body.version).not.toBe(version)
    })
  })

  describe('a stale save', () => {
    const body = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }]

    test('is refused with both texts, and neither is lost', async () => {
      const { editor } = desk.people
      const id = await draftArticle({ api: desk.admin, section: desk.section, fields: { title: 'Gốc' } })
      const opened = (await editor.call('GET', `${ARTICLE}/${id}`)).body.data
      const as = { [OPENED_VERSION_HEADER]: opened.updatedAt }
      expect((await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Của Trị', body: body('Đoạn của Trị') }, as)).status).toBe(200)
      const mine = { title: 'Của biên tập', summary: 'Sapo.', body: body('Đoạn của biên tập') }
      const late = await editor.call('PUT', `${ARTICLE}/${id}`, mine, as)
      expect(late.status).toBe(400)
      const details: StaleSave = late.body.error.details
      expect(details).toMatchObject({ code: 'stale_save', by: 'Trị Quản' })
      expect(details.texts).toEqual([
        { field: 'title', mine: 'Của biên tập', saved: 'Của Trị' },
        { field: 'body', mine: 'Đoạn của biên tập', saved: 'Đoạn của Trị' },
      ])
      expect((await editor.call('GET', `${ARTICLE}/${id}`)).body.data.title).toBe('Của Trị')
      // Deliberately: by the version they were shown.
      expect((await editor.call('PUT', `${ARTICLE}/${id}`, mine, { [OPENED_VERSION_HEADER]: details.version })).status).toBe(200)
      expect((await editor.call('GET', `${ARTICLE}/${id}`)).body.data.title).toBe('Của biên tập')
    })

    test('goes through when it says what is saved already, and when a program sends it', async () => {
      const id = await desk.article('Như nhau')
      const opened = { [OPENED_VERSION_HEADER]: (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.version }
      expect((await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { title: 'Như nhau hai' })).status).toBe(200)
      expect((await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Như nhau hai' }, opened)).status).toBe(200)
      expect((await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Chương trình' })).status).toBe(200)
    })

    test('of two at the same moment, one is kept and the other told', async () => {
      const id = await desk.article('Cùng lúc bấm lưu')
      const opened = { [OPENED_VERSION_HEADER]: (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.version }
      const answers = await Promise.all(
        [desk.admin, desk.people.editor].map((api, index) => api.call('PUT', `${ARTICLE}/${id}`, { title: `Bản ${index}` }, opened)),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    })
  })
}
