/** The checks before approval, over HTTP: what the desk is shown, and what nobody can pass. */
import JSZip from 'jszip'
import { draftConsent, VIDEO } from './api'
import { ticked, type Desk } from './desk'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const HARMLESS = { id: 'read', label: 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.', isTicked: false }

export function checksSuite(desk: Desk): void {
  const said = (text: string) => ({ body: [paragraph('Mở đầu.'), paragraph(text)] })
  const view = async (id: string) => (await desk.people.reviewer.call('GET', `/editorial/articles/${id}`)).body

  describe('the checks before approval', () => {
    test('a telephone number is shown at its place and grows the checklist, which must be signed', async () => {
      const id = await desk.article('Có số điện thoại', said('Gọi 0912 345 678 nhé'))
      await toCheck(desk, id)
      const shown = await view(id)
      expect(shown.problems).toEqual([
        {
          channel: null,
          field: 'body',
          level: 'warning',
          message: expect.stringContaining('số điện thoại'),
          place: { blockIndex: 1, from: 4, to: 16, excerpt: 'Gọi 0912 345 678 nhé' },
        },
      ])
      expect(shown.checklist.map(({ id: line }: { id: string }) => line)).toEqual(['contacts', 'read'])
      const path = `/editorial/articles/${id}/passCheck`
      const refused = await desk.people.reviewer.call('POST', path, { checklist: { read: true } })
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'checklist_open' } } })
      expect((await desk.people.reviewer.call('POST', path, { checklist: { read: true, contacts: true } })).body.stage).toBe(
        'awaiting_approval',
      )
    })

    test('a harmless article has one line to sign and no problems', async () => {
      const id = await desk.article('Không có gì', said('Xưởng mở cửa.'))
      await toCheck(desk, id)
      expect(await view(id)).toMatchObject({ problems: [], checklist: [HARMLESS] })
    })

    test.each([
      ['an identity number', { summary: 'CCCD 001203012345' }],
      ['a secrecy mark', said('Trích văn bản TỐI MẬT số 5')],
      ['a testimony without consent', { anonymityLevel: 'pen_name' }],
      ['a child without a guardian', said('Cháu Minh Anh, 9 tuổi, ra đón bố.')],
      ['a link to nothing', { body: [{ type: 'paragraph', children: [link('/bai-viet/khong-he-co/')] }] }],
      ['a text of one channel', { plan: { website: { enabled: true }, facebook: { enabled: true, message: 'TUYỆT MẬT' } } }],
    ])('nobody passes %s, checked or in an emergency', async (what, fields) => {
      const id = await desk.article(`Bị chặn: ${what}`, fields)
      await toCheck(desk, id)
      const shown = await view(id)
      expect(shown.problems).toMatchObject([{ channel: null, level: 'error' }])
      const checklist = await ticked(desk.people.reviewer, `articles/${id}`)
      const passed = await desk.people.reviewer.call('POST', `/editorial/articles/${id}/passCheck`, { checklist })
      expect(passed).toMatchObject({
        status: 400,
        body: { error: { code: 'incomplete', message: expect.stringContaining(shown.problems[0].message) } },
      })
      const emergency = { emergency: true, comment: 'Gấp', releaseHash: shown.releaseHash, checklist }
      expect((await desk.people.chief.call('POST', `/editorial/articles/${id}/approve`, emergency)).body.error.code).toBe('incomplete')
      expect(await desk.published(id)).toBe(0)
    })

    test('a link to a draft is warned of, and to what is live passes', async () => {
      const target = await desk.article('Bài đích để dẫn tới')
      const id = await desk.article('Dẫn tới bài khác', {
        body: [{ type: 'paragraph', children: [link('/bai-viet/bai-dich-de-dan-toi/')] }],
      })
      expect((await view(id)).problems).toMatchObject([{ level: 'warning', message: expect.stringContaining('chưa đăng') }])
      expect((await desk.approve(`articles/${target}`)).status).toBe(200)
      expect((await view(id)).problems).toEqual([])
    })

    test('a mark in the header of an attached DOCX is found; a clean paper is consent', async () => {
      const onPaper = async (reference: string, header: string) => {
        const document = await upload(desk, await docx(header))
        const consent = await draftConsent({ api: desk.admin, fields: { reference, document } })
        return desk.article(reference, { anonymityLevel: 'pen_name', consents: { connect: [{ documentId: consent }] } })
      }
      const marked = await onPaper('Phiếu có dấu mật', 'MẬT')
      expect((await view(marked)).problems).toMatchObject([
        { field: 'consents', level: 'error', message: expect.stringContaining('độ mật') },
      ])
      const clean = await onPaper('Phiếu sạch', 'Phiếu đồng ý')
      await toCheck(desk, clean)
      const shown = await view(clean)
      expect(shown.problems).toEqual([])
      expect(shown.checklist.map(({ id, isTicked }: { id: string; isTicked: boolean }) => `${id} ${isTicked}`)).toEqual([
        'consent-file true',
        'consent false',
        'documents true',
        'read false',
      ])
    })

    test('a film that is none is stopped by what is in it', async () => {
      const film = await upload(desk, {
        bytes: Buffer.from([0x1a, 0x45, 0xdf, 0xa3, ...Buffer.alloc(2_000, 1)]),
        name: 'phim.webm',
        mime: 'video/webm',
      })
      const section = { connect: [{ documentId: desk.section }] }
      const id = (await desk.admin.call('POST', VIDEO, { title: 'Phim hỏng', summary: 'Sapo.', section, film })).body.data.documentId
      const shown = (await desk.admin.call('GET', `/editorial/videos/${id}`)).body
      expect(shown.problems).toContainEqual(
        expect.objectContaining({ field: 'film', level: 'error', message: expect.stringContaining('phim.webm') }),
      )
    })
  })
}

/** Submitted by the administrator and handed to the check by the editor. */
async function toCheck(desk: Desk, id: string): Promise<void> {
  await desk.admin.call('POST', `/editorial/articles/${id}/submit`, {})
  await desk.people.editor.call('POST', `/editorial/articles/${id}/requestCheck`, {})
}

function paragraph(text: string) {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}

function link(url: string) {
  return { type: 'link', url, children: [{ type: 'text', text: 'xem thêm' }] }
}

async function docx(header: string): Promise<{ bytes: Buffer; name: string; mime: string }> {
  const paragraphOf = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const zip = new JSZip()
  zip.file('[Content_Types].xml', '<Types/>')
  zip.file('word/document.xml', paragraphOf('Tôi đồng ý.'))
  zip.file('word/header1.xml', paragraphOf(header))
  return { bytes: await zip.generateAsync({ type: 'nodebuffer' }), name: 'phieu.docx', mime: DOCX }
}

async function upload(desk: Desk, file: { bytes: Buffer; name: string; mime: string }): Promise<number> {
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name)
  const answer = await desk.admin.call('POST', '/upload', form)
  if (answer.status !== 201) throw new Error(`Not uploaded: ${JSON.stringify(answer.body)}`)
  return answer.body[0].id
}
