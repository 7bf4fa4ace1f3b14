/** A database of its own for one test suite, with every migration run. Only for tests: wants TEST_DATABASE_URL. */
import { randomBytes } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { createPool } from '../database'
import { MIGRATIONS } from '.'
import { migrate } from './migrate'

export interface TestDatabase {
  url: string
  pool: Pool
  drop(): Promise<void>
}

/** @param serverUrl a superuser's URL: `npm test` gives TEST_DATABASE_URL */
export async function createTestDatabase(serverUrl: string | undefined): Promise<TestDatabase> {
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set: run the tests with npm test -- <path>')
  const name = `t_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const pool = createPool({ databaseUrl: url.href, max: 10, onError: () => undefined })
  await migrate({ pool, migrations: MIGRATIONS })
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end()
      await onServer(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
