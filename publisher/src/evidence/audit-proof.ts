/**
 * The audit entries of one Item, and what proves that they stand in the chain: the links from each of them to the next signed
 * checkpoint. Of other Items' entries only the digest is given. Everything is read in pages.
 */
import { canonicalJson } from '@hl/config/canonical'
import { redact } from '@hl/config/logger'
import { sealedText, type AuditRow } from '../audit/seal'
import type { Queryable } from '../database'

export interface EntryFact {
  /** place in the chain; null: not sealed yet */
  no: number | null
  digest: string | null
  hash: string | null
  /** the hashed text itself; null when a secret was found in it */
  sealed: string | null
  /** only then: the entry with the secret taken out */
  redacted?: unknown
}

export interface Link {
  no: number
  prev: string
  /** null: sealed in the old way, which only the entry's own text recomputes */
  digest: string | null
  hash: string
}

export interface Checkpoint {
  no: number
  hash: string
  signature: string
  /** null: an old one, signed with an HMAC of SECRETS_KEY */
  publicKey: string | null
  at: Date
}

type SealedRow = AuditRow & { no: number | null; digest: string | null; hash: string | null }
const PAGE = 500

export async function* readEntries(
  client: Queryable,
  { documentId, from = 0 }: { documentId: string; from?: number },
): AsyncGenerator<SealedRow> {
  for (let after = from; ;) {
    const { rows } = await client.query<SealedRow>(
      `select e.*, s.no, s.digest, s.hash from audit_entry e left join audit_seal s on s.entry_id = e.id
       where e.document_id = $1 and e.id > $2 order by e.id limit $3`,
      [documentId, after, PAGE],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}

export function entryFact(row: SealedRow, secrets: readonly string[]): EntryFact {
  const sealed = sealedText(row)
  const { no, digest, hash } = row
  const shown: unknown = JSON.parse(sealed)
  const redacted = redact(shown, secrets)
  return canonicalJson(redacted) === sealed ? { no, digest, hash, sealed } : { no, digest, hash, sealed: null, redacted }
}

/** @returns the checkpoints that close the stretches in which this Item has entries, oldest first */
export async function* readCheckpoints(
  client: Queryable,
  { documentId }: { documentId: string },
): AsyncGenerator<Checkpoint & { first: number }> {
  for (let after = 0; ;) {
    const { rows } = await client.query<Checkpoint & { first: number }>(
      `select c.no, c.hash, c.signature, c.public_key as "publicKey", c.at, min(s.no) as first
       from audit_entry e join audit_seal s on s.entry_id = e.id
       join lateral (select * from audit_checkpoint k where k.no >= s.no order by k.no limit 1) c on true
       where e.document_id = $1 and s.no > $2 group by 1, 2, 3, 4, 5 order by 1 limit $3`,
      [documentId, after, PAGE],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.no
  }
}

/** A stretch is one round of the sealer: 500 links at most, from the Item's first entry in it to its checkpoint. */
export async function* readLinks(client: Queryable, { documentId }: { documentId: string }): AsyncGenerator<Link> {
  for await (const { first, no } of readCheckpoints(client, { documentId })) {
    const { rows } = await client.query<Link>(`select no, prev, digest, hash from audit_seal where no between $1 and $2 order by no`, [
      first,
      no,
    ])
    yield* rows
  }
}
