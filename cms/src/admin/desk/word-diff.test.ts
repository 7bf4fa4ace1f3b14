import { diffWords } from './word-diff'

const shown = (before: string, after: string) =>
  diffWords({ before, after })
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    .join('')

test('one changed word is shown alone, with its surroundings', () => {
  expect(shown('Gọi số 1900 để hỏi', 'Gọi số 1800 để hỏi')).toBe('Gọi số [-1900 ][+1800 ]để hỏi')
})

test('a word that was added or left out is shown where it stood', () => {
  expect(shown('về với gia đình', 'về sớm với gia đình')).toBe('về [+sớm ]với gia đình')
  expect(shown('về sớm với gia đình', 'về với gia đình')).toBe('về [-sớm ]với gia đình')
})

test('what follows at the end keeps its space', () => {
  expect(shown('chấp hành xong', 'chấp hành xong (bản mới)')).toBe('chấp hành xong [+(bản mới)]')
})

test('equal texts have no change, and an empty one is all added', () => {
  expect(shown('như cũ', 'như cũ')).toBe('như cũ')
  expect(shown('', 'câu mới')).toBe('[+câu mới]')
})

test('long equal stretches are folded, the words beside a change stay', () => {
  const long = Array.from({ length: 80 }, (_, at) => `từ${at}`).join(' ')
  expect(shown(`${long} cũ`, `${long} mới`)).toMatch(/^… từ70 .* từ79 \[-cũ\]\[\+mới\]$/)
})

test('texts too long to compare are shown as replaced, at once', () => {
  const many = (word: string) => Array.from({ length: 1_200 }, (_, at) => `${word}${at}`).join(' ')
  expect(diffWords({ before: many('a'), after: many('b') }).map((part) => part.kind)).toEqual(['removed', 'added'])
})
