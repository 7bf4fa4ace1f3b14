import { convertHtml, firstHeading } from '../html/convert-html'
import { PictureCase } from './docx-pictures'
import { readDocx } from './read-docx'
import { BLUE_PNG, drawing, makeDocx, run, SAMPLE, styled } from './testing/make-docx'

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks })
const read = async (body: string) => {
  const answer = await readDocx({ bytes: await makeDocx({ body }) })
  if ('unreadable' in answer) throw new Error(answer.unreadable)
  return { ...convertHtml({ html: answer.html }), hasOldFonts: answer.hasOldFonts }
}

test('a .docx keeps headings, marks, links, nested lists, quotes and its captioned table', async () => {
  const { blocks, tables } = await read(SAMPLE)
  expect(firstHeading(blocks)).toBe('Lớp học nghề')
  expect(blocks).toEqual([
    { type: 'heading', level: 1, children: [text('Lớp học nghề')] },
    { type: 'heading', level: 1, children: [text('Kế hoạch')] },
    {
      type: 'paragraph',
      children: [
        text('Xưởng '),
        text('mở cửa', { bold: true }),
        text(' sáng '),
        text('thứ hai', { italic: true }),
        text(', '),
        text('miễn phí', { underline: true }),
        text('; xem '),
        { type: 'link', url: 'https://vanban.example.vn/55', children: [text('Nghị định 55')] },
        text(''),
      ],
    },
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [text('Đơn xin học')] },
        { type: 'list', format: 'unordered', indentLevel: 1, children: [{ type: 'list-item', children: [text('Viết tay')] }] },
        { type: 'list-item', children: [text('Bản sao giấy tờ')] },
      ],
    },
    { type: 'quote', children: [text('Có nghề thì có đường về.')] },
    { type: 'paragraph', children: [text('[Bảng: bang-1]')] },
    { type: 'paragraph', children: [text('Hết.')] },
  ])
  expect(tables).toEqual([
    {
      key: 'bang-1',
      caption: 'Bảng 1. Lịch học',
      hasHeader: true,
      cells: [
        ['Nghề', 'Ngày'],
        ['Hàn', 'Thứ hai'],
      ],
    },
  ])
})

test("styles of one's own are headings when they are based on one or have an outline level", async () => {
  const { blocks } = await read(['Muc', 'Muccon', 'Dieu', 'Than'].map((style) => styled(style, run(style))).join(''))
  expect(blocks).toEqual([
    { type: 'heading', level: 2, children: [text('Muc')] },
    { type: 'heading', level: 2, children: [text('Muccon')] },
    { type: 'heading', level: 3, children: [text('Dieu')] },
    { type: 'paragraph', children: [text('Than')] },
  ])
})

test('a font of the nineties is told, because its letters are not Vietnamese to a machine', async () => {
  expect((await read(styled('u1', run('Céng hoµ', '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')))).hasOldFonts).toBe(true)
  expect((await read(SAMPLE)).hasOldFonts).toBe(false)
})

test('its pictures come with what the author says of them, each once; others are named by their type', async () => {
  const body = [
    drawing('rId8', 'Xưởng hàn'),
    drawing('rId8', 'A picture containing tool. Description automatically generated'),
    drawing('rId9'),
  ]
  const extra = { 'word/media/image1.png': BLUE_PNG, 'word/media/image2.emf': 'EMF' }
  const answer = await readDocx({ bytes: await makeDocx({ body: `<w:p>${body.join('')}</w:p>`, extra }) })
  if ('unreadable' in answer) throw new Error(answer.unreadable)
  const [picture] = answer.pictures
  expect(answer.pictures).toMatchObject([{ mime: 'image/png', alt: 'Xưởng hàn' }])
  expect(Buffer.from(picture?.bytes ?? [])).toEqual(BLUE_PNG)
  expect(answer.lostPictures).toEqual(['dạng EMF'])
  expect(answer.html).toContain(`<img alt="Xưởng hàn" src="${picture?.src}" />`)
  expect(answer.html).not.toContain('automatically')
})

test('of more than thirty pictures thirty come, and one over 10 MB does not', () => {
  const pictures = new PictureCase()
  const jpeg = (size: number, first: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, first]), Buffer.alloc(size)])
  pictures.add({ bytes: jpeg(10 * 1024 ** 2, 0), said: 'image/jpeg', alt: '' })
  expect(pictures.lost()).toEqual(['nặng quá 10 MB'])
  for (let number = 0; number < 31; number += 1) pictures.add({ bytes: jpeg(10, number), said: 'image/jpeg', alt: '' })
  expect(pictures.pictures()).toHaveLength(30)
  expect(pictures.lost()).toEqual(['nặng quá 10 MB', 'tệp có hơn 30 ảnh'])
})

test('an archive that unpacks into very much is not unpacked', async () => {
  const bomb = await makeDocx({ body: SAMPLE, extra: { 'word/media/image1.png': new Uint8Array(2 * 1024 ** 2) } })
  expect(bomb.length).toBeLessThan(10_000)
  expect(await readDocx({ bytes: bomb, maxUnpackedBytes: 1024 ** 2 })).toEqual({ unreadable: 'too-large' })
})

test('a .doc, a picture and a broken archive are told apart from a .docx', async () => {
  expect(await readDocx({ bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') })).toEqual({ unreadable: 'old-word' })
  expect(await readDocx({ bytes: Buffer.from('not a zip') })).toEqual({ unreadable: 'not-word' })
})
