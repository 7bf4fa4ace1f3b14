import { addTallies, parseTally } from './tally'

const result = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 }
const tallyOf = (facts: Partial<typeof result>, exitCode: number | null = 0) =>
  parseTally({ outputFile: 'x', exitCode, read: () => JSON.stringify({ ...result, ...facts }) })

test('passed and failed tests are counted as Jest counted them', () => {
  expect(tallyOf({}, 1)).toEqual({ passed: 3, failed: 1 })
})

test('a skipped test, a todo and a suite that could not be loaded count as failed', () => {
  expect(tallyOf({ numPendingTests: 2, numTodoTests: 1, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 3, failed: 5 })
})

test('a bad exit without a failed test counts as one failure, and so does a missing result', () => {
  expect(tallyOf({ numFailedTests: 0 }, 1)).toEqual({ passed: 3, failed: 1 })
  const missing = parseTally({
    outputFile: 'x',
    exitCode: 0,
    read: () => {
      throw new Error('ENOENT')
    },
  })
  expect(missing).toEqual({ passed: 0, failed: 1 })
})

test('two runs add up', () => {
  expect(addTallies({ passed: 1, failed: 0 }, { passed: 2, failed: 3 })).toEqual({ passed: 3, failed: 3 })
})
