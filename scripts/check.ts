/** `npm run check`: format, lint, types, direction of imports, layout. All are run; all that is wrong is shown; then exit 1. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { oversized } from './check/layout'
import { ROOT } from './environment'

interface Check {
  name: string
  /** below node_modules */
  program: string
  args: readonly string[]
}

const SOURCES = ['config/src', 'publisher/src', 'cms/src', 'cms/config', 'scripts']
const CHECKS: readonly Check[] = [
  { name: 'lint', program: 'eslint/bin/eslint.js', args: ['--quiet', '.'] },
  { name: 'types', program: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'types of the cms', program: 'typescript/bin/tsc', args: ['-p', 'cms', '--noEmit', '--incremental', 'false'] },
  { name: 'types of the admin panel', program: 'typescript/bin/tsc', args: ['-p', 'cms/src/admin', '--noEmit'] },
  { name: 'types of the tests', program: 'typescript/bin/tsc', args: ['-p', 'tsconfig.tests.json'] },
  { name: 'format', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'imports', program: 'dependency-cruiser/bin/dependency-cruise.mjs', args: ['--config', '.dependency-cruiser.cjs', ...SOURCES] },
]

main().then(
  (failed) => process.exit(failed === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

/** @returns how many failed */
async function main(): Promise<number> {
  const waiting = [...CHECKS]
  let failed = 0
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await passes(check))) failed += 1
  }
  await Promise.all([worker(), worker()])
  const tooLong = oversized({ root: ROOT, folders: [...SOURCES, 'cms/tests'] })
  report({ name: 'layout', seconds: 0, output: tooLong.join('\n'), isGood: tooLong.length === 0 })
  return failed + (tooLong.length > 0 ? 1 : 0)
}

async function passes(check: Check): Promise<boolean> {
  const startedAt = Date.now()
  const { code, output } = await run(check)
  const isGood = code === 0
  report({ name: check.name, seconds: Math.round((Date.now() - startedAt) / 1000), output, isGood })
  return isGood
}

function report({ name, seconds, output, isGood }: { name: string; seconds: number; output: string; isGood: boolean }): void {
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name}${seconds > 0 ? ` (${seconds} s)` : ''}`)
  if (!isGood) console.log(`${output.trim()}\n`)
}

function run({ program, args }: Check): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
