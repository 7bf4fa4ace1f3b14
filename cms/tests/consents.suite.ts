/** Consents over HTTP: what they allow, what becomes of the record, and who gets at the paper. */
import { ARTICLE, apiOf, CONSENT, draftArticle, draftConsent } from './api'
import { consentsAt, contributor, paper } from './consents'
import { ticked, type Desk } from './desk'

export function consentsSuite(desk: Desk): void {
  const { reference, on, consent, view } = consentsAt(desk)

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
