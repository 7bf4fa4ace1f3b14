/** Why and when an item was taken down: shown on its 410 page, so the reason is public. Filled by the relay. */
import type { RemovePayload } from '@hl/config/outbox'
import type { Queryable } from '../database'

/** Call in the relay's transaction, with the row that raises wanted to a removal. An older row never wins. */
export async function recordTakedown(options: { client: Queryable; payload: RemovePayload }): Promise<void> {
  const { documentId, type, reason, at, seq } = options.payload
  await options.client.query(
    `insert into takedown (document_id, type, reason, at, seq) values ($1, $2, $3, $4, $5)
     on conflict (document_id) do update set type = excluded.type, reason = excluded.reason, at = excluded.at, seq = excluded.seq
     where takedown.seq < excluded.seq`,
    [documentId, type, reason, at, seq],
  )
}

export async function readTakedown(options: { db: Queryable; documentId: string }): Promise<{ reason: string | null; at: Date } | null> {
  const { rows } = await options.db.query<{ reason: string | null; at: Date }>('select reason, at from takedown where document_id = $1', [
    options.documentId,
  ])
  return rows[0] ?? null
}
