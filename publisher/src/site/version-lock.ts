/**
 * Whoever writes below SITE_DIR shares this lock until the rows are committed; the swap to a rebuilt version takes it alone. So
 * nothing is ever written into the version that is about to go.
 */
import type { PoolClient } from '../database'

const NAME = `hashtextextended('site/version', 0)`
/** An expression of a select, ahead of every other lock: it is held to the end of the transaction. */
export const SHARE_VERSION = `pg_advisory_xact_lock_shared(${NAME})`

/** Waits for every write under way; those that come meanwhile wait for `work`. */
export async function aloneOnSite<T>({ client, work }: { client: PoolClient; work: () => Promise<T> }): Promise<T> {
  await client.query(`select pg_advisory_lock(${NAME})`)
  try {
    return await work()
  } finally {
    await client.query(`select pg_advisory_unlock(${NAME})`)
  }
}
