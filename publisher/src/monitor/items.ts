/** GET /items: one row an Item, with all its Deliveries. An Item is in when one of its Deliveries fits the whole filter. */
import type { ItemFilter } from '@hl/config/monitor-delivery'
import { CHANNEL_IDS, type TypePath } from '@hl/config/words'
import type { Queryable } from '../database'
import { readDeliveriesOf, type Cursor, type DeliveryView } from '../delivery/list'
import { whereOf } from './filter'

export interface MonitorItem {
  type: TypePath
  documentId: string
  title: string
  section: string | null
  unit: string | null
  updatedAt: Date
  /** in channel order */
  deliveries: DeliveryView[]
}

/** The newest change among the Deliveries that fit comes first, and is where the next page begins. */
export async function listItems(
  client: Queryable,
  { filter, limit, cursor }: { filter: ItemFilter; limit: number; cursor?: Cursor | undefined },
): Promise<{ items: MonitorItem[]; next: Cursor | null }> {
  const where = whereOf(filter)
  const [at, id, most] = [1, 2, 3].map((offset) => `$${where.values.length + offset}`)
  const { rows } = await client.query<{ document_id: string; at: string; id: string }>(
    `select d.document_id, d.updated_at::text as at, d.id from delivery d
     where ${where.sql} and (${at}::timestamptz is null or (d.updated_at, d.id) < (${at}::timestamptz, ${id}::uuid))
       and not exists (${newerOfTheSame(where.ofOne)})
     order by d.updated_at desc, d.id desc limit ${most}`,
    [...where.values, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const deliveries = await readDeliveriesOf(
    client,
    page.map((row) => row.document_id),
  )
  return {
    items: page.flatMap((row) => toItem(deliveries.filter((delivery) => delivery.documentId === row.document_id))),
    next: rows.length > limit && last ? { at: last.at, id: last.id } : null,
  }
}

/** The same condition on another Delivery of the Item: it is shown once, at its newest. */
function newerOfTheSame(condition: string): string {
  const other = condition.replaceAll(/\bd\./g, 'n.')
  return `select 1 from delivery n where n.document_id = d.document_id and (n.updated_at, n.id) > (d.updated_at, d.id) and ${other}`
}

function toItem(deliveries: readonly DeliveryView[]): MonitorItem[] {
  const [newest] = [...deliveries].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
  if (!newest) return []
  const { type, documentId, title, section, unit, updatedAt } = newest
  const inOrder = CHANNEL_IDS.flatMap((id) => deliveries.filter((delivery) => delivery.channel === id))
  return [{ type, documentId, title, section, unit, updatedAt, deliveries: inOrder }]
}
