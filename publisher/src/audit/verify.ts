/** Walks the whole chain and says where, if anywhere, it was broken. Reads in pages; memory stays flat. */
import type { Pool } from 'pg'
import { exportAudit } from './export'
import { GENESIS, signCheckpoint } from './seal'
import { sha256 } from '@hl/config/canonical'

export interface ChainReport {
  sealed: number
  unsealed: number
  checkpoints: number
  problems: string[]
}

export async function verifyAudit(deps: { pool: Pool; checkpointKey: string }): Promise<ChainReport> {
  const problems: string[] = []
  let no = 0
  let hash = GENESIS
  for await (const entry of exportAudit(deps.pool)) {
    if (entry.no !== no + 1) problems.push(`Mắt xích ${no + 1} bị thiếu`)
    if (entry.prev !== hash) problems.push(`Mắt xích ${entry.no}: không nối với mắt xích trước`)
    if (entry.hash !== sha256(hash + entry.sealed)) problems.push(`Mắt xích ${entry.no}: nội dung đã bị sửa`)
    no = entry.no
    hash = entry.hash
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
