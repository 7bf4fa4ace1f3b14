import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { isAlive } from '../processes'
import { runningPostgres } from './leftover'
import { startPostgres } from './server'

jest.setTimeout(60_000)

const base = mkdtempSync(join(tmpdir(), 'hl-pg-test-'))
const optionsIn = (folder: string) => ({
  dataFolder: join(folder, 'postgres'),
  logFile: join(folder, 'logs/postgres.log'),
  password: 'p@ss word',
  database: 'hl',
  isThrowaway: true,
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

test('a new cluster answers, keeps its data over a restart, and leaves no pid file', async () => {
  const options = optionsIn(mkdtempSync(join(base, 'a-')))
  const first = await startPostgres(options)
  await query(first.url, 'CREATE TABLE kept (word text)')
  await query(first.url, "INSERT INTO kept VALUES ('đường về')")
  const { rows } = await query(first.url, "SELECT lower('ĐƯỜNG VỀ') AS word, current_setting('max_connections') AS connections")
  expect(rows[0]).toEqual({ word: 'đường về', connections: '200' })
  expect(statSync(options.dataFolder).mode & 0o077).toBe(0)
  await first.stop()
  expect(existsSync(join(options.dataFolder, 'postmaster.pid'))).toBe(false)

  const second = await startPostgres(options)
  expect((await query(second.url, 'SELECT word FROM kept')).rows).toEqual([{ word: 'đường về' }])
  await second.stop()
})

test('a server left running by a killed parent is stopped before the next one starts', async () => {
  const options = optionsIn(mkdtempSync(join(base, 'b-')))
  const left = await startPostgres(options)
  const before = runningPostgres(options.dataFolder)
  expect(before?.port).toBe(left.port)
  const next = await startPostgres(options)
  expect(isAlive(before?.pid ?? 0)).toBe(false)
  expect((await query(next.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await left.stop()
  await next.stop()
  expect(runningPostgres(options.dataFolder)).toBeNull()
})

test('a server that died comes back on the same port', async () => {
  const options = optionsIn(mkdtempSync(join(base, 'c-')))
  const postgres = await startPostgres(options)
  const died = new Promise((done) => postgres.process.once('exit', done))
  process.kill(Number(readFileSync(join(options.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await died
  await postgres.restart()
  expect((await query(postgres.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await postgres.stop()
})

async function query(url: string, text: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
