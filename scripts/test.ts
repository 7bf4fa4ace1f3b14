/**
 * `npm test`: real PostgreSQL and Redis of its own, then `npm run check`, then every test. With arguments
 * (`npm test -- publisher/src/sandbox`) only Jest runs, with those arguments. Not for making anything: see setup.mjs.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startPostgres } from './postgres/server'
import { CHROMIUM, NGINX, REDIS, findProgram, startRedis } from './test/services'
import { type Tally, addTallies, parseTally } from './test/tally'

const root = resolve(__dirname, '../..')
const JEST = join(root, 'node_modules/jest/bin/jest.js')
const args = process.argv.slice(2)
const isFullRun = args.length === 0
const closers: (() => Promise<void> | void)[] = []
let running: ChildProcess | undefined
let closing: Promise<void> | undefined

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hl-test-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  try {
    // Looked for first: a missing program should be said in the first second, not after the unit tests.
    const redisProgram = findProgram(REDIS)
    const needsEverything = isFullRun || args.some((argument) => argument.startsWith('cms')) || choosesEndToEnd()
    const chromium = process.env['CHROMIUM_PATH'] ?? (needsEverything ? findProgram(CHROMIUM) : '')
    const nginx = process.env['NGINX_PATH'] ?? (needsEverything ? findProgram(NGINX) : '')
    if (needsEverything && (await run({ args: ['scripts/setup.mjs', '--lenient'] })) !== 0) return 1
    const checkPassed = !isFullRun || (await run({ args: ['scripts/dist/check.js'] })) === 0

    const postgres = await startPostgres({
      dataFolder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      password: 'test',
      database: 'test',
      isThrowaway: true,
    })
    closers.unshift(() => postgres.stop())
    const redisFolder = join(folder, 'redis')
    mkdirSync(redisFolder)
    const redis = await startRedis({ program: redisProgram, folder: redisFolder })
    closers.unshift(() => redis.stop())

    const env = {
      ...process.env,
      TEST_DATABASE_URL: postgres.url,
      TEST_REDIS_URL: redis.url,
      CHROMIUM_PATH: chromium,
      NGINX_PATH: nginx,
      NODE_ENV: 'test',
    }
    // One after the other: the files of `system` share a system, and one may change how all of it works.
    const tally = addTallies(
      await jest({ args: ['--selectProjects', 'unit', '--passWithNoTests', ...args], folder, env }),
      await jest({ args: ['--selectProjects', 'e2e', 'system', '--runInBand', '--passWithNoTests', ...args], folder, env }),
    )
    if (tally.passed + tally.failed === 0) throw new Error(`Không có bài thử nào hợp với: ${args.join(' ')}`)
    if (!checkPassed) console.log('\nnpm run check: có lỗi, xem ở trên.')
    console.log(`\n${tally.passed} passed, ${tally.failed + (checkPassed ? 0 : 1)} failed`)
    return tally.failed > 0 || !checkPassed ? 1 : 0
  } finally {
    await close()
  }
}

/** The whole system is built when it is going to be run: always, unless somebody asks for one part that does without. */
function choosesEndToEnd(): boolean {
  const list = [JEST, '--listTests', '--selectProjects', 'e2e', 'system', '--passWithNoTests', ...args]
  // above the files Jest names the projects
  const lines = execFileSync(process.execPath, list, { cwd: root, encoding: 'utf8' }).split('\n')
  return lines.some((line) => line.startsWith(root))
}

async function jest({ args: jestArgs, folder, env }: { args: readonly string[]; folder: string; env: NodeJS.ProcessEnv }): Promise<Tally> {
  const outputFile = join(folder, `jest-${process.hrtime.bigint()}.json`)
  const flags = ['--json', `--outputFile=${outputFile}`]
  const exitCode = await run({ args: [JEST, ...jestArgs, ...flags], env, isQuiet: true })
  return parseTally({ outputFile, exitCode, read: (file) => readFileSync(file, 'utf8') })
}

/** Not spawnSync: a signal must be able to stop what runs, and then the database. */
function run({
  args: nodeArgs,
  env = process.env,
  isQuiet = false,
}: {
  args: readonly string[]
  env?: NodeJS.ProcessEnv
  isQuiet?: boolean
}) {
  return new Promise<number | null>((done) => {
    // With --json Jest also prints its whole result to stdout; what people read goes to stderr.
    running = spawn(process.execPath, nodeArgs, { cwd: root, env, stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit'] })
    running.once('error', () => done(null))
    running.once('exit', (code) => done(code))
  })
}

async function stop(): Promise<void> {
  running?.kill('SIGTERM')
  await close()
  process.exit(130)
}

/** Once, whoever asks: the end of the run and a signal may come together. */
function close(): Promise<void> {
  closing ??= (async () => {
    for (const closer of closers) await closer()
  })()
  return closing
}
