/** The Releases an approver or a reviewer was shown, so that "the Item moved" can say what moved; and the one that is live. */
import { releaseSchema, type Release } from '@hl/config/release'
import { z } from 'zod'
import { jsonColumn, rows, type Trx } from './transaction'

interface OfDocument {
  trx: Trx
  documentId: string
}

export async function keepShown(input: OfDocument & { hash: string; release: Release }): Promise<void> {
  const { trx, documentId, hash, release } = input
  const sql = 'insert into cms.shown_releases (document_id, hash, release) values (?, ?, ?::jsonb) on conflict do nothing'
  await trx.raw(sql, [documentId, hash, JSON.stringify(release)])
}

/** `null`: nobody was shown that one. */
export async function shownRelease(input: OfDocument & { hash: string }): Promise<Release | null> {
  const sql = 'select release from cms.shown_releases where document_id = ? and hash = ?'
  return one({ trx: input.trx, sql, bindings: [input.documentId, input.hash] })
}

export async function forgetShown({ trx, documentId }: OfDocument): Promise<void> {
  await trx.raw('delete from cms.shown_releases where document_id = ?', [documentId])
}

/** The last Release that was approved, unless it lapsed: an edit since then voids its approval, but it is what the edit starts from. */
export async function lastRelease({ trx, documentId }: OfDocument): Promise<Release | null> {
  const sql = `
    select o.payload->'release' as release from cms.outbox o
     where o.document_id = ? and o.payload->>'kind' = 'publish'
       and not exists (select 1 from cms.outbox w
                        where w.document_id = o.document_id and w.seq > o.seq and w.payload->>'action' = 'approvalExpired'
                          and w.payload->'data'->>'releaseHash' = o.payload->>'releaseHash')
     order by o.seq desc limit 1`
  return one({ trx, sql, bindings: [documentId] })
}

async function one(input: { trx: Trx; sql: string; bindings: string[] }): Promise<Release | null> {
  const [found] = await rows({ ...input, row: z.object({ release: jsonColumn(releaseSchema) }) })
  return found?.release ?? null
}
