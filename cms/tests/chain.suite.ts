/** The chain over HTTP: four eyes, emergencies, returns with their notes, and what somebody else saved meanwhile. */
import { ARTICLE, person } from './api'
import type { Desk } from './desk'

export function chainSuite(desk: Desk): void {
  describe('four eyes', () => {
    test('a super administrator who wrote the text neither signs nor approves it', async () => {
      const id = await desk.article('Tự viết tự duyệt')
      const path = `/editorial/articles/${id}`
      await desk.admin.call('POST', `${path}/submit`, {})
      await desk.people.editor.call('POST', `${path}/requestCheck`, {})
      const signed = await desk.admin.call('POST', `${path}/passCheck`, { checklist: { read: true } })
      expect(signed).toMatchObject({ status: 403, body: { error: { code: 'four_eyes' } } })
      await desk.present(`articles/${id}`)
      const shown = (await desk.admin.call('GET', path)).body
      expect(shown.allowed).not.toContain('approve')
      expect(shown.fourEyes.message).toMatch(/\S/)
      expect(shown.changers.map((one: { name: string }) => one.name)).toEqual(['Trị Quản'])
      const approved = await desk.admin.call('POST', `${path}/approve`, { releaseHash: shown.releaseHash })
      expect(approved).toMatchObject({ status: 403, body: { error: { code: 'four_eyes' } } })
      expect(await desk.published(id)).toBe(0)
    })

    test('a check is not signed with an open checklist', async () => {
      const id = await desk.article('Chưa đánh dấu')
      await desk.admin.call('POST', `/editorial/articles/${id}/submit`, {})
      await desk.people.editor.call('POST', `/editorial/articles/${id}/requestCheck`, {})
      const refused = await desk.people.reviewer.call('POST', `/editorial/articles/${id}/passCheck`, { checklist: {} })
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'checklist_open' } } })
    })

    test('an emergency needs a reason and a right, is flagged, and only another approver takes the flag away', async () => {
      const id = await desk.article('Khẩn cấp')
      const path = `/editorial/articles/${id}`
      const { releaseHash } = (await desk.admin.call('GET', path)).body
      const without = await desk.admin.call('POST', `${path}/approve`, { releaseHash, emergency: true })
      expect(without).toMatchObject({ status: 400, body: { error: { code: 'comment_needed' } } })
      const byEditor = await desk.people.editor.call('POST', `${path}/approve`, { releaseHash, emergency: true, comment: 'Gấp' })
      expect(byEditor.status).toBe(403)
      const done = await desk.admin.call('POST', `${path}/approve`, { releaseHash, emergency: true, comment: 'Cảnh báo lũ' })
      expect(done).toMatchObject({ status: 200, body: { stage: 'approved', isEmergency: true, emergency: { reason: 'Cảnh báo lũ' } } })
      expect((await desk.outbox(id)).some((row) => row.kind === 'audit' && row.action === 'emergency')).toBe(true)
      expect((await desk.admin.call('POST', `${path}/reviewEmergency`, {})).status).toBe(403)
      const rows = (await desk.people.chief.call('GET', '/editorial/desk?tab=problems')).body.rows
      expect(rows).toContainEqual(expect.objectContaining({ documentId: id, isEmergency: true }))
      const reviewed = await desk.people.chief.call('POST', `${path}/reviewEmergency`, { comment: 'Đã đọc' })
      expect(reviewed).toMatchObject({ status: 200, body: { isEmergency: false } })
      expect((await desk.outbox(id)).at(-1)).toMatchObject({ action: 'reviewEmergency', data: { comment: 'Đã đọc' } })
      expect((await desk.people.chief.call('POST', `${path}/reviewEmergency`, {})).body.error.code).toBe('no_emergency')
    })

    test('an emergency is reviewed neither by who approved it, nor by who changed the text, nor without the right', async () => {
      const id = await desk.article('Khẩn cấp của Trưởng Ban')
      const path = `/editorial/articles/${id}`
      const second = await person({ url: desk.url, admin: desk.admin, role: 'chief-editor' })
      const { releaseHash } = (await desk.people.chief.call('GET', path)).body
      await desk.people.chief.call('POST', `${path}/approve`, { releaseHash, emergency: true, comment: 'Cảnh báo bão' })
      for (const [who, api] of [
        ['approver', desk.people.chief],
        ['writer', desk.admin],
        ['editor', desk.people.editor],
      ] as const) {
        expect([who, (await api.call('POST', `${path}/reviewEmergency`, {})).status]).toEqual([who, 403])
        expect([who, (await api.call('GET', path)).body.emergency.canReview]).toEqual([who, false])
      }
      expect((await second.call('GET', path)).body.emergency.canReview).toBe(true)
      expect((await second.call('POST', `${path}/reviewEmergency`, {})).body).toMatchObject({ isEmergency: false, stage: 'approved' })
    })
  })

  describe('returns', () => {
    test('go to the person who handed over, with notes, and come straight back', async () => {
      const id = await desk.article('Bị trả lại')
      const path = `/editorial/articles/${id}`
      const { editor, chief } = desk.people
      await desk.present(`articles/${id}`)
      expect((await chief.call('POST', `${path}/return`, {})).body.error.code).toBe('comment_needed')
      const notes = [{ blockIndex: 0, excerpt: 'Nội dung', text: 'Bỏ số điện thoại' }]
      const back = (await chief.call('POST', `${path}/return`, { comment: 'Sửa đoạn đầu', notes })).body
      expect(back).toMatchObject({ stage: 'in_edit', holder: { name: 'editor Người' }, returnedBy: { name: 'chief-editor Người' } })
      const seen = (await editor.call('GET', path)).body
      expect(seen.mainTransition).toMatchObject({ transition: 'submit', label: 'Gửi lại người trả' })
      const fixed = await editor.call('POST', `${path}/notes/${seen.notes[0].id}/fixed`, {})
      expect(fixed.body.notes[0].fixedAt).toMatch(/^\d{4}/)
      expect((await desk.people.editor.call('GET', '/editorial/desk?tab=mine')).body.rows).toContainEqual(
        expect.objectContaining({ documentId: id, isReturned: true, mainTransition: expect.objectContaining({ transition: 'submit' }) }),
      )
      const again = (await editor.call('POST', `${path}/submit`, {})).body
      expect(again).toMatchObject({ stage: 'awaiting_approval', holder: { name: 'chief-editor Người' } })
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
    })

    test('a note is put at its paragraph by anybody on the desk, ticked and unticked, and closed by the approval', async () => {
      const id = await desk.article('Có ghi chú')
      const path = `/editorial/articles/${id}`
      const put = await desk.people.reviewer.call('POST', `${path}/notes`, { blockIndex: 0, excerpt: 'Nội dung bài.', text: 'Nguồn nào?' })
      expect(put.body.notes).toMatchObject([
        { blockIndex: 0, text: 'Nguồn nào?', by: { name: 'compliance-reviewer Người' }, fixedAt: null },
      ])
      const [{ id: note }] = put.body.notes
      const fix = () => desk.admin.call('POST', `${path}/notes/${note}/fixed`, {})
      const { fixedAt } = (await fix()).body.notes[0]
      expect(fixedAt).toMatch(/^\d{4}/)
      expect((await fix()).body.notes[0].fixedAt).toBe(fixedAt)
      const { body: unticked } = await desk.admin.call('DELETE', `${path}/notes/${note}/fixed`)
      expect(unticked.notes[0].fixedAt).toBeNull()
      const inspector = await person({ url: desk.url, admin: desk.admin, role: 'inspector' })
      expect((await inspector.call('POST', `${path}/notes`, { text: 'Tôi chỉ đọc' })).status).toBe(403)
      expect((await inspector.call('DELETE', `${path}/notes/${note}/fixed`)).status).toBe(403)
      expect((await inspector.call('GET', path)).body.canNote).toBe(false)
      expect((await desk.admin.call('GET', path)).body.canNote).toBe(true)
      expect((await desk.admin.call('POST', `${path}/notes`, { text: ' ' })).status).toBe(400)
      expect((await desk.admin.call('POST', `${path}/notes/0/fixed`, {})).status).toBe(404)
      const other = await desk.article('Bài khác')
      expect((await desk.admin.call('POST', `/editorial/articles/${other}/notes/${note}/fixed`, {})).status).toBe(404)
      expect((await desk.approve(`articles/${id}`)).body.notes).toEqual([])
      expect((await fix()).status).toBe(404)
    })

    test("an editor's first save takes the Item, and the sender takes it back while nobody has", async () => {
      const id = await desk.article('Tự nhận bài')
      const path = `/editorial/articles/${id}`
      await desk.admin.call('POST', `${path}/submit`, {})
      expect((await desk.admin.call('POST', `${path}/recall`, {})).body.stage).toBe('draft')
      await desk.admin.call('POST', `${path}/submit`, {})
      await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { title: 'Đã nhận' })
      expect((await desk.admin.call('GET', path)).body).toMatchObject({ stage: 'in_edit', holder: { name: 'editor Người' } })
    })
  })

  describe('a move from an old screen', () => {
    test('is refused when the text was saved meanwhile, and goes through with the version of now', async () => {
      const id = await desk.article('Hai màn hình')
      const path = `/editorial/articles/${id}`
      const { version: openedVersion } = (await desk.admin.call('GET', path)).body
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Hai màn hình, đã sửa' })
      const late = await desk.admin.call('POST', `${path}/submit`, { openedVersion })
      expect(late).toMatchObject({ status: 409, body: { error: { code: 'release_moved', help: expect.stringMatching(/\S/) } } })
      const { stage, version } = (await desk.admin.call('GET', path)).body
      expect(stage).toBe('draft')
      expect((await desk.admin.call('POST', `${path}/submit`, { openedVersion: version })).body.stage).toBe('submitted')
    })

    test('tells the reviewer what moved since the text was read', async () => {
      const id = await desk.article('Thẩm định bản cũ')
      const path = `/editorial/articles/${id}`
      const { editor, reviewer } = desk.people
      await desk.admin.call('POST', `${path}/submit`, {})
      await editor.call('POST', `${path}/requestCheck`, {})
      const { version: openedVersion, releaseHash, checklist } = (await reviewer.call('GET', path)).body
      await editor.call('POST', `${path}/recall`)
      await editor.call('PUT', `${ARTICLE}/${id}`, { title: 'Thẩm định bản mới' })
      await editor.call('POST', `${path}/requestCheck`, {})
      const signed = Object.fromEntries(checklist.map((line: { id: string }) => [line.id, true]))
      const late = await reviewer.call('POST', `${path}/passCheck`, { openedVersion, releaseHash, checklist: signed })
      expect(late).toMatchObject({ status: 409, body: { error: { code: 'release_moved', message: expect.stringContaining('Tiêu đề') } } })
      expect(late.body.error.changed).toEqual([
        { field: 'title', label: 'Tiêu đề', before: 'Thẩm định bản cũ', after: 'Thẩm định bản mới' },
      ])
    })
  })
}
