import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertHtml, firstHeading } from './convert-html'

const pasted = (name: string) => convertHtml({ html: readFileSync(join(__dirname, 'testing', `${name}.html`), 'utf8') })
const converted = (html: string) => convertHtml({ html }).blocks
const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const item = (...children: object[]) => ({ type: 'list-item', children })

test('a paste from Word keeps headings, marks, links, lists, quotes and the place of its table', () => {
  const { blocks } = pasted('word')
  expect(blocks).toEqual([
    { type: 'heading', level: 1, children: [text('LỚP HỌC NGHỀ')] },
    { type: 'heading', level: 1, children: [text('Kế hoạch năm 2026')] },
    paragraph(
      text('Xưởng '),
      text('mở cửa', { bold: true }),
      text(' từ '),
      text('thứ hai', { italic: true }),
      text(', tại '),
      text('phường Bến Thủy', { underline: true }),
      text('; xem '),
      { type: 'link', url: 'https://vanban.example.vn/nghi-dinh?so=55&nam=2026', children: [text('Nghị định 55')] },
      text(', kế hoạch và Vinh.'),
    ),
    paragraph(text('Người học được cấp giấy chứng nhận nghề.')),
    { type: 'heading', level: 2, children: [text('Hồ sơ')] },
    {
      type: 'list',
      format: 'ordered',
      children: [
        item(text('Đơn xin học')),
        {
          type: 'list',
          format: 'unordered',
          indentLevel: 1,
          children: [item(text('Viết '), text('tay', { bold: true })), item(text('Có chữ ký'))],
        },
        item(text('Bản sao giấy tờ')),
      ],
    },
    { type: 'list', format: 'unordered', children: [item(text('Không thu phí'))] },
    { type: 'quote', children: [text('“Có nghề thì có đường về.”')] },
    paragraph(text('[Bảng: bang-1]')),
    paragraph(text('Hết.')),
  ])
  expect(firstHeading(blocks)).toBe('LỚP HỌC NGHỀ')
})

test('a table from Word keeps its caption, its head row, and the place of merged cells', () => {
  expect(pasted('word')).toMatchObject({
    pictures: 1,
    wideTables: 0,
    tables: [
      {
        key: 'bang-1',
        caption: 'Bảng 1. Lịch học',
        hasHeader: true,
        cells: [
          ['Nghề', 'Ngày học', ''],
          ['Hàn', 'Thứ hai\nThứ tư', '20 m²'],
          ['', 'Thứ bảy', ''],
        ],
      },
    ],
  })
})

test('everything is NFC, even where the letter and its mark stand in two elements', () => {
  const decomposed = 'Người học'.normalize('NFD')
  expect(JSON.stringify(pasted('word')).normalize('NFC')).toBe(JSON.stringify(pasted('word')))
  expect(converted(`<p><span>${decomposed.slice(0, 3)}</span><span>${decomposed.slice(3)}</span></p>`)).toEqual([
    paragraph(text('Người học')),
  ])
})

test('a paste from Google Docs is not bold all over, and keeps its nested list', () => {
  expect(pasted('google-docs')).toMatchObject({
    pictures: 1,
    blocks: [
      { type: 'heading', level: 2, children: [text('Lịch tư vấn')] },
      paragraph(
        text('Gặp '),
        text('cán bộ', { bold: true, italic: true, underline: true }),
        text(' tại '),
        { type: 'link', url: 'https://example.vn/', children: [text('trang này')] },
        text('.'),
      ),
      {
        type: 'list',
        format: 'unordered',
        children: [item(text('Sáng')), { type: 'list', children: [item(text('8 giờ'))] }, item(text('Chiều'))],
      },
    ],
  })
})

test('Word in a browser, which writes every item as a list of its own, gives one nested list', () => {
  expect(pasted('word-online').blocks).toEqual([
    { type: 'heading', level: 2, children: [text('Giấy tờ')] },
    {
      type: 'list',
      format: 'ordered',
      children: [
        item(text('Đơn')),
        { type: 'list', format: 'unordered', indentLevel: 1, children: [item(text('Viết tay'))] },
        item(text('Ảnh thẻ')),
      ],
    },
  ])
})

test('cells from Excel are a table', () => {
  expect(pasted('excel').tables).toEqual([
    {
      key: 'bang-1',
      caption: null,
      hasHeader: false,
      cells: [
        ['Xã', 'Số người'],
        ['Hưng Lộc', '12'],
      ],
    },
  ])
})

