/** How many tests passed and failed, out of Jest's JSON. A suite that could not run, and a run without a result, count as failed. */
import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
}

const resultSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
})

export interface TallyInput {
  outputFile: string
  exitCode: number | null
  read(file: string): string
}

export function parseTally({ outputFile, exitCode, read }: TallyInput): Tally {
  try {
    const result = resultSchema.parse(JSON.parse(read(outputFile)))
    // A skipped test is a test that proved nothing, so it may not hide among the passed ones.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests
    return { passed: result.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
  } catch {
    // Jest died before it could write its result
    return { passed: 0, failed: 1 }
  }
}

export function addTallies(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}
