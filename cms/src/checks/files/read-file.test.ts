import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import sharp from 'sharp'
import { makePdf } from '../testing/make-pdf'
import { readStoredFile } from './read-file'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hl-checks-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const FILM = join(__dirname, '../../../../scripts/seed/media/phim-1.mp4')

function read(bytes: Buffer | string, mime: string) {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return readStoredFile({ path, mime })
}

function docx(parts: Record<string, string>): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, xml] of Object.entries(parts)) zip.file(name, xml)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
const runs = (...texts: string[]) => `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`

describe('PDF', () => {
  test('a mark in the text is found', async () => {
    expect(await read(makePdf({ text: 'Văn bản TỐI MẬT số 1' }), 'application/pdf')).toMatchObject({
      kind: 'document',
      mark: 'Văn bản TỐI MẬT số 1',
      unreadBecause: null,
    })
  })

  test('a stamp laid over the page is found', async () => {
    expect(await read(makePdf({ text: 'Thông báo', stamp: 'MẬT' }), 'application/pdf')).toMatchObject({
      mark: expect.stringContaining('MẬT'),
    })
  })

  test('a harmless one passes', async () => {
    expect(await read(makePdf({ text: 'Phiếu đồng ý, giữ bí mật thông tin.' }), 'application/pdf')).toMatchObject({
      mark: null,
      unreadBecause: null,
    })
  })

  test('a mark in the properties is found, with or without text on the pages', async () => {
    const marked = { mark: expect.stringContaining('TỐI MẬT') }
    expect(await read(makePdf({ text: 'Thông báo', title: 'Báo cáo TỐI MẬT' }), 'application/pdf')).toMatchObject(marked)
    expect(await read(makePdf({ title: 'Báo cáo TỐI MẬT' }), 'application/pdf')).toMatchObject({
      ...marked,
      unreadBecause: expect.stringContaining('bản quét'),
    })
  })

  test('one that asks for a password is said to be unread', async () => {
    expect(await read(makePdf({ text: 'Thông báo', isEncrypted: true }), 'application/pdf')).toMatchObject({ unreadBecause: 'có mật khẩu' })
  })

  test('a scan without text and a broken file are said to be unread', async () => {
    expect(await read(makePdf({}), 'application/pdf')).toMatchObject({ mark: null, unreadBecause: expect.stringContaining('bản quét') })
    expect(await read('%PDF-1.7 và hết', 'application/pdf')).toMatchObject({ mark: null, unreadBecause: 'tệp hỏng' })
  })
})

