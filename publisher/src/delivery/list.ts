/** Deliveries as the internal API shows them (DESIGN §5): filtered and paged in the database, newest change first. */
import { TYPE_PATHS, type ChannelId, type TypePath } from '@hl/config/words'
import type { Queryable } from '../database'
import type { Delivery, DeliveryError, WantedAction } from './delivery'
import { IS_LATE } from './due'
import type { DeliveryState } from './states'

export interface DeliveryView {
  id: string
  type: TypePath
  documentId: string
  channel: ChannelId
  title: string
  section: string | null
  unit: string | null
  /** a DeliveryState, or `working` while a lease lives */
  state: string
  reason: string | null
  wanted: { release: string | null; action: WantedAction; notBefore: Date | null }
  live: { release: string; at: Date | null } | null
  receipt: { id: string; url: string | null } | null
  partly: string | null
  attempts: number
  dueAt: Date | null
  isLate: boolean
  /** of an upload under way */
  sentPercent: number | null
  updatedAt: Date
  version: number
  error: DeliveryError | null
}

export interface DeliveryFilter {
  state?: DeliveryState | 'working' | undefined
  channel?: string | undefined
  type?: string | undefined
  documentId?: string | undefined
  section?: string | undefined
  unit?: string | undefined
  /** on the last change */
  since?: Date | undefined
  until?: Date | undefined
  /** text in the title */
  q?: string | undefined
  limit: number
  cursor?: Cursor | undefined
}
export interface Cursor {
  at: string
  id: string
}

type Row = Delivery & {
  attempts: number
  receipt_id: string | null
  receipt_url: string | null
  is_working: boolean
  is_late: boolean
  cursor_at: string
}

const SELECT = `
  select d.*, (select count(*) from attempt a where a.delivery_id = d.id) as attempts,
    r.external_id as receipt_id, r.url as receipt_url, coalesce(d.lease_until > now(), false) as is_working,
    coalesce(${IS_LATE}, false) as is_late, d.updated_at::text as cursor_at
  from delivery d
  left join lateral (
    select external_id, url from receipt where delivery_id = d.id and status in ('creating', 'live', 'retiring', 'hidden') order by id desc limit 1) r on true`

export async function listDeliveries(
  client: Queryable,
  filter: DeliveryFilter,
): Promise<{ deliveries: DeliveryView[]; next: Cursor | null }> {
  const { rows } = await client.query<Row>(
    `${SELECT}
     where ${stateClause(filter.state)}
       and ($1::text is null or d.channel = $1) and ($2::text is null or d.type = $2) and ($3::text is null or d.document_id = $3)
       and ($4::text is null or d.section = $4) and ($5::text is null or d.unit = $5)
       and ($6::timestamptz is null or d.updated_at >= $6) and ($7::timestamptz is null or d.updated_at < $7)
       and ($8::text is null or d.title ilike '%' || $8 || '%')
       and ($9::timestamptz is null or (d.updated_at, d.id) < ($9::timestamptz, $10::uuid))
     order by d.updated_at desc, d.id desc limit $11`,
    [
      filter.channel ?? null,
      filter.type ?? null,
      filter.documentId ?? null,
      filter.section ?? null,
      filter.unit ?? null,
      filter.since ?? null,
      filter.until ?? null,
      filter.q ? escapeLike(filter.q.normalize('NFC')) : null,
      filter.cursor?.at ?? null,
      filter.cursor?.id ?? null,
      filter.limit + 1,
      filter.state ?? null,
    ],
  )
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return { deliveries: page.map(toView), next: rows.length > filter.limit && last ? { at: last.cursor_at, id: last.id } : null }
}

/** A clause of its own for each kind of state, so that the index on `state` serves. $12 is the state asked for. */
function stateClause(state: DeliveryFilter['state']): string {
  if (state === undefined) return '$12::text is null'
  if (state === 'working') return `$12 = 'working' and d.lease_until > now()`
  return 'd.state = $12 and (d.lease_until is null or d.lease_until <= now())'
}

export async function readDelivery(client: Queryable, id: string): Promise<DeliveryView | null> {
  const { rows } = await client.query<Row>(`${SELECT} where d.id = $1`, [id])
  return rows[0] ? toView(rows[0]) : null
}

/** All Deliveries of these Items, in no order. */
export async function readDeliveriesOf(client: Queryable, documentIds: readonly string[]): Promise<DeliveryView[]> {
  if (documentIds.length === 0) return []
  const { rows } = await client.query<Row>(`${SELECT} where d.document_id = any($1)`, [documentIds])
  return rows.map(toView)
}

/** The whole of it is not said: what follows an upload takes its time too. */
function percentOf(share: number | null): number | null {
  return share === null || share >= 1 ? null : Math.floor(share * 100)
}

function toView(row: Row): DeliveryView {
  return {
    id: row.id,
    type: TYPE_PATHS[row.type],
    documentId: row.document_id,
    channel: row.channel,
    title: row.title,
    section: row.section,
    unit: row.unit,
    state: row.is_working ? 'working' : row.state,
    reason: row.reason,
    wanted: { release: row.wanted_release, action: row.wanted_action, notBefore: row.not_before },
    live: row.live_release ? { release: row.live_release, at: row.live_at } : null,
    receipt: row.receipt_id ? { id: row.receipt_id, url: row.receipt_url } : null,
    partly: row.partly,
    attempts: row.attempts,
    dueAt: row.due_at,
    isLate: row.is_late,
    sentPercent: row.is_working ? percentOf(row.sent_share) : null,
    updatedAt: row.updated_at,
    version: row.version,
    error: row.error,
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
