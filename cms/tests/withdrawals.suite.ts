/** Consents taken back, over HTTP: what must then be gone by when, and what nobody is told. */
import { ARTICLE, CONSENT, person } from './api'
import { consentsAt } from './consents'
import { ticked, type Desk } from './desk'

/** An end of day in Vietnam. */
const END_OF_DAY = /T16:59:59\.999Z$/

export function withdrawalsSuite(desk: Desk): void {
  const { on, consent, view, withdraw, tab } = consentsAt(desk)

  describe('a withdrawal', () => {
    test('opens a takedown with a due date for what is live, told on the desk until the Item is gone', async () => {
      const id = await consent()
      const item = await desk.article('Đang đăng, phải gỡ', on([id]))
      expect((await desk.approve(`articles/${item}`)).status).toBe(200)
      const answer = await withdraw(id, { reason: 'Không muốn nữa', askedOn: '2026-11-20' })
      expect(answer).toMatchObject({
        status: 200,
        body: {
          canWithdraw: false,
          askedOn: '2026-11-20',
          reason: 'Không muốn nữa',
          withdrawnBy: expect.stringMatching(/./),
          takedownDueAt: '2026-12-05T16:59:59.999Z',
          uses: [{ type: 'articles', documentId: item, isLive: true }],
        },
      })
      const due = {
        cause: 'withdrawn',
        dueAt: '2026-12-05T16:59:59.999Z',
        references: [expect.stringContaining('PĐY-')],
        isOverdue: expect.any(Boolean),
      }
      expect(await view(item)).toMatchObject({ stage: 'in_edit', isLive: true, takedownDue: due })
      expect(await desk.published(item)).toBe(1)
      expect(await tab('mine', desk.people.chief)).toContain(item)
      expect(await tab('mine', desk.people.editor)).not.toContain(item)
      expect(await tab('problems', desk.people.editor)).toContain(item)

      const gone = await desk.people.chief.call('POST', `/editorial/articles/${item}/takedown`, { comment: 'Nhân vật rút lại' })
      expect(gone.body).toMatchObject({ stage: 'taken_down', takedownDue: null })
      expect(await tab('mine', desk.people.chief)).not.toContain(item)
      expect(await tab('problems', desk.people.chief)).not.toContain(item)
    })

    test('is also done by a new version without that person', async () => {
      const id = await consent()
      const item = await desk.article('Sửa để còn lại', on([id]))
      await desk.approve(`articles/${item}`)
      await withdraw(id)
      expect((await view(item)).problems).toMatchObject([
        { field: 'consents', level: 'error', message: expect.stringContaining('rút lại') },
      ])
      const without = { anonymityLevel: null, consents: { disconnect: [{ documentId: id }] } }
      expect((await desk.people.editor.call('PUT', `${ARTICLE}/${item}`, without)).status).toBe(200)
      expect((await view(item)).takedownDue).not.toBeNull()
      await desk.people.editor.call('POST', `/editorial/articles/${item}/requestCheck`, {})
      await desk.people.reviewer.call('POST', `/editorial/articles/${item}/passCheck`, {
        checklist: await ticked(desk.people.reviewer, `articles/${item}`),
      })
      expect((await desk.approve(`articles/${item}`)).status).toBe(200)
      expect((await view(item)).takedownDue).toBeNull()
    })

    test('stops what is not live, and asks for no takedown of it', async () => {
      const id = await consent()
      const item = await desk.article('Chưa đăng', on([id]))
      await desk.present(`articles/${item}`)
      await withdraw(id)
      expect(await view(item)).toMatchObject({ stage: 'awaiting_approval', takedownDue: null })
      expect(await desk.approve(`articles/${item}`)).toMatchObject({ status: 400, body: { error: { code: 'incomplete' } } })
    })

    test('keeps in what was approved and is not out yet, whatever became of the draft since', async () => {
      const id = await consent()
      const notBefore = '2027-03-01T00:00:00.000Z'
      const [item, edited] = [
        await desk.article('Hẹn giờ, không được lên', { ...on([id]), plan: { website: { enabled: true, notBefore } } }),
        await desk.article('Hẹn giờ, đã bỏ phiếu ở bản nháp', { ...on([id]), plan: { website: { enabled: true, notBefore } } }),
      ]
      for (const one of [item, edited]) expect((await desk.approve(`articles/${one}`)).status).toBe(200)
      const without = { anonymityLevel: null, consents: { disconnect: [{ documentId: id }] } }
      expect((await desk.people.editor.call('PUT', `${ARTICLE}/${edited}`, without)).status).toBe(200)
      expect((await withdraw(id)).status).toBe(200)
      for (const one of [item, edited]) {
        const orders = (await desk.outbox(one)).filter(({ kind }) => ['publish', 'withdraw', 'remove'].includes(kind))
        expect(orders.map(({ kind }) => kind)).toEqual(['publish', 'withdraw'])
        const [published, withdrawn] = orders
        if (published?.kind !== 'publish') throw new Error('It was never approved')
        expect(withdrawn).toMatchObject({ releaseHash: published.releaseHash, reason: expect.any(String) })
      }
    })

    test('does not withdraw a Release that never rested on it', async () => {
      const id = await consent()
      const item = await desk.article('Phiếu chỉ ở bản nháp')
      expect((await desk.approve(`articles/${item}`)).status).toBe(200)
      expect((await desk.people.editor.call('PUT', `${ARTICLE}/${item}`, on([id]))).status).toBe(200)
      const before = (await desk.outbox(item)).filter(({ kind }) => kind === 'withdraw').length
      expect((await withdraw(id)).status).toBe(200)
      expect((await desk.outbox(item)).filter(({ kind }) => kind === 'withdraw')).toHaveLength(before)
    })

    test('is not the only end: the day after its last one a consent opens a takedown by itself', async () => {
      const id = await consent({ validUntil: '2999-01-01' })
      const item = await desk.article('Phiếu có hạn', on([id]))
      expect((await desk.approve(`articles/${item}`)).status).toBe(200)
      expect((await view(item)).takedownDue).toBeNull()
      const ends = (day: string) => desk.database.query(`update cms.consents set valid_until = ${day} where document_id = $1`, [id])
      const today = `(now() at time zone 'Asia/Ho_Chi_Minh')::date`
      await ends(today)
      expect((await view(item)).takedownDue).toBeNull()
      await ends(`${today} - 1`)
      const { takedownDue } = await view(item)
      expect(takedownDue).toMatchObject({ cause: 'expired', isOverdue: true, dueAt: expect.stringMatching(END_OF_DAY) })
      expect(await tab('mine', desk.people.chief)).toContain(item)
      expect(await tab('problems', desk.people.editor)).toContain(item)
      expect((await withdraw(id)).status).toBe(200)
      expect((await view(item)).takedownDue).toMatchObject({ cause: 'withdrawn', isOverdue: false })
    })

    test('leaves whoever records it free to approve: they changed no text', async () => {
      const id = await consent()
      const item = await desk.article('Trưởng Ban ghi nhận', on([id]))
      await desk.approve(`articles/${item}`)
      expect((await withdraw(id, { reason: 'x' }, desk.people.chief)).status).toBe(200)
      expect((await view(item)).changers).toEqual([])
    })

    test('is audited with dates and Items, and without a word about the person', async () => {
      const id = await consent()
      const item = await desk.article('Ghi nhật ký', on([id]))
      await desk.approve(`articles/${item}`)
      await withdraw(id, { reason: 'Anh Nguyễn Văn Bí Mật đổi ý', askedOn: '2026-11-23' })
      const event = (await desk.outbox(id)).at(-1)
      expect(event).toMatchObject({
        kind: 'event',
        subject: 'consent',
        action: 'withdraw',
        data: { askedOn: '2026-11-23', dueAt: expect.stringMatching(END_OF_DAY), items: [{ documentId: item, isLive: true }] },
      })
      expect((await desk.outbox(item)).at(-1)).toMatchObject({
        kind: 'audit',
        action: 'consentWithdrawn',
        data: { consent: id, takedownDueAt: expect.stringMatching(END_OF_DAY) },
      })
      const told = JSON.stringify([await desk.outbox(id), await desk.outbox(item)])
      expect(told).not.toContain('Bí Mật')
      expect(told).not.toContain('PĐY-')
      const record = (await desk.people.chief.call('GET', `${CONSENT}/${id}`)).body.data
      expect(record).toMatchObject({ withdrawalReason: 'Anh Nguyễn Văn Bí Mật đổi ý', withdrawalAskedOn: '2026-11-23' })
    })

    test('happens once, needs a reason, and no day that has not come', async () => {
      const id = await consent()
      expect((await withdraw(id, {})).status).toBe(400)
      expect((await withdraw(id, { reason: '  ' })).status).toBe(400)
      expect((await withdraw(id, { reason: 'x', askedOn: '2999-01-01' })).status).toBe(422)
      expect((await withdraw(id)).status).toBe(200)
      expect(await withdraw(id)).toMatchObject({ status: 409, body: { error: { code: 'consent_withdrawn' } } })
      expect((await desk.admin.call('PUT', `${CONSENT}/${id}`, { coversName: true })).status).toBe(400)
      expect((await desk.outbox(id)).filter((row) => row.kind === 'event' && row.action === 'withdraw')).toHaveLength(1)
    })

    test.each(['contributor', 'editor', 'inspector', 'system-admin'])('is not recorded by a %s', async (role) => {
      const id = await consent()
      const somebody = role === 'editor' ? desk.people.editor : await person({ url: desk.url, admin: desk.admin, role })
      const answer = await withdraw(id, { reason: 'x' }, somebody)
      expect([403, 404]).toContain(answer.status)
      expect((await desk.admin.call('GET', `${CONSENT}/${id}`)).body.data.withdrawnAt).toBeNull()
    })
  })
}
