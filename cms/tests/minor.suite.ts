/** "Sửa nhỏ": a few characters of what is live go straight to the approver, and nothing else does. */
import { ARTICLE } from './api'
import { ticked, type Desk } from './desk'
import { picture, upload } from './uploads'

const said = (text: string) => ({ body: [{ type: 'paragraph', children: [{ type: 'text', text }] }] })

export function minorSuite(desk: Desk): void {
  /** A live article, edited by the editor afterwards. */
  const edited = async (title: string, fields: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const id = await desk.article(title, { ...said('Lớp mở ngày 15.'), ...more })
    await desk.approve(`articles/${id}`)
    expect((await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, fields)).status).toBe(200)
    return `/editorial/articles/${id}`
  }
  const offered = async (path: string) => (await desk.people.editor.call('GET', path)).body.others
  const shorten = (path: string) => desk.people.editor.call('POST', `${path}/requestCheck`, { minor: true })

  describe('a small change of what is live', () => {
    test('is offered, goes straight to the approver, who signs the list, and the audit says so', async () => {
      const path = await edited('Sửa một con số', said('Lớp mở ngày 16.'))
      expect((await offered(path))[0]).toMatchObject({ transition: 'requestCheck', label: 'Sửa nhỏ', minor: true })
      expect((await shorten(path)).body).toMatchObject({ stage: 'awaiting_approval', minor: { characters: 2 } })
      const told = (await desk.outbox(path.split('/').at(-1) ?? '')).at(-1)
      expect(told).toMatchObject({ action: 'requestCheck', data: { to: 'awaiting_approval', minor: true, changedCharacters: 2 } })

      const { chief } = desk.people
      const { releaseHash, checklist } = (await chief.call('GET', path)).body
      expect(checklist).not.toEqual([])
      expect((await chief.call('POST', `${path}/approve`, { releaseHash })).body.error.code).toBe('checklist_open')
      const signed = { releaseHash, checklist: await ticked(chief, path.slice('/editorial/'.length)) }
      expect((await chief.call('POST', `${path}/approve`, signed)).body).toMatchObject({ stage: 'approved', minor: null })
    })

    test('keeps four eyes: an approver who made it does not approve it', async () => {
      const path = await edited('Tự sửa nhỏ', {})
      await desk.admin.call('PUT', path.replace('/editorial/articles', ARTICLE), said('Lớp mở ngày 17.'))
      expect((await desk.admin.call('POST', `${path}/requestCheck`, { minor: true })).body.stage).toBe('awaiting_approval')
      const { releaseHash } = (await desk.admin.call('GET', path)).body
      const own = await desk.admin.call('POST', `${path}/approve`, { releaseHash, checklist: { read: true } })
      expect(own).toMatchObject({ status: 403, body: { error: { code: 'four_eyes' } } })
    })

    test('returned by the approver, it may take the short way again', async () => {
      const path = await edited('Sửa nhỏ bị trả', said('Lớp mở ngày 18.'))
      await shorten(path)
      expect((await desk.people.chief.call('POST', `${path}/return`, { comment: 'Ngày 19' })).body).toMatchObject({
        stage: 'in_edit',
        minor: null,
      })
      await desk.people.editor.call('PUT', path.replace('/editorial/articles', ARTICLE), said('Lớp mở ngày 19.'))
      expect((await shorten(path)).body.stage).toBe('awaiting_approval')
    })

    test.each([
      ['more than forty characters', said(`Lớp mở ngày 15. ${'Thêm nhiều chữ. '.repeat(4)}`), 'quá 40'],
      ['another field', { source: 'Cổng thông tin' }, 'Nguồn'],
      ['a telephone number', said('Gọi 0912 345 678.'), 'máy thấy 1 điều'],
    ])('is not %s: refused on the server, and not offered', async (what, fields, why) => {
      const path = await edited(`Không nhỏ: ${what}`, fields)
      expect((await offered(path)).filter((one: { minor?: true }) => one.minor)).toEqual([])
      const refused = await shorten(path)
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'not_minor', message: expect.stringContaining(why) } } })
      expect((await desk.admin.call('GET', path)).body.stage).toBe('in_edit')
    })

    test('is none before anything is live', async () => {
      const id = await desk.article('Chưa đăng lần nào')
      const refused = await desk.admin.call('POST', `/editorial/articles/${id}/submit`, { minor: true })
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'not_minor' } } })
    })

    test('is none any more when a file of it was replaced on the way', async () => {
      const cover = await upload({ desk, bytes: await picture('#aa0000'), name: 'do.jpg', mime: 'image/jpeg' })
      const path = await edited('Ảnh đổi sau', said('Lớp mở ngày 20.'), { cover: cover.id })
      expect((await shorten(path)).body).toMatchObject({ stage: 'awaiting_approval', minor: { characters: 4 } })
      await upload({ desk, bytes: await picture('#00aa00'), name: 'xanh.jpg', mime: 'image/jpeg', replaces: cover.id })
      const { releaseHash } = (await desk.people.chief.call('GET', path)).body
      const checklist = await ticked(desk.people.chief, path.slice('/editorial/'.length))
      const refused = await desk.people.chief.call('POST', `${path}/approve`, { releaseHash, checklist })
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'not_minor' } } })
    })
  })
}