describe('DOCX', () => {
  test.each([
    ['the body, split into runs', { 'word/document.xml': runs('TUYỆT ', 'M', 'ẬT') }],
    ['a header', { 'word/document.xml': runs('Thông báo'), 'word/header2.xml': runs('MẬT') }],
    ['a footnote', { 'word/document.xml': runs('Thông báo'), 'word/footnotes.xml': runs('Tài liệu nội bộ') }],
    ['a watermark', { 'word/header1.xml': '<w:p><v:shape><v:textpath style="x" string="TỐI MẬT"/></v:shape></w:p>' }],
    ['a comment', { 'word/document.xml': runs('Thông báo'), 'word/comments.xml': runs('Bản này MẬT') }],
    ['a footer', { 'word/document.xml': runs('Thông báo'), 'word/footer1.xml': runs('TÀI LIỆU NỘI BỘ').replace('NỘI BỘ', 'MẬT') }],
    [
      'a text box',
      {
        'word/document.xml': `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${runs('TỐI MẬT')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
      },
    ],
    ['a property of its own', { 'docProps/custom.xml': '<property name="Độ"><vt:lpwstr>TUYỆT MẬT</vt:lpwstr></property>' }],
    ['its status', { 'docProps/core.xml': '<cp:contentStatus>MẬT</cp:contentStatus>' }],
    ['its properties', { 'docProps/core.xml': '<dc:title>Báo cáo (MẬT)</dc:title>' }],
    ['entities', { 'word/document.xml': runs('M&#x1EAC;T') }],
  ])('a mark is found in %s', async (_where, parts) => {
    expect(await read(await docx(parts), DOCX)).toMatchObject({ kind: 'document', mark: expect.stringMatching(/M.T|nội bộ/) })
  })

  test('a harmless one passes: paragraphs are parted', async () => {
    const parts = { 'word/document.xml': `${runs('Đổi mật khẩu')}${runs('BÍ')}${runs('MẬT KHẨU')}` }
    expect(await read(await docx(parts), DOCX)).toMatchObject({ mark: null, unreadBecause: null })
  })

  test('a bomb is not unpacked to its end, and a file that is no DOCX is unread', async () => {
    const bomb = await docx({ 'word/document.xml': `<w:t>${' '.repeat(80 * 1024 ** 2)}</w:t>` })
    expect(bomb.length).toBeLessThan(1024 ** 2)
    expect(await read(bomb, DOCX)).toMatchObject({ unreadBecause: 'quá lớn' })
    expect(await read('không phải zip', DOCX)).toMatchObject({ unreadBecause: 'tệp hỏng hoặc có mật khẩu' })
  }, 30_000)
})

test('kinds of personal numbers are kept, never the numbers', async () => {
  const cue = (text: string) => `WEBVTT\n\n00:00:12.345 --> 00:00:15.000\n${text}\n`
  const facts = await read(cue('Gọi 0912 345 678, 0987654321, căn cước 001203012345'), 'text/vtt')
  expect(facts).toMatchObject({
    numbers: [
      { code: 'citizen-id', level: 'block' },
      { code: 'phone', level: 'warn' },
    ],
  })
  expect(JSON.stringify(facts)).not.toMatch(/0912|001203/)
  expect(await read('1\n00:00:12,345 --> 00:00:15,000\nXin chào\n', 'application/x-subrip')).toMatchObject({ numbers: [] })
})

test('subtitles are searched; an old .doc is for a person', async () => {
  expect(await read('WEBVTT\n\n00:00.000 --> 00:01.000\nTài liệu nội bộ\n', 'text/vtt')).toMatchObject({
    mark: expect.stringContaining('nội bộ'),
  })
  expect(await read('x', 'application/msword')).toMatchObject({ mark: null, unreadBecause: expect.stringContaining('PDF') })
})

test('what a film is comes from the film', async () => {
  expect(await readStoredFile({ path: FILM, mime: 'video/mp4' })).toEqual({
    kind: 'film',
    isMarkedAsAi: false,
    bytes: readFileSync(FILM).length,
    container: 'MPEG-4',
    videoCodec: 'AVC',
    audioCodec: 'AAC',
    seconds: 8,
    width: 640,
    height: 360,
  })
})

test('a film that a phone took upright is as high as people see it', async () => {
  const film = readFileSync(FILM)
  // the matrix in the header of the track, turned by a quarter (ISO/IEC 14496-12 §8.3.2)
  const matrix = film.indexOf('tkhd') + 44
  ;[0, 0x10000, 0, -0x10000, 0].forEach((number, index) => film.writeInt32BE(number, matrix + 4 * index))
  expect(await read(film, 'video/mp4')).toMatchObject({ kind: 'film', width: 360, height: 640 })
})

test('a film cut short, and something else under its name, is broken', async () => {
  expect(await read('không phải phim', 'video/mp4')).toMatchObject({ kind: 'broken' })
  for (const length of [3_000, 100_000]) {
    expect(await read(readFileSync(FILM).subarray(0, length), 'video/mp4')).toMatchObject({ kind: 'broken', why: 'tệp bị cắt ngang' })
  }
})

describe('pictures', () => {
  const blank = () => sharp({ create: { width: 640, height: 360, channels: 3, background: '#123456' } })

  test('format and size are read', async () => {
    expect(await read(await blank().png().toBuffer(), 'image/png')).toMatchObject({
      kind: 'picture',
      format: 'png',
      width: 640,
      height: 360,
    })
  })

  test('a picture whose maker marked it as made by a model is known', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>'
    expect(await read(await blank().withXmp(xmp).jpeg().toBuffer(), 'image/jpeg')).toMatchObject({ kind: 'picture', isMarkedAsAi: true })
    expect(await read(await blank().jpeg().toBuffer(), 'image/jpeg')).toMatchObject({ isMarkedAsAi: false })
  })

  test('a picture that moves is told from one that does not', async () => {
    const frames = await sharp({ create: { width: 8, height: 16, channels: 3, background: '#123456' } })
      .raw()
      .toBuffer()
    // the same frame twice would be kept once
    frames.fill(200, frames.length / 2)
    const moving = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .gif()
      .toBuffer()
    expect(await read(moving, 'image/gif')).toMatchObject({ isMoving: true, width: 8, height: 8 })
    expect(await read(await blank().gif().toBuffer(), 'image/gif')).toMatchObject({ isMoving: false })
  })

  test('what is no picture is broken', async () => {
    expect(await read('không phải ảnh', 'image/jpeg')).toMatchObject({ kind: 'broken' })
  })
})
