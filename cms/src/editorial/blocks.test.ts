import type { Media } from '@hl/config/release'
import { imageHashes, strapiBlocksSchema, toReleaseBlocks } from './blocks'

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

test('unknown attributes and marks set to false change nothing', () => {
  const typed = strapiBlocksSchema.parse([
    { type: 'paragraph', align: 'center', children: [{ type: 'text', text: 'Chào', bold: true, italic: false, color: 'red' }] },
  ])
  expect(toReleaseBlocks(typed, none)).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: 'Chào', bold: true }] }])
})

test('a nested list keeps its shape', () => {
  const item = { type: 'list-item', children: [{ type: 'text', text: 'một' }] }
  const list = {
    type: 'list',
    format: 'ordered',
    children: [item, { type: 'list', format: 'unordered', indentLevel: 1, children: [item] }],
  }
  expect(toReleaseBlocks(strapiBlocksSchema.parse([list]), none)).toEqual([
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
  expect(toReleaseBlocks(typed, new Map([['anh_1', media]]))).toEqual([{ type: 'image', image: media }])
  expect(toReleaseBlocks(typed, none)).toEqual([])
})

test('empty paragraphs at the end are dropped, those between stay', () => {
  const empty = { type: 'paragraph', children: [{ type: 'text', text: ' ' }] }
  const full = { type: 'paragraph', children: [{ type: 'text', text: 'Chào' }] }
  expect(toReleaseBlocks(strapiBlocksSchema.parse([full, empty, full, empty, empty]), none)).toEqual([full, empty, full])
})
