import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@hl/config/logger'
import { createPool } from '../database'
import { createStage, type Stage } from '../delivery/testing/stage'
import { internalApi } from '../http/testing/internal-api'
import { MIGRATIONS } from '../migrations'
import { createDoorbell, type Doorbell } from '../queue/doorbell'
import { openPostgresBackend } from '../queue/postgres-backend'
import { openRedisBackend } from '../queue/redis-backend'
import { readinessProbes, type ProbeDeps } from './probes'
import { createPulse } from './pulse'

const log = createLogger({ service: 'test', level: 'error' })
const concurrency = { website: 1, facebook: 1, youtube: 1 }
let stage: Stage
let folder: string
let doorbell: Doorbell
let silent: Server
const sockets = new Set<Socket>()
const closers: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  stage = await createStage()
  const backend = await openPostgresBackend({ databaseUrl: stage.db.url, workers: 2, log })
  doorbell = createDoorbell({ backend, channels: ['website', 'facebook'], concurrency, log })
  silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hl-ready-'))
  for (const name of ['media', 'site']) mkdirSync(join(folder, name))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  for (const close of closers.splice(0)) await close()
})
afterAll(async () => {
  await doorbell.close()
  await stage.close()
  for (const socket of sockets) socket.destroy()
  silent.close()
})

async function ready(own: Partial<ProbeDeps> = {}) {
  const deps: ProbeDeps = {
    ...{ pool: stage.db.pool, migrations: MIGRATIONS, doorbell, mediaDir: join(folder, 'media'), siteDir: join(folder, 'site') },
    pulses: { sealer: { pulse: createPulse(), staleMs: 1_000 }, sweep: { pulse: createPulse(), staleMs: 1_000 } },
    ...own,
  }
  const { status, body } = await internalApi(stage, { probes: readinessProbes(deps) }).ask('/health/ready')
  const { checks } = body as { checks: Record<string, { ok: boolean; ms: number; problem?: string }> }
  return { status, checks, wrong: Object.keys(checks).filter((name) => !checks[name]?.ok) }
}

const poolTo = (databaseUrl: string) => {
  const pool = createPool({ databaseUrl, max: 2, onError: () => undefined })
  closers.push(() => Promise.race([pool.end(), new Promise((resolve) => setTimeout(resolve, 100))]))
  return pool
}
const portOf = (server: Server) => {
  const address = server.address()
  return typeof address === 'object' ? address?.port : 0
}

describe('/health/ready', () => {
  it('is well when all of it is, and says how long each look took', async () => {
    const { status, checks } = await ready()
    expect(status).toBe(200)
    expect(Object.keys(checks)).toEqual(['database', 'migrations', 'queue', 'media', 'site', 'sealer', 'sweep'])
    for (const check of Object.values(checks)) expect(check).toEqual({ ok: true, ms: expect.any(Number) })
  })

  it('tells a database that is gone', async () => {
    const { status, wrong } = await ready({ pool: poolTo(stage.db.url.replace(/\/[^/]*$/, '/no_such_database')) })
    expect(status).toBe(503)
    expect(wrong).toEqual(['database', 'migrations'])
  })

  it('waits two seconds for a database that does not answer, no longer', async () => {
    const startedAt = Date.now()
    const { checks } = await ready({ pool: poolTo(`postgresql://x:y@127.0.0.1:${portOf(silent)}/z`) })
    expect(checks['database']).toMatchObject({ ok: false, problem: expect.stringContaining('2 giây') })
    expect(Date.now() - startedAt).toBeLessThan(4_000)
  })

  it('tells a database that was never brought up to date', async () => {
    const { wrong, checks } = await ready({ migrations: [...MIGRATIONS, { id: 999, name: 'tomorrow', sql: '' }] })
    expect(wrong).toEqual(['migrations'])
    expect(checks['migrations']?.problem).toContain('tomorrow')
  })

  it('tells a queue that does not answer', async () => {
    const backend = openRedisBackend({ redisUrl: `redis://127.0.0.1:${portOf(silent)}`, log: { ...log, warn: () => undefined } })
    const lost = createDoorbell({ backend, channels: ['website'], concurrency, log: { ...log, warn: () => undefined } })
    closers.push(() => backend.close())
    expect((await ready({ doorbell: lost })).wrong).toEqual(['queue'])
  })

  it('tells a site folder nobody can write to', async () => {
    rmSync(join(folder, 'site'), { recursive: true })
    writeFileSync(join(folder, 'site'), 'a file where the folder should be')
    expect((await ready()).wrong).toEqual(['site'])
  })

  it('misses the media store only once something was approved', async () => {
    rmSync(join(folder, 'media'), { recursive: true })
    expect((await ready()).wrong).toEqual([])
    await stage.approve({ documentId: 'a1', seq: 1 })
    await stage.relayOnly()
    expect((await ready()).wrong).toEqual(['media'])
  })

  it('tells what has stopped going round', async () => {
    let now = 0
    const pulse = createPulse(() => now)
    now = 61_000
    const { wrong, checks } = await ready({ pulses: { sealer: { pulse, staleMs: 20_000 } } })
    expect(wrong).toEqual(['sealer'])
    expect(checks['sealer']?.problem).toContain('61 giây')
    pulse.beat()
    expect((await ready({ pulses: { sealer: { pulse, staleMs: 20_000 } } })).wrong).toEqual([])
  })
})
