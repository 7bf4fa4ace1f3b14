/** What goes into the evidence and in which order. Everything is read through one client: one snapshot of the database. */
import { redact } from '@hl/config/logger'
import type { Actor } from '@hl/config/outbox'
import type { ChannelId } from '@hl/config/words'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint, type CheckpointKey } from '../audit/checkpoint-key'
import type { Queryable } from '../database'
import type { MediaReader } from '../media/media-reader'
import { readAttempts, readNewestAttempts, type AttemptFact, type StepFact } from './attempts'
import { entryFact, readCheckpoints, readEntries, readLinks } from './audit-proof'
import { jsonLines, type EvidenceZip } from './evidence-zip'
import { readCanonicalRelease, readDeliveries, readReceipts, readReleases, type Item } from './item-facts'
import { readMediaFacts } from './media-facts'
import { gatherPeople } from './people'
import { readMe } from './read-me'
import { renderSummary } from './summary'

export interface Writing {
  client: Queryable
  zip: EvidenceZip
  media: MediaReader
  key: CheckpointKey
  /** values that must not leave, wherever they hide */
  secrets: readonly string[]
  isSandbox: boolean
  item: Item
  at: Date
  by: Actor
}

/** What a person reads of each channel; all Attempts lie beside as JSON. */
const SHOWN_ATTEMPTS = 100

export async function writeEvidence(writing: Writing): Promise<void> {
  const { client, zip, media, key, secrets, isSandbox, item, at, by } = writing
  const hide = (value: unknown) => redact(value, secrets)
  const releases = await readReleases(client, item)
  const deliveries = await readDeliveries(client, item)
  const receipts = await readReceipts(client, item)
  const mediaFacts = await readMediaFacts(media, releases)
  const people = await gatherPeople(readEntries(client, item))
  const audit = await countEntries(client, item)
  const title = deliveries.find((one) => one.title !== '')?.title ?? releases.at(-1)?.title ?? item.documentId
  const shown = new Map<ChannelId, AttemptFact[]>()
  for (const { id, channel } of deliveries) {
    shown.set(channel, await readNewestAttempts(client, { deliveryId: id, limit: SHOWN_ATTEMPTS }))
  }
  const print = fingerprint(key.publicKey)
  // each part by itself: the redaction looks only so deep
  const hideAttempt = (attempt: AttemptFact) => ({ ...attempt, error: hide(attempt.error), steps: attempt.steps.map(hideStep) })
  const hideStep = ({ request, answer, error, looks, ...step }: StepFact) => ({
    ...step,
    ...{ request: hide(request), answer: hide(answer), error: hide(error), looks: hide(looks) },
  })
  const json = (value: unknown) => [`${JSON.stringify(value, null, 2)}\n`]

  zip.add('README.txt', () => [readMe({ title, documentId: item.documentId, at, by, fingerprint: print })])
  const summary = { item, title, at, by, fingerprint: print, isSandbox, people, releases, media: mediaFacts, deliveries, receipts, audit }
  zip.add('tom-tat.html', () => [String(hide(renderSummary({ ...summary, attempts: shown })))])
  zip.add('verify.mjs', readVerifier)
  for (const { hash } of releases) zip.add(`ban-phat-hanh/${hash}.json`, () => canonicalRelease(client, hash))
  zip.add('tep-dinh-kem.json', () => json(mediaFacts))
  for (const { file, sha256 } of mediaFacts) if (file) zip.add(file, () => media.open({ sha256 }))
  zip.add('nguoi-lam.json', () => json(hide(people)))
  for (const delivery of deliveries) {
    const folder = `kenh/${delivery.channel}`
    zip.add(`${folder}/trang-thai.json`, () => json(hide(delivery)))
    zip.add(`${folder}/bien-nhan.json`, () => json(receipts.filter((one) => one.channel === delivery.channel).map(hide)))
    zip.add(`${folder}/lan-gui.jsonl`, () => jsonLines(mapped(readAttempts(client, { deliveryId: delivery.id }), hideAttempt)))
  }
  zip.add('nhat-ky/muc.jsonl', () => jsonLines(mapped(readEntries(client, item), (row) => entryFact(row, secrets))))
  zip.add('nhat-ky/mat-xich.jsonl', () => jsonLines(readLinks(client, item)))
  zip.add('nhat-ky/diem-chot.jsonl', () => jsonLines(readCheckpoints(client, item)))
  zip.finish({ at: at.toISOString(), by, item, title, mode: isSandbox ? 'sandbox' : 'real' })
}

async function* canonicalRelease(client: Queryable, hash: string): AsyncIterable<string> {
  yield await readCanonicalRelease(client, hash)
}

async function* readVerifier(): AsyncIterable<Uint8Array> {
  yield await readFile(join(__dirname, 'verify.mjs'))
}

async function* mapped<A, B>(rows: AsyncIterable<A>, change: (row: A) => B): AsyncIterable<B> {
  for await (const row of rows) yield change(row)
}

async function countEntries(client: Queryable, { documentId }: Item) {
  const { rows } = await client.query<{ sealed: number; unsealed: number; firstNo: number | null; lastNo: number | null }>(
    `select count(s.no) as sealed, count(*) - count(s.no) as unsealed, min(s.no) as "firstNo", max(s.no) as "lastNo"
     from audit_entry e left join audit_seal s on s.entry_id = e.id where e.document_id = $1`,
    [documentId],
  )
  return rows[0] ?? { sealed: 0, unsealed: 0, firstNo: null, lastNo: null }
}
