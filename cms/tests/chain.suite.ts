/** The chain over HTTP: every cell of roles × stages × transitions from the data, four eyes, returns, emergency, presets. */
import { decide, MOVERS, PRESETS, STAGES, stageAfterEdit, TRANSITIONS, type Mover, type Stage, type Transition } from '@hl/config/chain'
import { ARTICLE, person, type Api } from './api'
import { ticked, type Desk } from './desk'

const CHUAN = PRESETS.chuan
const SENDER = { isSender: false, returnedFrom: null }

export function chainSuite(desk: Desk): void {
  describe('the hostile matrix of the default preset', () => {
    const callers = new Map<Mover, Api>()
    beforeAll(async () => {
      for (const role of MOVERS.filter((mover) => mover !== 'super-admin')) {
        callers.set(role, await person({ url: desk.url, admin: desk.admin, role }))
      }
      callers.set('super-admin', desk.admin)
    }, 60_000)

    test.each(STAGES)(
      'every role tries every transition and an edit on %s, and gets what the data says',
      async (stage) => {
        const wrong: string[] = []
        for (const mover of MOVERS) {
          const api = callers.get(mover) ?? desk.admin
          const id = await placed(desk, stage)
          for (const transition of TRANSITIONS) {
            await putAt(desk, id, stage)
            const expected = expectedStatus({ mover, stage, transition })
            const answer = await attempt(api, id, transition)
            const now = await stageOf(desk, id)
            const decision = decide({ preset: CHUAN, transition, stage, isLive: isLive(stage), movers: [mover], ...SENDER })
            const expectedStage = expected === 200 && decision.kind === 'move' ? decision.to : stage
            if (answer.status !== expected || now !== expectedStage)
              wrong.push(`${mover} ${stage} ${transition}: ${answer.status} (${expected}), ${now} (${expectedStage})`)
            if (expected !== 200 && !/\S/.test(answer.body.error?.message ?? '')) wrong.push(`${mover} ${stage} ${transition}: no reason`)
          }
          await putAt(desk, id, stage)
          wrong.push(...(await hostileWrites({ desk, api, mover, id, stage })))
        }
        expect(wrong).toEqual([])
      },
      120_000,
    )
  })

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

  describe('presets', () => {
    afterAll(() => desk.people.chief.call('PUT', '/editorial/settings', { preset: 'chuan' }))

    test('are chosen by the chief editor alone, and told to the audit', async () => {
      expect((await desk.people.editor.call('PUT', '/editorial/settings', { preset: 'gon' })).status).toBe(403)
      const chosen = await desk.people.chief.call('PUT', '/editorial/settings', { preset: 'gon' })
      expect(chosen).toMatchObject({ status: 200, body: { preset: 'gon' } })
      expect(await desk.outbox('editorial-settings')).toMatchObject([{ kind: 'event', data: { from: 'chuan', to: 'gon' } }])
    })

    test('gọn: two moves from written to live, and the approver signs', async () => {
      await desk.people.chief.call('PUT', '/editorial/settings', { preset: 'gon' })
      const id = await desk.article('Gọn')
      const path = `/editorial/articles/${id}`
      expect((await desk.admin.call('POST', `${path}/submit`, {})).body.stage).toBe('awaiting_approval')
      const { releaseHash } = (await desk.people.chief.call('GET', path)).body
      const open = await desk.people.chief.call('POST', `${path}/approve`, { releaseHash })
      expect(open.body.error.code).toBe('checklist_open')
      const checklist = await ticked(desk.people.chief, `articles/${id}`)
      expect((await desk.people.chief.call('POST', `${path}/approve`, { releaseHash, checklist })).body.stage).toBe('approved')
    })
  })
}

function isLive(stage: Stage): boolean {
  return stage === 'approved'
}

/** 403 where the role may not, where it has not handed over; 409 where the stage or what is live forbids; 403 unreadable. */
function expectedStatus({ mover, stage, transition }: { mover: Mover; stage: Stage; transition: Transition }): number {
  if (mover === 'system-admin' || mover === 'contributor') return 403
  const decision = decide({ preset: CHUAN, transition, stage, isLive: isLive(stage), movers: [mover], ...SENDER })
  switch (decision.kind) {
    case 'move':
      return 200
    case 'forbidden':
    case 'not_sender':
      return 403
    case 'not_in_chain':
      return 400
    case 'wrong_stage':
    case 'not_live':
    case 'live':
      return 409
  }
}

const made = new Map<Stage, Promise<string>>()

