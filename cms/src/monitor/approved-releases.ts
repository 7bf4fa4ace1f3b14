/** What the board approved, under the name the publisher calls it by: from the outbox, which keeps every Release for ever. */
import { releaseSchema, type Release } from '@hl/config/release'
import { z } from 'zod'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'
import type { ApprovedRelease } from './contract'

export interface Approved {
  facts: ApprovedRelease
  release: Release
}

const rowSchema = z.object({
  hash: z.string(),
  by: z.string(),
  at: z.string(),
  comment: z.string().nullable(),
  release: jsonColumn(releaseSchema),
})

/** @returns null when cms has no such row: a database older than the publisher's */
export async function approvedRelease(input: { trx: Trx; documentId: string; hash: string }): Promise<Approved | null> {
  const { trx, documentId, hash } = input
  const sql = `
    select payload->>'releaseHash' as hash, payload->'actor'->>'name' as by, payload->>'at' as at, payload->>'comment' as comment,
           payload->'release' as release
      from cms.outbox where document_id = ? and payload->>'kind' = 'publish' and payload->>'releaseHash' = ? order by seq desc limit 1`
  const [found] = await rows({ trx, sql, bindings: [documentId, hash], row: rowSchema })
  if (!found) return null
  const { by, at, comment, release } = found
  return { facts: { hash, title: release.title, approvedBy: by, approvedAt: at, comment }, release }
}
