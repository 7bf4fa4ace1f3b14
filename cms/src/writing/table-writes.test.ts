import { MAX_COLUMNS, MAX_ROWS } from './table-cells'
import { tidyTables } from './table-writes'

const cellsOf = (sent: unknown) => tidyTables([{ key: 'a', cells: sent }])[0]?.['cells']

test('cells become NFC and plain, and every row as long as the longest', () => {
  expect(cellsOf([['Hà Nội'.normalize('NFD'), ' a\u00a0b\u200b '], ['x'], ['', '']])).toEqual([
    ['Hà Nội', 'a b'],
    ['x', ''],
  ])
})

test('a line break in a cell stays, other control characters go', () => {
  expect(cellsOf([['một\r\nhai\u0007']])).toEqual([['một\nhai']])
})

test.each([
  ['too many rows', Array.from({ length: MAX_ROWS + 1 }, () => ['x']), /201 hàng/],
  ['too many columns', [Array.from({ length: MAX_COLUMNS + 1 }, () => 'x')], /21 cột/],
  ['a cell too long', [['x'.repeat(2_001)]], /2000 ký tự/],
  ['something that is no text', [[{ html: '<b>' }]], /không phải là chữ/],
  ['no rows', 'x', /không phải là chữ/],
])('%s is refused by name', (_, sent, words) => {
  expect(() => cellsOf(sent)).toThrow(words)
  expect(() => cellsOf(sent)).toThrow(/^Bảng thứ 1 /)
})

test('a table without a key gets a free one; the same key twice is refused', () => {
  const keys = tidyTables([{ cells: [] }, { key: 'bang-2' }, {}]).map(({ key }) => key)
  expect(keys).toEqual(['bang-1', 'bang-2', 'bang-3'])
  expect(() => tidyTables([{ key: 'Học phí' }, { key: ' học  phí' }])).toThrow(/Bảng thứ 2 .*trùng mã/)
})
