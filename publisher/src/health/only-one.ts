/** Work that one process does for all: a session lock of PostgreSQL's, which goes with the connection when a process dies. */
import type { Pool } from 'pg'

/** @returns false when another process is at it */
export async function onlyOne(pool: Pool, { name, work }: { name: string; work: () => Promise<void> }): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(hashtextextended($1, 0)) as got`, [name])
    if (!rows[0]?.got) return false
    try {
      await work()
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended($1, 0))`, [name]).catch((error: Error) => (broken = error))
    }
    return true
  } finally {
    client.release(broken)
  }
}
