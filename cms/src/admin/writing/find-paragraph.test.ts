import { excerptOf, findParagraph } from './find-paragraph'

const texts = ['Mở đầu.', 'Gọi 0912 345 678 nhé', 'Một\nhai', 'Gọi 0912 345 678 nhé']

test('the words find their paragraph again after blocks have moved', () => {
  expect(findParagraph({ texts, blockIndex: 0, excerpt: '0912 345 678' })).toBe(1)
  expect(findParagraph({ texts, blockIndex: 9, excerpt: 'Mở đầu' })).toBe(0)
})

test('of two paragraphs with the same words the nearer to the old place is meant', () => {
  expect(findParagraph({ texts, blockIndex: 3, excerpt: 'Gọi 0912' })).toBe(3)
})

test('line breaks and decomposed letters do not hide it', () => {
  expect(findParagraph({ texts, blockIndex: 2, excerpt: 'Mộthai' })).toBe(2)
  expect(findParagraph({ texts, blockIndex: 2, excerpt: 'Mở đầu'.normalize('NFD') })).toBe(0)
})

test('words that are gone have no place; a note without words keeps its number', () => {
  expect(findParagraph({ texts, blockIndex: 1, excerpt: 'đã xóa' })).toBeNull()
  expect(findParagraph({ texts, blockIndex: 2, excerpt: '' })).toBe(2)
  expect(findParagraph({ texts, blockIndex: 7, excerpt: '' })).toBeNull()
  expect(findParagraph({ texts, blockIndex: null, excerpt: '' })).toBeNull()
})

test('the excerpt of a long paragraph ends at a word and is found again', () => {
  const long = 'Người học được cấp giấy chứng nhận nghề sau khi hoàn thành khóa học và có việc làm ổn định.'
  expect(excerptOf(long)).toBe('Người học được cấp giấy chứng nhận nghề sau khi hoàn thành khóa học và có việc')
  expect(findParagraph({ texts: [long], blockIndex: 0, excerpt: excerptOf(long) })).toBe(0)
})
