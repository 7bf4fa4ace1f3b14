import type { Media } from '@hl/config/release'
import { draftTablesSchema, imageHashes, strapiBlocksSchema, toReleaseBlocks, type StrapiBlocks } from './blocks'

const media: Media = {
  sha256: 'b'.repeat(64),
  size: 9,
  mime: 'image/jpeg',
  ext: '.jpg',
  name: 'a.jpg',
  width: 1,
  height: 1,
  alt: 'Từ kho',
  caption: null,
}
const none = new Map<string, Media>()
const released = (body: StrapiBlocks, images: ReadonlyMap<string, Media> = none) => toReleaseBlocks({ body, images, tables: [] })

test('unknown attributes and marks set to false change nothing', () => {
  const typed = strapiBlocksSchema.parse([
    { type: 'paragraph', align: 'center', children: [{ type: 'text', text: 'Chào', bold: true, italic: false, color: 'red' }] },
  ])
  expect(released(typed)).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: 'Chào', bold: true }] }])
})

test('a nested list keeps its shape', () => {
  const item = { type: 'list-item', children: [{ type: 'text', text: 'một' }] }
  const list = {
    type: 'list',
    format: 'ordered',
    children: [item, { type: 'list', format: 'unordered', indentLevel: 1, children: [item] }],
  }
  expect(released(strapiBlocksSchema.parse([list]))).toEqual([
    { type: 'list', format: 'ordered', children: [item, { type: 'list', format: 'unordered', children: [item] }] },
  ])
})

test('an image is the stored file of that name, not what the text claims about it', () => {
  const forged = {
    hash: 'anh_1',
    url: 'https://example.invalid/x.jpg',
    alternativeText: '',
    provider_metadata: { sha256: 'f'.repeat(64), size: 1 },
  }
  const typed = strapiBlocksSchema.parse([{ type: 'image', image: forged, children: [{ type: 'text', text: '' }] }])
  expect(imageHashes(typed)).toEqual(['anh_1'])
  expect(released(typed, new Map([['anh_1', media]]))).toEqual([{ type: 'image', image: media }])
  expect(released(typed)).toEqual([])
})

test('empty paragraphs at the end are dropped, those between stay', () => {
  const empty = { type: 'paragraph', children: [{ type: 'text', text: ' ' }] }
  const full = { type: 'paragraph', children: [{ type: 'text', text: 'Chào' }] }
  expect(released(strapiBlocksSchema.parse([full, empty, full, empty, empty]))).toEqual([full, empty, full])
})

describe('tables', () => {
  const prices = {
    key: 'Học phí',
    caption: 'Học phí một khóa',
    hasHeader: true,
    cells: [
      ['Nghề', 'Tiền'],
      ['Hàn', '0 đồng'],
    ],
  }
  const tables = draftTablesSchema.parse([prices])
  const asBlock = { type: 'table', caption: 'Học phí một khóa', hasHeader: true, rows: prices.cells }
  const paragraph = (text: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] })
  const [before, after] = [paragraph('Trước'), paragraph('Sau')]

  test('a table stands where a paragraph of its own names it, however it is written', () => {
    for (const text of ['[Bảng: Học phí]', ' [bảng:học phí] ', '[Bảng: Học phí]'.normalize('NFD')]) {
      expect(toReleaseBlocks({ body: [before, paragraph(text), after], images: none, tables })).toEqual([before, asBlock, after])
    }
  })

  test('a table that no paragraph names stands after the text; one without cells stands nowhere', () => {
    const empty = draftTablesSchema.parse([{ ...prices, key: 'b', cells: [] }])
    expect(toReleaseBlocks({ body: [before, after], images: none, tables: [...empty, ...tables] })).toEqual([before, after, asBlock])
  })

  test('a sentence with brackets in it, and a name no table has, stay text', () => {
    const body = [paragraph('Xem [Bảng: Học phí] ở dưới'), paragraph('[Bảng: khác]')]
    expect(toReleaseBlocks({ body, images: none, tables: [] })).toEqual(body)
  })
})
