/** What the database says of one Item as a whole: its Releases, its Deliveries, its receipts. Few rows; attempts are read apart. */
import { canonicalJson, sha256 } from '@hl/config/canonical'
import { mediaOf, releaseSchema, type Media } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId, type ItemType } from '@hl/config/words'
import type { Queryable } from '../database'
import type { DeliveryError } from '../delivery/delivery'
import type { DeliveryState } from '../delivery/states'

export interface ReleaseFact {
  hash: string
  /** whether the stored content still has this hash */
  isWhole: boolean
  title: string
  keptAt: Date
  media: Media[]
}

export interface DeliveryFact {
  id: string
  channel: ChannelId
  title: string
  state: DeliveryState
  reason: string | null
  wanted: { seq: number; release: string | null; action: string; notBefore: Date | null }
  live: { release: string; at: Date | null } | null
  incarnation: number
  partly: string | null
  error: DeliveryError | null
  baseline: unknown
  createdAt: Date
  updatedAt: Date
  attempts: number
}

export interface ReceiptFact {
  channel: ChannelId
  key: string
  externalId: string
  url: string | null
  status: string
  release: string | null
  incarnation: number
  createdAt: Date
  updatedAt: Date
}

export interface Item {
  type: ItemType
  documentId: string
}

/** Whether anything at all is known of it. */
export async function isKnown(client: Queryable, { type, documentId }: Item): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 where exists (select 1 from delivery where document_id = $1 and type = $2)
       or exists (select 1 from release where document_id = $1 and type = $2)
       or exists (select 1 from audit_entry where document_id = $1 and type = $2)`,
    [documentId, type],
  )
  return rowCount === 1
}

/** Every Release that was ever approved of this Item: each was wanted, whether or not it was sent. Oldest first, one at a time. */
export async function readReleases(client: Queryable, { documentId }: Item): Promise<ReleaseFact[]> {
  const { rows } = await client.query<{ hash: string; keptAt: Date }>(
    `select hash, created_at as "keptAt" from release where document_id = $1 order by created_at, hash`,
    [documentId],
  )
  const releases: ReleaseFact[] = []
  for (const { hash, keptAt } of rows) {
    const text = await readCanonicalRelease(client, hash)
    const { data } = releaseSchema.safeParse(JSON.parse(text))
    releases.push({ hash, keptAt, isWhole: sha256(text) === hash, title: data?.title ?? '', media: data ? mediaOf(data) : [] })
  }
  return releases
}

/** The bytes that were hashed at approval. */
export async function readCanonicalRelease(client: Queryable, hash: string): Promise<string> {
  const { rows } = await client.query<{ content: unknown }>(`select content from release where hash = $1`, [hash])
  return canonicalJson(rows[0]?.content ?? null)
}

export async function readDeliveries(client: Queryable, { documentId }: Item): Promise<DeliveryFact[]> {
  const { rows } = await client.query<DeliveryFact>(
    `select id, channel, title, state, reason,
       json_build_object('seq', wanted_seq, 'release', wanted_release, 'action', wanted_action, 'notBefore', not_before) as wanted,
       case when live_release is not null then json_build_object('release', live_release, 'at', live_at) end as live,
       incarnation, partly, error, baseline, created_at as "createdAt", updated_at as "updatedAt",
       (select count(*) from attempt a where a.delivery_id = d.id) as attempts
     from delivery d where document_id = $1`,
    [documentId],
  )
  return rows.sort((one, other) => CHANNEL_IDS.indexOf(one.channel) - CHANNEL_IDS.indexOf(other.channel))
}

export async function readReceipts(client: Queryable, { documentId }: Item): Promise<ReceiptFact[]> {
  const { rows } = await client.query<ReceiptFact>(
    `select channel, key, external_id as "externalId", url, status, release, incarnation, created_at as "createdAt", updated_at as "updatedAt"
     from receipt where document_id = $1 order by id`,
    [documentId],
  )
  return rows
}
