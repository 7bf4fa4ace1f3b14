/** One writer at a time over all Deliveries of one Item: fan-out raises them together, and one going live wakes the others. */
import type { PoolClient } from 'pg'

/** Taken first in the transaction, before any row, so that two Deliveries of an Item never wait for each other. */
export async function lockItem(client: PoolClient, documentId: string): Promise<{ now: Date }> {
  const { rows } = await client.query<{ now: Date }>(
    `select now() as now, pg_advisory_xact_lock(hashtextextended('publisher/' || $1, 0))`,
    [documentId],
  )
  return { now: rows[0]?.now ?? new Date() }
}
