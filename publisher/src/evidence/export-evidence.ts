/**
 * The evidence file of one Item: a zip that can be read and checked without us. Asking for it is itself an audit entry, and
 * the last one the zip proves. Written to a temporary file under one snapshot, then sent: a slow reader holds no transaction.
 */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@hl/config/outbox'
import { TYPE_PATHS } from '@hl/config/words'
import type { Pool } from 'pg'
import { openCheckpointKey } from '../audit/checkpoint-key'
import { recordAudit } from '../audit/record'
import { sealAudit } from '../audit/seal'
import { transaction } from '../database'
import type { MediaReader } from '../media/media-reader'
import { createEvidenceZip } from './evidence-zip'
import { isKnown, type Item } from './item-facts'
import { writeEvidence } from './write-evidence'

export interface EvidenceDeps {
  pool: Pool
  media: MediaReader
  /** the secret that signs checkpoints */
  checkpointKey: string
  secrets: readonly string[]
  isSandbox: boolean
}

export interface EvidenceFile {
  name: string
  size: number
  /** Can be read once; the file is gone already for everybody else. */
  bytes: Readable
}

const SEAL_WITHIN_MS = 5_000
const SEAL_EVERY_MS = 20

/** @returns null when nothing is known of the Item */
export async function exportEvidence(deps: EvidenceDeps, input: { item: Item; by: Actor }): Promise<EvidenceFile | null> {
  const { item, by } = input
  if (!(await isKnown(deps.pool, item))) return null
  await transaction(deps.pool, (client) => recordAudit(client, { actor: by, action: 'evidence.exported', ...item }))
  await sealAll(deps, item)
  const file = join(tmpdir(), `hl-evidence-${randomUUID()}.zip`)
  try {
    await writeZip(deps, { ...input, at: new Date(), file })
    const handle = await open(file)
    const { size } = await stat(file)
    return { name: `ho-so-${TYPE_PATHS[item.type]}-${item.documentId}.zip`, size, bytes: handle.createReadStream() }
  } finally {
    // the open handle keeps the bytes until they are read
    await rm(file, { force: true })
  }
}

/** @param input.at the time the zip states; all else follows from the state of the database */
export async function writeZip(deps: EvidenceDeps, input: { item: Item; by: Actor; at: Date; file: string }): Promise<void> {
  const { item, by, at, file } = input
  const key = openCheckpointKey(deps.checkpointKey)
  await transaction(deps.pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    const zip = createEvidenceZip({ at, key })
    await writeEvidence({ ...deps, client, zip, key, item, at, by })
    await pipeline(zip.bytes, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
  })
}

/** So that the zip proves itself too. Another process may be sealing; what is not sealed in time is said to be not. */
async function sealAll(deps: EvidenceDeps, { documentId }: Item): Promise<void> {
  for (const until = performance.now() + SEAL_WITHIN_MS; performance.now() < until; await sleep(SEAL_EVERY_MS)) {
    await sealAudit(deps)
    const { rowCount } = await deps.pool.query(
      `select 1 from audit_unsealed u join audit_entry e on e.id = u.entry_id where e.document_id = $1 limit 1`,
      [documentId],
    )
    if (!rowCount) return
  }
}
