/** Writes the outbox: one row a fact, in the transaction that makes it true. Nothing here updates or deletes a row. */
import { toNfc } from '@hl/config/canonical'
import { OUTBOX_NOTIFY, outboxPayloadSchema, type Actor, type OutboxPayload } from '@hl/config/outbox'
import { z } from 'zod'
import { rows, type Trx } from './transaction'

type WithoutFrame<T> = T extends unknown ? Omit<T, 'v' | 'seq' | 'at' | 'actor' | 'documentId'> : never
export type Fact = WithoutFrame<OutboxPayload>

/** Serialises all writes on one document until the transaction ends. Taken before anything of the document is read. */
export async function lockDocument(trx: Trx, documentId: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [documentId])
}

/**
 * Needs the document's lock: `seq` is counted under it.
 * @throws ZodError when the fact does not keep the contract; the transaction then rolls back
 */
export async function writeOutbox(input: { trx: Trx; documentId: string; actor: Actor; fact: Fact }): Promise<number> {
  const { trx, documentId, actor, fact } = input
  const seq = await nextSeq(trx, documentId)
  const frame = { v: 1, seq, documentId, at: new Date().toISOString(), actor }
  const payload = outboxPayloadSchema.parse(toNfc({ ...fact, ...frame }))
  await trx.raw('insert into cms.outbox (document_id, seq, payload) values (?, ?, ?::jsonb)', [documentId, seq, JSON.stringify(payload)])
  await trx.raw('select pg_notify(?, ?)', [OUTBOX_NOTIFY, ''])
  return seq
}

async function nextSeq(trx: Trx, documentId: string): Promise<number> {
  const sql = 'select coalesce(max(seq), 0) + 1 as seq from cms.outbox where document_id = ?'
  const [next] = await rows({ trx, sql, bindings: [documentId], row: z.object({ seq: z.coerce.number().int().positive() }) })
  return next?.seq ?? 1
}
