/** Consents over HTTP: what they allow, who takes them back, and what must then be gone by when. */
import sharp from 'sharp'
import { ARTICLE, apiOf, CONSENT, draftArticle, draftConsent, person, type Api } from './api'
import { ticked, type Desk } from './desk'

/** An end of day in Vietnam. */
const END_OF_DAY = /T16:59:59\.999Z$/

export function consentsSuite(desk: Desk): void {
  let made = 0
  const reference = () => `PĐY-${(made += 1)}`
  const on = (consents: string[], fields: Record<string, unknown> = {}) => ({
    anonymityLevel: 'pen_name',
    consents: { connect: consents.map((documentId) => ({ documentId })) },
    ...fields,
  })
  const consent = async (fields: Record<string, unknown> = {}) =>
    draftConsent({ api: desk.admin, fields: { reference: reference(), document: (await paper(desk)).id, ...fields } })
  const view = async (id: string, api: Api = desk.people.chief) => (await api.call('GET', `/editorial/articles/${id}`)).body
  const withdraw = (id: string, body: object = { reason: 'Người đó gọi điện yêu cầu' }, api: Api = desk.people.reviewer) =>
    api.call('POST', `/editorial/consents/${id}/withdraw`, body)
  const tab = async (name: string, api: Api) =>
    (await api.call('GET', `/editorial/desk?tab=${name}&limit=50`)).body.rows.map((row: { documentId: string }) => row.documentId)

  describe('what a consent allows', () => {
    test('a consent for the website only stops Facebook at its place in the plan, until the plan leaves it out', async () => {
      const id = await desk.article('Chỉ cho website', on([await consent({ onFacebook: false })]))
      expect((await view(id)).problems).toMatchObject([
        { field: 'plan.facebook.enabled', level: 'error', message: expect.stringContaining('Facebook') },
      ])
      await desk.present(`articles/${id}`)
      expect((await view(id)).stage).toBe('in_check')
      await desk.people.reviewer.call('POST', `/editorial/articles/${id}/return`, { comment: 'Phiếu không cho Facebook' })
      await desk.people.editor.call('PUT', `${ARTICLE}/${id}`, { plan: { website: { enabled: true }, facebook: { enabled: false } } })
      expect((await view(id)).problems).toEqual([])
    })

    test.each([
      ['is over', { validUntil: '2026-01-01' }],
      ['has no signed document', { document: null }],
      ['is a guardian’s without the child', { kind: 'guardian' }],
    ])('nobody passes what rests on a consent that %s', async (what, fields) => {
      const id = await desk.article(`Phiếu hỏng: ${what}`, on([await consent(fields)]))
      expect((await view(id)).problems).toMatchObject([{ field: 'consents', level: 'error' }])
      await desk.present(`articles/${id}`)
      expect((await view(id)).stage).toBe('in_check')
      const emergency = { emergency: true, comment: 'Gấp', releaseHash: (await view(id)).releaseHash }
      const answer = await desk.people.chief.call('POST', `/editorial/articles/${id}/approve`, emergency)
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'incomplete' } } })
    })

    test('nobody moves what was approved to a day after the last of its consent', async () => {
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
      const validUntil = inDays(10).slice(0, 10)
      const id = await desk.article(
        'Phiếu sắp hết hạn',
        on([await consent({ validUntil })], { plan: { website: { notBefore: inDays(3) } } }),
      )
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      const move = (days: number) =>
        desk.people.chief.call('POST', `/editorial/articles/${id}/reschedule`, { channel: 'website', notBefore: inDays(days) })
      expect(await move(15)).toMatchObject({
        status: 400,
        body: { error: { code: 'incomplete', problems: [{ field: 'plan.website.notBefore', level: 'error' }] } },
      })
      expect((await move(5)).status).toBe(200)
    })

    test('the reviewer still signs that it is the right person; the paper itself comes ticked', async () => {
      const id = await desk.article('Ký đúng người', on([await consent()]))
      await desk.admin.call('POST', `/editorial/articles/${id}/submit`, {})
      await desk.people.editor.call('POST', `/editorial/articles/${id}/requestCheck`, {})
      expect(Object.keys(await ticked(desk.people.reviewer, `articles/${id}`))).toEqual(['consent-file', 'consent', 'read'])
    })
  })

  describe('a record', () => {
    test('holds no number of a person', async () => {
      for (const bad of ['Anh Nam 0912345678', 'CCCD 001203012345', 'nam@gmail.com']) {
        const answer = await desk.admin.call('POST', CONSENT, { reference: bad, kind: 'testimony' })
        expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('số giấy tờ') } } })
      }
    })

    test('is never withdrawn by a save', async () => {
      const id = await consent({ withdrawnAt: '2026-01-01T00:00:00.000Z', withdrawnBy: 'Ai đó' })
      await desk.admin.call('PUT', `${CONSENT}/${id}`, { takedownDueAt: '2030-01-01T00:00:00.000Z', withdrawalReason: 'x' })
      expect((await desk.admin.call('GET', `${CONSENT}/${id}`)).body.data).toMatchObject({
        withdrawnAt: null,
        withdrawnBy: null,
        takedownDueAt: null,
        withdrawalReason: null,
      })
    })

    test('stays as it was signed once something was published on it, and is never deleted', async () => {
      const id = await consent()
      const item = await desk.article('Dựa trên phiếu', on([id]))
      expect((await desk.admin.call('PUT', `${CONSENT}/${id}`, { onYoutube: false })).status).toBe(200)
      expect((await desk.approve(`articles/${item}`)).status).toBe(200)
      const changed = await desk.admin.call('PUT', `${CONSENT}/${id}`, { coversName: true })
      expect(changed).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('không sửa phiếu được') } } })
      const { document } = (await desk.admin.call('GET', `${CONSENT}/${id}`)).body.data
      expect((await desk.admin.call('DELETE', `/upload/files/${document.id}`)).status).toBe(400)
      expect((await desk.admin.call('DELETE', `${CONSENT}/${id}`)).status).toBe(400)
      expect((await desk.admin.call('GET', `${CONSENT}/${id}`)).status).toBe(200)
    })

    test('that nothing ever used may go', async () => {
      const id = await consent()
      expect((await desk.admin.call('DELETE', `${CONSENT}/${id}`)).status).toBeLessThan(300)
      const events = await desk.outbox(id)
      expect(events).toMatchObject([
        { kind: 'event', subject: 'consent', action: 'create' },
        { kind: 'event', subject: 'consent', action: 'delete' },
      ])
    })

    test('a contributor makes, sees and uses their own alone', async () => {
      const [writer, other] = await Promise.all([contributor(desk), contributor(desk)])
      const own = await draftConsent({ api: writer, fields: { reference: reference() } })
      expect((await writer.call('GET', `${CONSENT}/${own}`)).status).toBe(200)
      expect((await writer.call('PUT', `${CONSENT}/${own}`, { coversName: true })).status).toBe(200)
      expect((await other.call('GET', `${CONSENT}/${own}`)).status).toBe(403)
      expect((await other.call('PUT', `${CONSENT}/${own}`, { coversName: false })).status).toBe(403)
      const fields = { title: 'Có phiếu của mình', ...on([own]) }
      const item = await draftArticle({ api: writer, section: desk.section, fields })
      const listed = await writer.call('GET', `/content-manager/relations/api::article.article/${item}/consents`)
      expect(listed.body.results).toMatchObject([{ documentId: own }])
    })
  })

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

  describe('the signed paper', () => {
    test('stays private when the record lets go of it, and is never a picture of an Item', async () => {
      const first = await paper(desk)
      const id = await consent({ document: first.id })
      await desk.admin.call('PUT', `${CONSENT}/${id}`, { document: (await paper(desk)).id })
      expect((await desk.people.editor.call('GET', `/upload/files/${first.id}`)).status).toBe(403)
      expect((await desk.people.editor.call('GET', '/upload/files?pageSize=100')).body.results).not.toContainEqual(
        expect.objectContaining({ id: first.id }),
      )
      const item = await desk.article('Ảnh bìa là phiếu', { cover: first.id })
      expect((await view(item)).problems).toMatchObject([
        { field: 'cover', level: 'error', message: expect.stringContaining('phiếu đồng ý') },
      ])
    })

    test('is out of reach of every key: neither record nor file, whatever is populated', async () => {
      const id = await consent({ reference: 'PĐY-KHOA' })
      const item = await desk.article('Cho chương trình', on([id]))
      const made = await desk.admin.call('POST', '/admin/api-tokens', {
        name: 'toàn quyền',
        description: '',
        type: 'full-access',
        lifespan: null,
      })
      const program = apiOf(desk.url, made.body.data.accessKey)
      for (const path of [
        '/api/consents',
        `/api/consents/${id}`,
        `/api/articles/${item}?status=draft&populate=consents`,
        `/api/articles/${item}?status=draft&populate[consents][populate]=document`,
        `/api/articles/${item}?status=draft&populate=*`,
        '/api/articles?status=draft&filters[consents][reference]=PĐY-KHOA',
        '/api/upload/files?populate=*',
        '/api/upload/files?populate[related]=true',
        '/api/upload/files',
      ]) {
        const answer = await program.call('GET', path)
        const text = JSON.stringify(answer.body)
        expect({ path, isTold: text.includes('PĐY-') || text.includes('giay-ky') }).toEqual({ path, isTold: false })
        if (path.includes('filters')) expect(answer.status === 400 || answer.body.data.length === 0).toBe(true)
      }
      expect((await program.call('GET', `/api/articles/${item}?status=draft`)).body.data.documentId).toBe(item)
      expect((await program.call('POST', `/editorial/consents/${id}/withdraw`, { reason: 'x' })).status).toBe(401)
    })
  })
}

let papers = 0

/** A scan of its own: bytes that are nobody else's. */
async function paper(desk: Desk): Promise<{ id: number }> {
  papers += 1
  const bytes = await sharp({ create: { width: 600 + papers, height: 400, channels: 3, background: '#eeeeee' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `giay-ky-${papers}.jpg`)
  form.append('fileInfo', JSON.stringify({ name: `giay-ky-${papers}.jpg`, alternativeText: 'Giấy', caption: null, folder: null }))
  const answer = await desk.admin.call('POST', '/upload', form)
  if (answer.status !== 201) throw new Error(`Not uploaded: ${JSON.stringify(answer.body)}`)
  return answer.body[0]
}

function contributor(desk: Desk): Promise<Api> {
  return person({ url: desk.url, admin: desk.admin, role: 'contributor' })
}
