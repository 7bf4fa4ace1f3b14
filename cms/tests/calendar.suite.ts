/** The calendar: who sees what, and what moving a time does. */
import { ARTICLE, draftArticle, person, type Api } from './api'
import type { Desk } from './desk'
import { ticked } from './desk'

const DAY_MS = 86_400_000
const START = Math.floor(Date.now() / 60_000) * 60_000
const inDays = (days: number) => new Date(START + days * DAY_MS).toISOString()

interface Entry {
  documentId: string
  channel: string
  at: string
  status: string
  move: string | null
}

export function calendarSuite(desk: Desk): void {
  const range = () => `from=${encodeURIComponent(inDays(-1))}&until=${encodeURIComponent(inDays(40))}`
  const entriesOf = async (api: Api, id: string, more = ''): Promise<Entry[]> => {
    const answer = await api.call('GET', `/editorial/calendar?${range()}${more}`)
    expect(answer.status).toBe(200)
    return answer.body.entries.filter((entry: Entry) => entry.documentId === id)
  }
  const planned = (title: string, days: number) => desk.article(title, { plan: { website: { enabled: true, notBefore: inDays(days) } } })
  const move = (api: Api, id: string, notBefore: string | null, channel = 'website') =>
    api.call('POST', `/editorial/articles/${id}/reschedule`, { channel, notBefore })
  const acts = async (id: string) =>
    (await desk.outbox(id)).flatMap((row) => (row.kind === 'audit' ? [{ action: row.action, ...row.data }] : []))

  describe('calendar', () => {
    test('shows what is planned before and after the approval, and filters by channel and section', async () => {
      const id = await planned('Lên lịch', 3)
      const { chief } = desk.people
      expect(await entriesOf(chief, id)).toMatchObject([{ channel: 'website', at: inDays(3), status: 'proposed', move: null }])
      await desk.approve(`articles/${id}`)
      expect(await entriesOf(chief, id)).toMatchObject([{ at: inDays(3), status: 'planned', move: 'approves' }])
      expect(await entriesOf(desk.people.editor, id)).toMatchObject([{ move: 'asks' }])
      expect(await entriesOf(desk.people.reviewer, id)).toMatchObject([{ move: null }])
      expect(await entriesOf(chief, id, '&channel=facebook')).toEqual([])
      expect(await entriesOf(chief, id, `&section=${desk.section}`)).toHaveLength(1)
      expect(await entriesOf(chief, id, '&section=khac')).toEqual([])
    })

    test('a contributor sees their own, a system administrator nothing', async () => {
      const [writer, sysadmin] = await Promise.all([
        person({ url: desk.url, admin: desk.admin, role: 'contributor' }),
        person({ url: desk.url, admin: desk.admin, role: 'system-admin' }),
      ])
      const others = await planned('Lịch của người khác', 4)
      const own = await draftArticle({
        api: writer,
        section: desk.section,
        fields: { title: 'Lịch của tôi', plan: { facebook: { enabled: true, notBefore: inDays(4) } } },
      })
      expect(await entriesOf(writer, own)).toMatchObject([{ channel: 'facebook', status: 'proposed', move: 'edits' }])
      expect(await entriesOf(writer, others)).toEqual([])
      expect(await sysadmin.call('GET', `/editorial/calendar?${range()}`)).toMatchObject({
        status: 403,
        body: { error: { code: 'forbidden' } },
      })
      expect(await move(writer, others, inDays(5))).toMatchObject({ status: 403 })
      expect(await move(sysadmin, others, inDays(5))).toMatchObject({ status: 403 })
    })

    test('is asked for at most 62 days', async () => {
      const query = `from=${encodeURIComponent(inDays(0))}&until=${encodeURIComponent(inDays(63))}`
      expect((await desk.admin.call('GET', `/editorial/calendar?${query}`)).status).toBe(400)
      expect((await desk.admin.call('GET', '/editorial/calendar')).status).toBe(400)
    })
  })

  describe('moving a time', () => {
    test('an approver moves what was approved: the same content with the new time is approved at once', async () => {
      const id = await planned('Dời lịch', 3)
      const approved = (await desk.approve(`articles/${id}`)).body
      const moved = await move(desk.people.chief, id, inDays(5))
      expect(moved).toMatchObject({ status: 200, body: { mode: 'approves', stage: 'approved' } })
      const [first, second, ...more] = await desk.orders(id)
      expect(more).toEqual([])
      if (first?.kind !== 'publish' || second?.kind !== 'publish') throw new Error('Not two publish rows')
      expect(second).toMatchObject({ releaseHash: moved.body.releaseHash, actor: { name: 'chief-editor Người' } })
      expect(second.releaseHash).not.toBe(approved.releaseHash)
      expect(second.release).toEqual({
        ...first.release,
        publishedAt: inDays(5),
        plan: { ...first.release.plan, website: { enabled: true, notBefore: inDays(5) } },
      })
      expect(await acts(id)).toContainEqual(
        expect.objectContaining({ action: 'reschedule', channel: 'website', from: inDays(3), to: inDays(5), mode: 'approves' }),
      )
      expect((await desk.people.chief.call('GET', `/editorial/articles/${id}`)).body).toMatchObject({ stage: 'approved', changes: [] })
      expect(await entriesOf(desk.people.chief, id)).toMatchObject([{ at: inDays(5), status: 'planned' }])
    })

    test('an editor asks for it: the old time stays in force until an approver approves the new one', async () => {
      const id = await planned('Xin dời lịch', 3)
      await desk.approve(`articles/${id}`)
      const { editor, chief } = desk.people
      expect(await move(editor, id, inDays(6))).toMatchObject({ status: 200, body: { mode: 'asks', stage: 'awaiting_approval' } })
      expect(await desk.orders(id)).toHaveLength(1)
      const shown = (await chief.call('GET', `/editorial/articles/${id}`)).body
      expect(shown).toMatchObject({ stage: 'awaiting_approval', checkedBy: { name: 'compliance-reviewer Người' } })
      expect(shown.changes.map((change: { field: string }) => change.field)).toEqual(expect.arrayContaining(['plan']))
      const approved = await chief.call('POST', `/editorial/articles/${id}/approve`, {
        releaseHash: shown.releaseHash,
        checklist: await ticked(chief, `articles/${id}`),
      })
      expect(approved).toMatchObject({ status: 200, body: { stage: 'approved' } })
      const last = (await desk.orders(id)).at(-1)
      expect(last?.kind === 'publish' && last.release.plan.website.notBefore).toBe(inDays(6))
    })

    test('what waits for its approver gets another hash, so that nobody approves a time they did not read', async () => {
      const id = await planned('Dời khi chờ duyệt', 3)
      await desk.present(`articles/${id}`)
      const { chief } = desk.people
      const before = (await chief.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      expect(await move(chief, id, inDays(7))).toMatchObject({ status: 200, body: { mode: 'sets', stage: 'awaiting_approval' } })
      expect(await chief.call('POST', `/editorial/articles/${id}/approve`, { releaseHash: before })).toMatchObject({ status: 409 })
      const view = (await chief.call('GET', `/editorial/articles/${id}`)).body
      expect(view.mainTransition.label).toMatch(/^Duyệt, phát lúc \d\d:\d\d \d\d\/\d\d\/\d{4}$/)
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
    })

    test('in a draft it is an edit like any other', async () => {
      const id = await planned('Dời bản nháp', 3)
      expect(await move(desk.people.editor, id, inDays(8))).toMatchObject({ status: 200, body: { mode: 'edits', stage: 'draft' } })
      expect((await desk.people.editor.call('GET', `/editorial/articles/${id}`)).body.changers).toContainEqual(
        expect.objectContaining({ name: 'editor Người' }),
      )
    })

    test('is refused for the past, for a channel that is off, for what is out, and to those who neither edit nor approve', async () => {
      const id = await planned('Không dời được', 3)
      const { chief, editor, reviewer } = desk.people
      expect(await move(editor, id, inDays(-1))).toMatchObject({ status: 400 })
      expect(await move(reviewer, id, inDays(5))).toMatchObject({ status: 403 })
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, { plan: { facebook: { enabled: false } } })
      expect(await move(editor, id, inDays(5), 'facebook')).toMatchObject({ status: 409, body: { error: { code: 'incomplete' } } })
      expect(await move(editor, id, inDays(5), 'youtube')).toMatchObject({ status: 409, body: { error: { code: 'incomplete' } } })
      const atOnce = await desk.article('Lên ngay')
      await desk.approve(`articles/${atOnce}`)
      expect(await move(chief, atOnce, inDays(5))).toMatchObject({ status: 503 })
      expect(await desk.orders(atOnce)).toHaveLength(1)
    })
  })
}
