/** Reading what an Item already has on the channels. */
import type { Json } from '../channels/channel'
import type { Queryable } from '../database'
import type { Delivery, ReceiptRow } from './delivery'

/** Receipts of one Item on every channel that are not gone, oldest first; hidden ones may be shown again. */
export async function loadReceipts(client: Queryable, { documentId }: { documentId: string }): Promise<ReceiptRow[]> {
  const { rows } = await client.query<ReceiptRow>(`select * from receipt where document_id = $1 and status <> 'gone' order by id`, [
    documentId,
  ])
  return rows
}

/** Answers of the creates that succeeded in this incarnation, by step name. */
export async function loadFinished(client: Queryable, delivery: Pick<Delivery, 'id' | 'incarnation'>): Promise<Map<string, Json>> {
  const { rows } = await client.query<{ name: string; answer: Json }>(
    `select name, answer from step where delivery_id = $1 and incarnation = $2 and effect <> 'repeatable' and result = 'ok' order by id`,
    [delivery.id, delivery.incarnation],
  )
  return new Map(rows.map((row) => [row.name, row.answer]))
}

/** What stands on the channel for this incarnation: to be changed and read back, unlike what is hidden or on its way out. */
export function isStanding(receipt: ReceiptRow, delivery: Pick<Delivery, 'id' | 'incarnation'>): boolean {
  const isShown = receipt.status === 'live' || receipt.status === 'creating'
  return isShown && receipt.delivery_id === delivery.id && receipt.incarnation === delivery.incarnation
}
