import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENTED, DOCUMENTED_RUPLOAD } from './documented-codes'
import { facebookErrorDocument } from './error-document'
import { ERROR_TABLE, RUPLOAD_TABLE } from './error-table'

const PAGE = join(__dirname, '../../../../docs/errors-facebook.md')

test('docs/errors-facebook.md and the table say the same, row by row and word by word (npm run docs:errors)', () => {
  expect(readFileSync(PAGE, 'utf8').split('\n')).toEqual(facebookErrorDocument().split('\n'))
})

test.each([
  { table: ERROR_TABLE, documented: DOCUMENTED },
  { table: RUPLOAD_TABLE, documented: DOCUMENTED_RUPLOAD },
])('every code that is written about has its row, and every row says where it is written about', ({ table, documented }) => {
  const codes = new Set(documented.flatMap((each) => each.codes))
  expect([...codes].filter((code) => !table[code])).toEqual([])
  expect(Object.keys(table).filter((code) => !codes.has(code))).toEqual([])
})
