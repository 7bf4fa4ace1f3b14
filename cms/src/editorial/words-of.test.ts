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

test('the choices of a plan read by their names, and not at all where they are as usual', () => {
  const untouched = { facebook: { enabled: true, format: null, firstComment: null, replace: null }, youtube: { notifySubscribers: null } }
  const stored = { facebook: { enabled: true, replace: false }, youtube: { madeForKids: false, notifySubscribers: true, replace: false } }
  expect(wordsOf(untouched)).toBe(wordsOf(stored))
  const chosen = { facebook: { format: 'photos', firstComment: 'Xem thêm', replace: true }, youtube: { notifySubscribers: false } }
  expect(wordsOf(chosen)).toBe('Xem thêm · album ảnh · đăng bản mới khi đổi phim, ảnh · không báo người đăng ký')
})
