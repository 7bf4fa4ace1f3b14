/** The sealed entries, oldest first, in pages: what a reader needs to check the chain without our database. */
import type { Pool } from 'pg'
import { sealedText, type AuditRow } from './seal'

export interface ExportedEntry {
  no: number
  prev: string
  /** SHA-256 of `sealed`, and hash = SHA-256(prev + digest); null in old links, where hash = SHA-256(prev + sealed) */
  digest: string | null
  hash: string
  sealed: string
}

const PAGE = 2_000

export async function* exportAudit(pool: Pool): AsyncGenerator<ExportedEntry> {
  let after = 0
  for (;;) {
    const { rows } = await pool.query<AuditRow & { no: number; prev: string; digest: string | null; hash: string }>(
      `select e.*, s.no, s.prev, s.digest, s.hash from audit_seal s join audit_entry e on e.id = s.entry_id where s.no > $1 order by s.no limit $2`,
      [after, PAGE],
    )
    if (rows.length === 0) return
    for (const row of rows) {
      yield { no: row.no, prev: row.prev, digest: row.digest, hash: row.hash, sealed: sealedText(row) }
      after = row.no
    }
  }
}
