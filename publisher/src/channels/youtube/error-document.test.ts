import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentedCodes } from '../error-document'
import { DOCUMENTED, DOCUMENTED_REFUSALS, DOCUMENTED_STATUSES, DOCUMENTED_TOKEN_ERRORS } from './documented-codes'
import { youtubeErrorDocument } from './error-document'
import { REASONS, STATUSES, TOKEN_ERRORS } from './error-table'
import { REFUSALS } from './verify'

const PAGE = join(__dirname, '../../../../docs/errors-youtube.md')

test('docs/errors-youtube.md and the tables say the same, row by row and word by word (npm run docs:errors)', () => {
  expect(readFileSync(PAGE, 'utf8').split('\n')).toEqual(youtubeErrorDocument().split('\n'))
})

test.each<[string, object, readonly DocumentedCodes[]]>([
  ['reason', REASONS, DOCUMENTED],
  ['HTTP status', STATUSES, DOCUMENTED_STATUSES],
  ['token error', TOKEN_ERRORS, DOCUMENTED_TOKEN_ERRORS],
  ['reason of a refused film', REFUSALS, DOCUMENTED_REFUSALS],
])('every %s that is written about has its row, and every row says where it is written about', (_, table, lists) => {
  const documented = new Set(lists.flatMap(({ codes }) => codes))
  const rows = new Set(Object.keys(table))
  expect([...documented].filter((code) => !rows.has(code))).toEqual([])
  expect([...rows].filter((code) => !documented.has(code))).toEqual([])
})
