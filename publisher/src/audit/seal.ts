/**
 * The sealer: appends every committed, unsealed AuditEntry to one hash chain. One at a time (advisory lock), so that
 * writers never wait for the head of the chain. digest = SHA-256(canonical JSON of the entry), hash = SHA-256(prev + digest): the
 * chain can be recomputed from digests alone, without showing what anybody else's entry says.
 */
import type { Pool } from 'pg'
import { canonicalJson, sha256 } from '@hl/config/canonical'
import { transaction, type Queryable } from '../database'
import { openCheckpointKey } from './checkpoint-key'

export const GENESIS = '0'.repeat(64)
const BATCH = 500

export interface AuditRow {
  id: number
  at: Date
  actor: { id: string; name: string }
  action: string
  type: string | null
  document_id: string | null
  channel: string | null
  data: Record<string, unknown>
}

/** @returns how many entries were sealed; 0 also when another process is sealing */
export async function sealAudit(deps: { pool: Pool; checkpointKey: string }): Promise<number> {
  return transaction(deps.pool, async (client) => {
    const lock = await client.query<{ got: boolean }>(`select pg_try_advisory_xact_lock(hashtext('publisher.audit.seal')) as got`)
    if (!lock.rows[0]?.got) return 0
    const { rows } = await client.query<AuditRow>(
      `select e.* from audit_unsealed u join audit_entry e on e.id = u.entry_id order by e.id limit $1`,
      [BATCH],
    )
    if (rows.length === 0) return 0
    const seals = chain({ rows, head: await readHead(client) })
    await client.query(
      `insert into audit_seal (no, entry_id, prev, digest, hash)
       select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])`,
      [seals.map((s) => s.no), seals.map((s) => s.entryId), seals.map((s) => s.prev), seals.map((s) => s.digest), seals.map((s) => s.hash)],
    )
    await client.query(`delete from audit_unsealed where entry_id = any($1)`, [seals.map((s) => s.entryId)])
    const last = seals.at(-1)
    if (last) {
      const key = openCheckpointKey(deps.checkpointKey)
      await client.query(`insert into audit_checkpoint (no, hash, signature, public_key) values ($1, $2, $3, $4)`, [
        last.no,
        last.hash,
        key.sign(checkpointText(last)),
        key.publicKey,
      ])
    }
    return seals.length
  })
}

export interface ChainHead {
  no: number
  hash: string
}

/** Pure: the seals that follow `head`. */
export function chain(input: { rows: readonly AuditRow[]; head: ChainHead }) {
  let { no, hash } = input.head
  return input.rows.map((row) => {
    const prev = hash
    no += 1
    const digest = sha256(sealedText(row))
    hash = sha256(prev + digest)
    return { no, entryId: row.id, prev, digest, hash }
  })
}

/** What is hashed of an entry: its canonical JSON. */
export function sealedText(row: AuditRow): string {
  const { id, at, actor, action, type, document_id: documentId, channel, data } = row
  return canonicalJson({ id, at, actor, action, type, documentId, channel, data })
}

/** What a checkpoint signs. */
export function checkpointText(head: ChainHead): string {
  return `${head.no}:${head.hash}`
}

async function readHead(client: Queryable): Promise<ChainHead> {
  const { rows } = await client.query<ChainHead>(`select no, hash from audit_seal order by no desc limit 1`)
  return rows[0] ?? { no: 0, hash: GENESIS }
}
