import { changedCharacters } from './changed-characters'

const changed = (before: string, after: string) => changedCharacters({ before, after, most: 40 })

test.each([
  ['the same', 'Đường về', 'Đường về', 0],
  ['one letter put in', 'Đường v', 'Đường về', 1],
  ['one letter taken out', 'Đường vềx', 'Đường về', 1],
  ['one digit for another', 'Khóa 15 ngày', 'Khóa 16 ngày', 2],
  ['from nothing', '', 'năm', 3],
  ['to nothing', 'năm', '', 3],
  ['both ends', 'abc giữa xyz', 'bc giữa xy', 2],
  ['a word moved', 'một hai ba', 'hai ba một', 8],
  ['forms of the same letters', 'Đường về'.normalize('NFD'), 'Đường về', 0],
  ['characters beyond 16 bits', 'a🙂b', 'a🙃b', 2],
])('%s', (_what, before, after, expected) => {
  expect(changed(before, after)).toBe(expected)
})

test('forty is counted, forty-one is too many', () => {
  expect(changed('', 'x'.repeat(40))).toBe(40)
  expect(changed('', 'x'.repeat(41))).toBeNull()
  expect(changed('a'.repeat(21), 'b'.repeat(20))).toBeNull()
})

test('a long text with a small change costs little', () => {
  const long = 'Lớp học nghề mở cửa. '.repeat(10_000)
  expect(changed(long, long.replace('nghề', 'may'))).toBe(7)
})
