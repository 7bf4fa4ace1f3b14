import { wordsOf } from './words-of'

test('a text in blocks reads by its lines, with its links', () => {
  const link = { type: 'link', url: 'https://example.invalid/', children: [{ type: 'text', text: 'đây' }] }
  const blocks = [
    { type: 'heading', level: 2, children: [{ type: 'text', text: 'Đường về' }] },
    { type: 'paragraph', children: [{ type: 'text', text: 'Xem ' }, link, { type: 'text', text: '.', bold: true }] },
    { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [{ type: 'text', text: 'Một' }] }] },
    { type: 'paragraph', children: [{ type: 'text', text: '' }] },
  ]
  expect(wordsOf(blocks)).toBe('Đường về\nXem đây (https://example.invalid/).\nMột')
})

test('a component reads the same whatever the order of its parts and whoever numbered it', () => {
  const stored = { website: { enabled: true, notBefore: null }, facebook: { enabled: false, message: 'Chào' } }
  const typed = { id: 7, facebook: { id: 9, message: 'Chào ', enabled: false }, website: { id: 8, enabled: true } }
  expect(wordsOf(typed)).toBe(wordsOf(stored))
  expect(wordsOf({ ...typed, facebook: { message: 'Khác', enabled: false } })).not.toBe(wordsOf(stored))
})
