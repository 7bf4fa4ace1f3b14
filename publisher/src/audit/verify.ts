/** Walks the whole chain and says where, if anywhere, it was broken. Reads in pages; memory stays flat. */
import type { Pool } from 'pg'
import { GENESIS, sealedText, signCheckpoint, type AuditRow } from './seal'
import { sha256 } from '@hl/config/canonical'

export interface ChainReport {
  sealed: number
  unsealed: number
  checkpoints: number
  problems: string[]
}

const PAGE = 2_000

export async function verifyAudit(deps: { pool: Pool; checkpointKey: string }): Promise<ChainReport> {
  const problems: string[] = []
  let no = 0
  let hash = GENESIS
  for (;;) {
    const { rows } = await deps.pool.query<AuditRow & { no: number; prev: string; hash: string }>(
      `select e.*, s.no, s.prev, s.hash from audit_seal s join audit_entry e on e.id = s.entry_id where s.no > $1 order by s.no limit $2`,
      [no, PAGE],
    )
    if (rows.length === 0) break
    for (const row of rows) {
      const expected = sha256(hash + sealedText(row))
      if (row.no !== no + 1) problems.push(`Mắt xích ${no + 1} bị thiếu`)
      if (row.prev !== hash) problems.push(`Mắt xích ${row.no}: không nối với mắt xích trước`)
      if (row.hash !== expected) problems.push(`Mắt xích ${row.no} (mục ${row.id}): nội dung đã bị sửa`)
      no = row.no
      hash = row.hash
    }
  }
  const checkpoints = await deps.pool.query<{ no: number; hash: string; signature: string; sealed: string | null }>(
    `select c.*, s.hash as sealed from audit_checkpoint c left join audit_seal s using (no) order by no`,
  )
  for (const point of checkpoints.rows) {
    const isSigned = signCheckpoint({ no: point.no, hash: point.hash, key: deps.checkpointKey }) === point.signature
    if (!isSigned || point.sealed !== point.hash) problems.push(`Điểm chốt ${point.no}: chữ ký hoặc giá trị không khớp`)
  }
  const unsealed = await deps.pool.query<{ n: number }>(`select count(*) as n from audit_unsealed`)
  return { sealed: no, unsealed: unsealed.rows[0]?.n ?? 0, checkpoints: checkpoints.rows.length, problems }
}
