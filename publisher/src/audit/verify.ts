/** Walks the whole chain and says where, if anywhere, it was broken. Reads in pages; memory stays flat. */
import type { Pool } from 'pg'
import { sha256 } from '@hl/config/canonical'
import { isSignedBy, oldSignature, openCheckpointKey } from './checkpoint-key'
import { exportAudit, type ExportedEntry } from './export'
import { checkpointText, GENESIS } from './seal'

export interface ChainReport {
  sealed: number
  unsealed: number
  checkpoints: number
  problems: string[]
}

interface Deps {
  pool: Pool
  checkpointKey: string
  /** SECRETS_KEY of earlier times, whose signatures still stand */
  formerKeys?: readonly string[]
}

export async function verifyAudit(deps: Deps): Promise<ChainReport> {
  const problems: string[] = []
  let no = 0
  let hash = GENESIS
  for await (const entry of exportAudit(deps.pool)) {
    if (entry.no !== no + 1) problems.push(`Mắt xích ${no + 1} bị thiếu`)
    if (entry.prev !== hash) problems.push(`Mắt xích ${entry.no}: không nối với mắt xích trước`)
    if (!isWhole(entry, hash)) problems.push(`Mắt xích ${entry.no}: nội dung đã bị sửa`)
    no = entry.no
    hash = entry.hash
  }
  const checkpoints = await verifyCheckpoints(deps)
  const unsealed = await deps.pool.query<{ n: number }>(`select count(*) as n from audit_unsealed`)
  return {
    sealed: no,
    unsealed: unsealed.rows[0]?.n ?? 0,
    checkpoints: checkpoints.count,
    problems: [...problems, ...checkpoints.problems],
  }
}

function isWhole({ digest, hash, sealed }: ExportedEntry, prev: string): boolean {
  if (digest === null) return hash === sha256(prev + sealed)
  return digest === sha256(sealed) && hash === sha256(prev + digest)
}

interface Checkpoint {
  no: number
  hash: string
  signature: string
  public_key: string | null
  sealed: string | null
}
const PAGE = 5_000

async function verifyCheckpoints(deps: Deps): Promise<{ count: number; problems: string[] }> {
  const secrets = [deps.checkpointKey, ...(deps.formerKeys ?? [])]
  const ours = new Set(secrets.map((secret) => openCheckpointKey(secret).publicKey))
  const problems: string[] = []
  let count = 0
  for (let after = 0; ;) {
    const { rows } = await deps.pool.query<Checkpoint>(
      `select c.*, s.hash as sealed from audit_checkpoint c left join audit_seal s using (no) where c.no > $1 order by no limit $2`,
      [after, PAGE],
    )
    for (const point of rows) {
      if (!isSigned({ point, secrets, ours }) || point.sealed !== point.hash)
        problems.push(`Điểm chốt ${point.no}: chữ ký hoặc giá trị không khớp`)
    }
    count += rows.length
    const last = rows.at(-1)
    if (!last) return { count, problems }
    after = last.no
  }
}

function isSigned(input: { point: Checkpoint; secrets: readonly string[]; ours: ReadonlySet<string> }): boolean {
  const { point, secrets, ours } = input
  const text = checkpointText(point)
  if (point.public_key === null) return secrets.some((secret) => oldSignature({ secret, text }) === point.signature)
  return ours.has(point.public_key) && isSignedBy({ publicKey: point.public_key, data: text, signature: point.signature })
}