/** One Item a stage, written by an editor who is none of the callers. */
function placed(desk: Desk, stage: Stage): Promise<string> {
  const known = made.get(stage) ?? make(desk, stage)
  made.set(stage, known)
  return known
}

async function make(desk: Desk, stage: Stage): Promise<string> {
  const id = await desk.article(`Ma trận ${stage}`)
  if (isLive(stage)) await desk.approve(`articles/${id}`)
  return id
}

/** Sets the table straight, past the chain: what is tested is the next move, not the way there. */
async function putAt(desk: Desk, id: string, stage: Stage): Promise<void> {
  const { database } = desk
  await database.query(
    `update cms.item_states set stage = $2, is_live = $3, senders = '{}', returned_by = null, returned_from = null, holder = null,
       checked_by = '{"id":"0","name":"x"}', emergency = null where document_id = $1`,
    [id, stage, isLive(stage)],
  )
  await database.query('update cms.articles set stage = $2 where document_id = $1 and published_at is null', [id, stage])
  await database.query('delete from cms.item_changers where document_id = $1', [id])
}

async function attempt(api: Api, id: string, transition: Transition) {
  const path = `/editorial/articles/${id}`
  const { releaseHash } = (await api.call('GET', path)).body
  const body = { comment: 'Thử', checklist: { read: true }, releaseHash: releaseHash ?? 'none' }
  return api.call('POST', `${path}/${transition}`, body)
}

async function stageOf(desk: Desk, id: string): Promise<string> {
  return (await desk.database.query('select stage from cms.item_states where document_id = $1', [id])).rows[0].stage
}

/** Strapi's own doors. What it drops silently is asserted as unchanged. */
async function hostileWrites(input: { desk: Desk; api: Api; mover: Mover; id: string; stage: Stage }): Promise<string[]> {
  const { desk, api, mover, id, stage } = input
  const before = await fingerprint(desk, id)
  const doors = [
    ['POST', `${ARTICLE}/clone/${id}`, {}],
    ['POST', `${ARTICLE}/${id}/actions/publish`, {}],
    ['POST', `${ARTICLE}/${id}/actions/unpublish`, {}],
    ['POST', `${ARTICLE}/${id}/actions/discard`, {}],
    ['POST', `${ARTICLE}/actions/bulkPublish`, { documentIds: [id] }],
    ['PUT', `/api/articles/${id}`, { data: { stage: 'approved' } }],
  ] as const
  const wrong: string[] = []
  for (const [method, path, body] of doors) {
    const { status } = await api.call(method, path, body)
    if (status < 400) wrong.push(`${mover} ${stage} ${path}: ${status}`)
  }
  // Strapi may answer this one with 200 and do nothing; the fingerprint below says whether it did.
  await api.call('POST', `${ARTICLE}/actions/bulkUnpublish`, { documentIds: [id] })
  if (stage !== 'draft' && stage !== 'rejected') {
    for (const [method, path, body] of [
      ['DELETE', `${ARTICLE}/${id}`, undefined],
      ['POST', `${ARTICLE}/actions/bulkDelete`, { documentIds: [id] }],
    ] as const) {
      const { status } = await api.call(method, path, body)
      if (status < 400) wrong.push(`${mover} ${stage} delete: ${status}`)
    }
  }
  if ((await fingerprint(desk, id)) !== before) wrong.push(`${mover} ${stage}: something changed past the chain`)
  const mayEdit = stageAfterEdit({ preset: CHUAN, stage, movers: [mover] }) !== null && mover !== 'contributor'
  const edited = await api.call('PUT', `${ARTICLE}/${id}`, {
    source: `bởi ${mover}`,
    stage: 'approved',
    publicSince: '2001-01-01T00:00:00.000Z',
  })
  if ((edited.status === 200) !== mayEdit) wrong.push(`${mover} ${stage} edit: ${edited.status}`)
  const expected = mayEdit ? CHUAN.afterEdit[stage] : stage
  const now = await stageOf(desk, id)
  if (now !== expected) wrong.push(`${mover} ${stage} edit: stage ${now} (${expected})`)
  const since = await desk.database.query('select public_since from cms.articles where document_id = $1 and published_at is null', [id])
  if (String(since.rows[0].public_since).includes('2001')) wrong.push(`${mover} ${stage}: wrote publicSince`)
  return wrong
}

async function fingerprint(desk: Desk, id: string): Promise<string> {
  const sql = `select (select jsonb_agg(to_jsonb(a) order by id) from cms.articles a where document_id = $1) as rows,
                      (select to_jsonb(s) from cms.item_states s where document_id = $1) as state`
  return JSON.stringify((await desk.database.query(sql, [id])).rows[0])
}
