import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { runningPostgres } from '../postgres/leftover'
import { commandLine, endProcess, isAlive } from '../processes'
import { openDesk } from './desk'
import { type Ports, type StartedSystem, freePorts, startSystem, until, untilReady } from './started-system'

jest.setTimeout(240_000)

const READY_MS = 180_000
const base = mkdtempSync(join(tmpdir(), 'hl-life-'))
const dataDir = join(base, 'data')
const started: StartedSystem[] = []
const seen = new Set<number>()
let ports: Ports

beforeAll(async () => {
  ports = await freePorts()
})

afterAll(async () => {
  for (const system of started) {
    system.process.kill('SIGTERM')
    await system.ended
  }
  // A test that failed may have left some behind; nobody else will end them.
  await Promise.all([...seen].map((pid) => endProcess({ pid, signals: ['SIGTERM', 'SIGKILL'], waitMs: 5_000 })))
  rmSync(base, { recursive: true, force: true })
})

test('a start, an unclean end, a start on Redis and a clean end', async () => {
  const first = await begin({ flags: ['--no-seed'] })
  await untilReady({ system: first, withinMs: READY_MS })
  const credentials = readFileSync(join(dataDir, 'credentials.json'), 'utf8')
  expect(first.output()).toContain(first.addresses.site)

  const second = await startSystem({ dataDir })
  expect((await second.ended).code).toBe(1)
  expect(second.output()).toContain(`tiến trình ${first.process.pid}`)

  const orphans = pidsOf(dataDir)
  expect(orphans).toHaveLength(4)
  first.process.kill('SIGKILL')
  await first.ended

  const after = await begin({ environment: { REDIS_URL: process.env['TEST_REDIS_URL'] ?? '' } })
  await untilReady({ system: after, withinMs: READY_MS })
  expect(orphans.filter(isAlive)).toEqual([])
  expect(readFileSync(join(dataDir, 'credentials.json'), 'utf8')).toBe(credentials)

  const desk = await openDesk(after.addresses)
  const documentId = await desk.write({ title: 'Bài qua Redis', text: 'Một đoạn.' })
  const hash = await desk.approve(documentId)
  await until({
    what: 'live on both channels',
    withinMs: 30_000,
    ask: async () => {
      const mine = (await desk.deliveries(`documentId=${documentId}`)).filter(({ state }) => state !== 'skipped')
      return mine.length === 2 && mine.every(({ state, live }) => state === 'live' && live?.release === hash)
    },
  })

  const pids = pidsOf(dataDir)
  expect(pids).toHaveLength(4)
  const stoppedAt = performance.now()
  after.process.kill('SIGTERM')
  expect(await after.ended).toEqual({ code: 0, signal: null })
  const tookMs = performance.now() - stoppedAt
  process.stderr.write(`  SIGTERM → stopped: ${Math.round(tookMs)} ms\n`)
  expect(tookMs).toBeLessThan(10_000)
  expect(pids.filter(isAlive)).toEqual([])
  expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

test('children end by themselves when their parent was killed and nobody starts it again', async () => {
  const system = await begin({})
  await untilReady({ system, withinMs: READY_MS })
  const pids = pidsOf(dataDir)
  system.process.kill('SIGKILL')
  await system.ended
  for (const end = Date.now() + 15_000; Date.now() < end && pids.some(isAlive);) await sleep(50)
  expect(pids.filter(isAlive).map(commandLine)).toEqual([])
})

test('what is wrong is one sentence and exit code 1', async () => {
  ports = await freePorts()
  const busy = createServer().listen(Number(ports.PUBLIC_PORT), '127.0.0.1')
  const onBusyPort = await refusalOf({})
  busy.close()
  expect(onBusyPort).toContain(`Cổng ${ports.PUBLIC_PORT} (PUBLIC_PORT)`)

  expect(await refusalOf({ FACEBOOK_PAGE_ID: '1' })).toContain('FACEBOOK_PAGE_TOKEN')
  expect(await refusalOf({ DATABASE_URL: 'postgresql://x:very-secret@127.0.0.1:1/x' })).toContain('DATABASE_URL')
  expect(await refusalOf({ CMS_PORT: ports.PUBLIC_PORT })).toContain('CMS_PORT')

  const file = join(base, 'a-file')
  writeFileSync(file, '')
  const noFolder = await startSystem({ dataDir: join(file, 'data'), ports })
  expect((await noFolder.ended).code).toBe(1)
  expect(noFolder.output()).toContain('DATA_DIR')
})

async function begin(options: { flags?: readonly string[]; environment?: Record<string, string> }): Promise<StartedSystem> {
  const system = await startSystem({ dataDir, ports, ...options })
  started.push(system)
  return system
}

/** @returns what it says, which must be short, without a stack and without a password */
async function refusalOf(environment: Record<string, string>): Promise<string> {
  const system = await startSystem({ dataDir: join(base, 'refused'), ports, environment })
  expect((await system.ended).code).toBe(1)
  const said = system.output().trim()
  expect(said).not.toMatch(/\n\s+at |very-secret/)
  expect(existsSync(join(base, 'refused/lock'))).toBe(false)
  return said
}

/** cms, publisher, sandbox and PostgreSQL */
function pidsOf(folder: string): number[] {
  const { children } = z.object({ children: z.array(z.int()) }).parse(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')))
  const postgres = runningPostgres(join(folder, 'postgres'))
  const pids = [...children, ...(postgres ? [postgres.pid] : [])]
  for (const pid of pids) seen.add(pid)
  return pids
}
