import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { fillSite, newRelease } from './site.bench'
import { publish } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  // its sweep would now and then write what a publish has just raised
  await site.running.close()
})
afterAll(() => site.close())

// sizes at which the open pages are about equally full, so that nothing but the size differs
it('a publish asks the database the same on 1,200 items as on 6,000, and reads no more rows', async () => {
  const small = await costAt(1_200)
  const large = await costAt(6_000)
  expect([...new Set(large.statements)].sort()).toEqual([...new Set(small.statements)].sort())
  // what two feeds ask is one question when the answers before it come together
  expect(Math.abs(large.statements.length - small.statements.length)).toBeLessThanOrEqual(1)
  expect(large.statements.length).toBeLessThanOrEqual(40)
  // an index entry more or less; a scan of the site would read thousands
  expect(large.rowsRead - small.rowsRead).toBeLessThan(150)
}, 120_000)

async function costAt(items: number): Promise<{ statements: string[]; rowsRead: number }> {
  await fillSite({ pool: site.pool, siteDir: site.siteDir, items })
  await publish({ site, release: newRelease(`warm${items}`) })
  const before = await rowsRead()
  site.queries.length = 0
  await publish({ site, release: newRelease(`cost${items}`) })
  const statements = [...site.queries]
  return { statements, rowsRead: (await rowsRead()) - before }
}

/** Live rows the site's tables handed out, by scan or by index, as PostgreSQL counts them. */
async function rowsRead(): Promise<number> {
  // each connection counts for itself and tells the others when it likes
  await Promise.all(Array.from({ length: 10 }, () => site.pool.query('select pg_stat_force_next_flush(), pg_sleep(0.05)')))
  const { rows } = await site.pool.query<{ read: number }>(`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_user_tables
    where relname like 'site\\_%' or relname like 'search\\_%'`)
  return Number(rows[0]?.read ?? 0)
}
