import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { transaction } from './database'
import { createTestDatabase, type TestDatabase } from './migrations/test-database'

let database: TestDatabase
beforeAll(async () => (database = await createTestDatabase(process.env.TEST_DATABASE_URL)), 30_000)
afterAll(() => database.drop())

const reserve = (path: string) => `insert into site_path (path, document_id) values ('${path}', 'mot-bai')`

it('of statements sent together none stays when one fails, and its refusal is the one that is told', async () => {
  const { pool } = database
  const work = transaction(pool, (db) => Promise.all([reserve('/a/'), 'select 1 / 0', reserve('/b/')].map((sql) => db.query(sql))))
  await expect(work).rejects.toThrow('division by zero')
  expect((await pool.query('select from site_path')).rowCount).toBe(0)
})

it('a read sent with the lock before it sees what was committed while the lock was waited for', async () => {
  const { pool } = database
  const lock = 'select pg_advisory_xact_lock(1)'
  let found: Promise<number | null> = Promise.resolve(null)
  await transaction(pool, async (db) => {
    await db.query(lock)
    found = transaction(pool, async (other) => {
      const [, { rowCount }] = await Promise.all([other.query(lock), other.query('select from site_path')])
      return rowCount
    })
    const waiting = `select from pg_locks where locktype = 'advisory' and not granted`
    while ((await pool.query(waiting)).rowCount === 0);
    await db.query(reserve('/c/'))
  })
  expect(await found).toBe(1)
})
