/** A link of the chain as it was made before digests and public keys were kept. For tests: the code that made it is gone. */
import { canonicalJson, sha256 } from '@hl/config/canonical'
import type { Pool } from 'pg'
import { oldSignature } from '../checkpoint-key'
import { GENESIS } from '../seal'

/** Seals the oldest entry, as the first link. */
export async function sealAsBefore({ pool, secret }: { pool: Pool; secret: string }): Promise<void> {
  const { rows } = await pool.query(`select e.* from audit_unsealed u join audit_entry e on e.id = u.entry_id order by e.id limit 1`)
  const { id, at, actor, action, type, document_id: documentId, channel, data } = rows[0]
  const hash = sha256(GENESIS + canonicalJson({ id, at, actor, action, type, documentId, channel, data }))
  await pool.query(`insert into audit_seal (no, entry_id, prev, hash) values (1, $1, $2, $3)`, [id, GENESIS, hash])
  await pool.query(`delete from audit_unsealed where entry_id = $1`, [id])
  await pool.query(`insert into audit_checkpoint (no, hash, signature) values (1, $1, $2)`, [
    hash,
    oldSignature({ secret, text: `1:${hash}` }),
  ])
}
