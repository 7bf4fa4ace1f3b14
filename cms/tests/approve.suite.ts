/** What approve sends, and when it refuses. */
import { OUTBOX_NOTIFY } from '@hl/config/outbox'
import { releaseHash } from '@hl/config/release'
import { approve, ARTICLE, VIDEO } from './api'
import type { Desk } from './desk'

export function approveSuite(desk: Desk): void {
  describe('approve', () => {
    test('publishes and writes the Release it showed, in the name of whoever approved', async () => {
      const id = await desk.article('Đường về của Nam'.normalize('NFD'))
      await desk.present(`articles/${id}`)
      const { chief } = desk.people
      const shown = (await chief.call('GET', `/editorial/articles/${id}`)).body
      expect(shown).toMatchObject({ stage: 'awaiting_approval', problems: [], checklist: [], deliveries: null })
      expect(shown.mainTransition).toMatchObject({ transition: 'approve', label: 'Duyệt và phát hành' })
      const again = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
      expect(again.releaseHash).toBe(shown.releaseHash)

      const approved = await chief.call('POST', `/editorial/articles/${id}/approve`, {
        releaseHash: shown.releaseHash,
        comment: 'Được',
      })
      expect(approved).toMatchObject({ status: 200, body: { stage: 'approved', releaseHash: shown.releaseHash, allowed: ['takedown'] } })
      const [row, ...more] = await desk.orders(id)
      expect(more).toEqual([])
      if (row?.kind !== 'publish') throw new Error('Not a publish row')
      expect(row).toMatchObject({
        v: 1,
        seq: 4,
        documentId: id,
        comment: 'Được',
        actor: { name: 'chief-editor Người' },
        releaseHash: shown.releaseHash,
      })
      expect(releaseHash(row.release)).toBe(shown.releaseHash)
      expect(row.release).toMatchObject({ title: 'Đường về của Nam', slug: 'duong-ve-cua-nam', section: desk.section, type: 'article' })
      expect(await desk.published(id)).toBe(1)
    })

    test('rings for the publisher when the row is committed, and not for a refusal', async () => {
      const rung: string[] = []
      desk.database.on('notification', (note) => rung.push(note.channel))
      await desk.database.query(`listen "${OUTBOX_NOTIFY}"`)
      const id = await desk.article('Có chuông')
      await desk.present(`articles/${id}`)
      rung.length = 0
      await desk.people.chief.call('POST', `/editorial/articles/${id}/approve`, { releaseHash: 'a'.repeat(64) })
      expect(rung).toEqual([])
      await desk.approve(`articles/${id}`)
      await desk.database.query(`unlisten "${OUTBOX_NOTIFY}"`)
      expect(new Set(rung)).toEqual(new Set([OUTBOX_NOTIFY]))
    })

    test('an edit voids it, leaves what is live, and the next one keeps the public date', async () => {
      const id = await desk.article('Sửa sau khi duyệt')
      await desk.approve(`articles/${id}`)
      const edited = await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Đã sửa', stage: 'approved' })
      expect(edited).toMatchObject({ status: 200, body: { data: { stage: 'in_edit', slug: 'sua-sau-khi-duyet' } } })
      expect(await desk.published(id)).toBe(1)
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      const [first, second] = await desk.orders(id)
      if (first?.kind !== 'publish' || second?.kind !== 'publish') throw new Error('Not two publish rows')
      expect(second.seq).toBeGreaterThan(first.seq)
      expect(second.release.title).toBe('Đã sửa')
      expect(second.release.publishedAt).toBe(first.release.publishedAt)
    })

    test('is refused with the current hash when the item moved', async () => {
      const id = await desk.article('Bài đang sửa')
      await desk.present(`articles/${id}`)
      const { chief } = desk.people
      const old = (await chief.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      await chief.call('POST', `/editorial/articles/${id}/return`, { comment: 'Tiêu đề' })
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, { title: 'Bài đã khác' })
      await desk.people.editor.call('POST', `/editorial/articles/${id}/submit`, {})
      const refused = await chief.call('POST', `/editorial/articles/${id}/approve`, { releaseHash: old })
      const current = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'release_moved', releaseHash: current } } })
      expect(refused.body.error.changed[0]).toEqual({ field: 'title', label: 'Tiêu đề', before: 'Bài đang sửa', after: 'Bài đã khác' })
      expect(refused.body.error.help).toMatch(/\S/)
      expect(await desk.orders(id)).toEqual([])
    })

    test('needs the hash', async () => {
      const id = await desk.article('Không có mã')
      expect(await desk.admin.call('POST', `/editorial/articles/${id}/approve`, {})).toMatchObject({
        status: 400,
        body: { error: { code: 'bad_request' } },
      })
    })

    test('names what is missing before anything is queued', async () => {
      const created = await desk.admin.call('POST', VIDEO, { title: 'Chỉ có tên' })
      const id = created.body.data.documentId
      const shown = (await desk.admin.call('GET', `/editorial/videos/${id}`)).body
      expect(shown.problems.map((problem: { field: string }) => problem.field)).toEqual(['section', 'summary', 'film'])
      await desk.present(`videos/${id}`)
      const refused = await desk.people.chief.call('POST', `/editorial/videos/${id}/approve`, { releaseHash: 'f'.repeat(64) })
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'incomplete', fields: ['section', 'summary', 'film'] } } })
      expect(refused.body.error.message).toContain('summary')
      expect(await desk.orders(id)).toEqual([])
    })

    test('commits and rolls back together with the outbox row', async () => {
      const id = await desk.article('Hộp thư hỏng')
      await desk.present(`articles/${id}`)
      const { chief } = desk.people
      const hash = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      await desk.database.query(`
      create function cms.broken() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger broken before insert on cms.outbox for each row when (new.document_id = '${id}') execute function cms.broken()`)
      const failed = await chief.call('POST', `/editorial/articles/${id}/approve`, { releaseHash: hash })
      await desk.database.query('drop trigger broken on cms.outbox; drop function cms.broken()')
      expect(failed.status).toBe(500)
      expect(await desk.published(id)).toBe(0)
      const shown = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
      expect(shown).toMatchObject({ stage: 'awaiting_approval', releaseHash: hash })
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
    })

    test('twice at the same moment is one', async () => {
      const id = await desk.article('Hai người cùng bấm')
      await desk.present(`articles/${id}`)
      const answers = await Promise.all([1, 2, 3].map(() => approve({ api: desk.people.chief, path: `articles/${id}` })))
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
      expect(await desk.orders(id)).toHaveLength(1)
    })
  })
}