test('nothing runs and nothing leads into the machine: unsafe links keep their words alone', () => {
  for (const url of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///C:/x',
    '#muc',
    '/admin',
    'vbscript:x',
    'ftp://x',
  ]) {
    expect(converted(`<p><a href="${url}">bấm</a></p>`)).toEqual([paragraph(text('bấm'))])
  }
  const hostile = `<p onclick="x()">a<script>alert(1)</script><style>b{}</style><iframe src="https://x.vn">c</iframe><svg><text>d</text></svg></p>`
  expect(converted(hostile)).toEqual([paragraph(text('a'))])
})

test('text of a foreign element stays, its element goes', () => {
  expect(converted('<marquee><p>một<x-y>hai</x-y></p></marquee>ba')).toEqual([paragraph(text('mộthai')), paragraph(text('ba'))])
})

test('a table with too many columns comes as text, and is counted; one with too many rows comes in parts', () => {
  const row = (columns: number) => `<tr>${'<td>x</td>'.repeat(columns)}</tr>`
  const wide = convertHtml({ html: `<table>${row(21)}</table>` })
  expect(wide).toMatchObject({ wideTables: 1, tables: [] })
  expect(wide.blocks).toHaveLength(1)
  const long = convertHtml({ html: `<table>${row(2).repeat(250)}</table>`, takenKeys: ['bang-1'] })
  expect(long.tables.map(({ key, cells }) => [key, cells.length])).toEqual([
    ['bang-2', 200],
    ['bang-3', 50],
  ])
})

test('a table of one cell is a frame around a text, and a table inside a cell is text', () => {
  expect(converted('<table><tr><td><p>một</p><ul><li>hai</li></ul></td></tr></table>')).toEqual([
    paragraph(text('một')),
    { type: 'list', format: 'unordered', children: [item(text('hai'))] },
  ])
  const nested = '<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>'
  expect(convertHtml({ html: nested }).tables.map(({ cells }) => cells)).toEqual([[['a', 'b | c']]])
})

test('code keeps its spaces, a line break stays in its paragraph, two paragraphs of an item stay one item', () => {
  expect(converted('<pre>a  b\n c</pre><p>một<br>hai</p><ol><li><p>x</p><p>y</p></li></ol>')).toEqual([
    { type: 'code', children: [text('a  b\n c')] },
    paragraph(text('một\nhai')),
    { type: 'list', format: 'ordered', children: [item(text('x\ny'))] },
  ])
})

test('ten thousand paragraphs and a thousand levels are taken without an overflow', () => {
  expect(converted('<p>x</p>'.repeat(10_000))).toHaveLength(10_000)
  expect(converted(`${'<div>'.repeat(1_000)}x`)).toEqual([paragraph(text('x'))])
})

test('raised and lowered text keeps its meaning where Unicode has letters for it, and stands on the line where not', () => {
  const html =
    '<p>10<sup>−3</sup> m<sup>2</sup>, CO<sub>2</sub>, x<span style="vertical-align:super">n</span>, 1<sup>er</sup> <sup><a href="https://a.vn/">[1]</a></sup></p>'
  expect(convertHtml({ html }).blocks).toEqual([
    {
      type: 'paragraph',
      children: [text('10⁻³ m², CO₂, xⁿ, 1er '), { type: 'link', url: 'https://a.vn/', children: [text('[1]')] }, text('')],
    },
  ])
})

test('a picture of the library stands where it stood, but parts no sentence, no list and no table', () => {
  const images = new Map([['docx:1', { hash: 'xuong' }]])
  const img = '<img src="docx:1" alt="Xưởng">'
  const html = `<p>${img}Trước ${img}sau</p><ol><li>Một${img}</li><li>Hai</li></ol><table><tr><td>A${img}</td><td>B</td></tr></table><p><img src="docx:2"></p>`
  const { blocks, tables, pictures } = convertHtml({ html, images })
  const picture = { type: 'image', image: { hash: 'xuong', alternativeText: 'Xưởng' }, children: [text('')] }
  expect(blocks).toEqual([
    picture,
    { type: 'paragraph', children: [text('Trước sau')] },
    picture,
    { type: 'list', format: 'ordered', children: ['Một', 'Hai'].map((words) => ({ type: 'list-item', children: [text(words)] })) },
    picture,
    { type: 'paragraph', children: [text('[Bảng: bang-1]')] },
    picture,
  ])
  expect(tables).toMatchObject([{ cells: [['A', 'B']] }])
  expect(pictures).toBe(1)
})
