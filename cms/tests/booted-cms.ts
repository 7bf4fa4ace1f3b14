/** The built cms on a database, a port and folders of its own, as `npm start` runs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { apiOf, type Api } from './api'

const MAIN = join(__dirname, '../dist/src/main.js')
const READY_WITHIN_MS = 60_000

export interface BootedCms {
  url: string
  dataDir: string
  databaseUrl: string
  database: Client
  /** signed in as the first administrator */
  admin: Api
  /** from SIGTERM to the end of the process */
  stop(): Promise<{ code: number | null; tookMs: number }>
  /** Ends it, if it still runs, and starts it again on the same data; who was signed in still is. */
  restart(options?: BootOptions): Promise<void>
  close(): Promise<void>
}

export interface BootOptions {
  /** without it the publisher does not answer */
  publisherUrl?: string
  /** on top of what every test has */
  env?: Readonly<Record<string, string>>
}

export async function bootCms(options: BootOptions = {}): Promise<BootedCms> {
  if (!existsSync(MAIN)) throw new Error('The cms is not built. Run: npm run build -w @hl/cms')
  const name = `cms_test_${process.pid}_${Date.now()}`
  const databaseUrl = await createDatabase(name)
  const dataDir = mkdtempSync(join(tmpdir(), 'hl-cms-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = (boot: BootOptions) => started({ url, port, dataDir, databaseUrl, ...boot })
  let child = await start(options)
  const database = new Client({ connectionString: databaseUrl })
  await database.connect()
  const stop = () => stopped(child)
  return {
    url,
    dataDir,
    databaseUrl,
    database,
    admin: await firstAdmin(url),
    stop,
    restart: async (again = {}) => {
      await stop()
      child = await start(again)
    },
    close: async () => {
      await stop()
      await database.end()
      rmSync(dataDir, { recursive: true, force: true })
      await dropDatabase(name)
    },
  }
}

async function started(boot: BootOptions & { url: string; port: number; dataDir: string; databaseUrl: string }): Promise<ChildProcess> {
  const { port, dataDir, databaseUrl, publisherUrl = 'http://127.0.0.1:9', env = {}, url } = boot
  const child = spawn(process.execPath, [MAIN], {
    cwd: join(__dirname, '..'),
    env: {
      ...process.env,
      ...SECRETS,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      CMS_PORT: String(port),
      INTERNAL_URL: publisherUrl,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  await ready({ child, url, output })
  return child
}

export const SECRETS = {
  APP_KEYS: 'test-key-one,test-key-two',
  API_TOKEN_SALT: 'test-salt-api',
  ADMIN_JWT_SECRET: 'test-secret-admin',
  TRANSFER_TOKEN_SALT: 'test-salt-transfer',
  ENCRYPTION_KEY: 'test-encryption-key',
  PUBLISHER_API_TOKEN: 'test-publisher-token',
  SECRETS_KEY: 'test-secrets-key-of-some-length',
  REDIS_URL: '',
}
const ADMIN = { email: 'admin@example.invalid', password: 'Matkhau-123', firstname: 'Quản', lastname: 'Trị' }

async function firstAdmin(url: string): Promise<Api> {
  const registered = await apiOf(url).call('POST', '/admin/register-admin', ADMIN)
  return apiOf(url, registered.body.data.token)
}

async function ready({ child, url, output }: { child: ChildProcess; url: string; output: string[] }): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; ; await new Promise((done) => setTimeout(done, 100))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`The cms did not start:\n${output.slice(-40).join('')}`)
    }
    const answer = await fetch(`${url}/_health`).catch(() => null)
    if (answer?.status === 204) return
  }
}

export async function stopped(child: ChildProcess): Promise<{ code: number | null; tookMs: number }> {
  const since = Date.now()
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await gone
  }
  return { code: child.exitCode, tookMs: Date.now() - since }
}

async function createDatabase(name: string): Promise<string> {
  await onServer(`create database ${name}`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.toString()
}

async function dropDatabase(name: string): Promise<void> {
  await onServer(`drop database if exists ${name} with (force)`)
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is not set. Run the tests with: npm test')
  return url
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('No port could be had')
  return address.port
}
