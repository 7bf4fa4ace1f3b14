import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENTED } from './documented-codes'
import { facebookErrorDocument } from './error-document'
import { ERROR_TABLE } from './error-table'

const PAGE = join(__dirname, '../../../../docs/errors-facebook.md')
const documented = new Set(DOCUMENTED.flatMap(({ codes }) => codes))

test('docs/errors-facebook.md and the table say the same, row by row and word by word (npm run docs:errors)', () => {
  expect(readFileSync(PAGE, 'utf8').split('\n')).toEqual(facebookErrorDocument().split('\n'))
})

test('every code that is written about has its row, and every row says where it is written about', () => {
  expect([...documented].filter((code) => !ERROR_TABLE[code])).toEqual([])
  expect(Object.keys(ERROR_TABLE).filter((code) => !documented.has(code))).toEqual([])
})
