/** Tables and Word files over HTTP: from what a person sends to what is approved. */
import { ARTICLE, person } from './api'
import type { Desk } from './desk'
import { BLUE_PNG, drawing, makeDocx, run, SAMPLE } from '../src/writing/docx/testing/make-docx'

const table = (fields: object = {}) => ({
  key: 'Học phí',
  caption: 'Học phí một khóa',
  hasHeader: true,
  cells: [['Nghề', 'Tiền'], ['Hàn']],
  ...fields,
})
const said = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const body = [said('Trước.'), said('[Bảng: học phí]'), said('Sau.')]

export function writingSuite(desk: Desk): void {
  describe('tables', () => {
    test('a table is saved plain and even, and goes out where its paragraph stands', async () => {
      const cells = [['Nghề'.normalize('NFD'), 'Tiền\u00a0học\u200b'], ['Hàn']]
      const id = await desk.article('Bài có bảng', { body, tables: [table({ cells })] })
      expect((await desk.approve(`articles/${id}`)).body.stage).toBe('approved')
      const [row] = await desk.orders(id)
      if (row?.kind !== 'publish') throw new Error('Not a publish row')
      expect(row.release.body).toEqual([
        said('Trước.'),
        {
          type: 'table',
          caption: 'Học phí một khóa',
          hasHeader: true,
          rows: [
            ['Nghề', 'Tiền học'],
            ['Hàn', ''],
          ],
        },
        said('Sau.'),
      ])
    })

    test('a changed cell moves the hash that an approval must name', async () => {
      const id = await desk.article('Đổi một ô', { body, tables: [table()] })
      const hash = async () => (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.releaseHash
      const before = await hash()
      await desk.admin.call('PUT', `${ARTICLE}/${id}`, {
        tables: [
          table({
            cells: [
              ['Nghề', 'Tiền'],
              ['Hàn', '0 đồng'],
            ],
          }),
        ],
      })
      expect(await hash()).not.toBe(before)
    })

    test('too large a table, a cell that is no text and a key used twice are refused, and nothing is written', async () => {
      const id = await desk.article('Bảng sai', { body, tables: [table()] })
      const wrong = [
        [table({ cells: Array.from({ length: 201 }, () => ['x']) })],
        [table({ cells: [Array.from({ length: 21 }, () => 'x')] })],
        [table({ cells: [[{ type: 'text' }]] })],
        [table(), table({ key: ' HỌC PHÍ ' })],
      ]
      for (const tables of wrong) {
        const answer = await desk.admin.call('PUT', `${ARTICLE}/${id}`, { tables })
        expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('Bảng thứ ') } } })
      }
      const kept = (await desk.admin.call('GET', `${ARTICLE}/${id}`)).body.data.tables
      expect(kept).toMatchObject([
        {
          key: 'Học phí',
          cells: [
            ['Nghề', 'Tiền'],
            ['Hàn', ''],
          ],
        },
      ])
    })

    test('a place without its table stops the check, at its paragraph', async () => {
      const id = await desk.article('Thiếu bảng', { body })
      const { problems } = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
      expect(problems).toMatchObject([
        {
          field: 'body',
          level: 'error',
          message: expect.stringContaining('học phí'),
          place: { blockIndex: 1, excerpt: '[Bảng: học phí]' },
        },
      ])
    })
  })

  describe('a Word file', () => {
    const send = async (file: Uint8Array, fields: Record<string, string> = {}, api = desk.people.editor) => {
      const form = new FormData()
      form.append('files', new Blob([new Uint8Array(file)]), 'ke-hoach.docx')
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return api.call('POST', '/editorial/writing/docx', form)
    }

    test('comes back as text, tables and a title, which Strapi takes as they are', async () => {
      const { status, body: text } = await send(await makeDocx({ body: SAMPLE }), { takenKeys: '["bang-1"]' })
      expect(status).toBe(200)
      expect(text).toMatchObject({ title: 'Lớp học nghề', pictures: 0, hasOldFonts: false, tables: [{ key: 'bang-2', hasHeader: true }] })
      expect(text.blocks.map(({ type }: { type: string }) => type)).toEqual([
        'heading',
        'heading',
        'paragraph',
        'list',
        'quote',
        'paragraph',
        'paragraph',
      ])
      const id = await desk.article('Từ Word', { body: text.blocks, tables: text.tables })
      expect((await desk.admin.call('GET', `/editorial/articles/${id}`)).body.problems).toEqual([])
    })

    test('brings its pictures into the library as private files of whoever imports it, and the check asks for missing descriptions', async () => {
      const pictures = `<w:p>${run('Xưởng')}${drawing('rId8', 'Xưởng hàn')}</w:p><w:p>${drawing('rId8')}${drawing('rId9')}</w:p>`
      const extra = { 'word/media/image1.png': BLUE_PNG, 'word/media/image2.emf': 'EMF' }
      const { body: text } = await send(await makeDocx({ body: pictures, extra }))
      expect(text).toMatchObject({ pictures: 1, lostPictures: ['dạng EMF'] })
      expect(text.blocks.map(({ type }: { type: string }) => type)).toEqual(['paragraph', 'image', 'image'])
      const { image } = text.blocks[1]
      expect(image).toMatchObject({ name: 'ke-hoach, ảnh 1.png', alternativeText: 'Xưởng hàn', width: 8, mime: 'image/png' })
      expect((await fetch(desk.url + image.url)).status).toBe(200)
      expect((await fetch(`${desk.url}/uploads/${image.hash}.png`)).status).toBe(404)
      const row = (await desk.people.editor.call('GET', `/upload/files/${image.id}`)).body
      expect(row).toMatchObject({ name: 'ke-hoach, ảnh 1.png', createdBy: { lastname: 'editor' } })

      const { body: mute } = await send(await makeDocx({ body: `<w:p>${drawing('rId8')}</w:p>`, extra }))
      const id = await desk.article('Từ Word có ảnh', { body: [...text.blocks, ...mute.blocks] })
      const { problems } = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
      expect(problems).toMatchObject([{ message: expect.stringContaining('chưa có mô tả'), place: { blockIndex: 3 } }])
    })

    test('that is none, or more than 20 MB, is refused with what to do', async () => {
      expect(await send(Buffer.from('PK không phải zip'))).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('.docx') } },
      })
      const old = await send(Buffer.from('d0cf11e0a1b11ae100', 'hex'))
      expect(old.body.error).toMatchObject({ message: expect.stringContaining('.doc đời cũ'), help: expect.stringContaining('Lưu thành') })
      const large = await send(Buffer.alloc(20 * 1024 ** 2 + 1))
      expect(large).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('20 MB') } } })
    })

    test('is read for nobody who may not write', async () => {
      const inspector = await person({ url: desk.url, admin: desk.admin, role: 'inspector' })
      const file = await makeDocx({ body: SAMPLE })
      expect((await send(file, {}, inspector)).status).toBe(403)
      const form = new FormData()
      form.append('files', new Blob([new Uint8Array(file)]), 'x.docx')
      expect((await fetch(`${desk.url}/editorial/writing/docx`, { method: 'POST', body: form })).status).toBe(401)
    })
  })
}
