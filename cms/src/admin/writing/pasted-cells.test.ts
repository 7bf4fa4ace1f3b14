import { cellsIn, withPasted } from './pasted-cells'

const clipboard = (data: Readonly<Record<string, string>>) => ({ getData: (type: string) => data[type] ?? '' })

test('cells come from lines parted by tabs, with quoted line breaks and empty cells', () => {
  expect(cellsIn(clipboard({ 'text/plain': 'Xã\tSố\r\n"Hưng\nLộc"\t"nói ""có"""\r\n\t5\r\n' }))).toEqual([
    ['Xã', 'Số'],
    ['Hưng\nLộc', 'nói "có"'],
    ['', '5'],
  ])
  expect(cellsIn(clipboard({ 'text/plain': 'a\t' }))).toEqual([['a', '']])
})

test('a table of HTML wins over the text beside it, and plain words are no table', () => {
  const html = '<table><tr><td>a</td><td>b</td></tr></table>'
  expect(cellsIn(clipboard({ 'text/html': html, 'text/plain': 'x\ty' }))).toEqual([['a', 'b']])
  expect(cellsIn(clipboard({ 'text/html': '<p>chữ</p>', 'text/plain': 'chữ' }))).toBeNull()
})

test('pasted cells go over those from one cell on, and the table grows; never past its bounds', () => {
  const cells = [
    ['a', 'b'],
    ['c', 'd'],
  ]
  const pasted = [
    ['x', 'y'],
    ['z', ''],
  ]
  expect(withPasted({ cells, row: 1, column: 1, pasted })).toEqual([
    ['a', 'b', ''],
    ['c', 'x', 'y'],
    ['', 'z', ''],
  ])
  expect(withPasted({ cells, row: 0, column: 19, pasted })).toEqual({ tooLarge: expect.stringContaining('21 cột') })
})
