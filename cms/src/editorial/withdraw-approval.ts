/**
 * The last approval does not hold any more: it lapsed, the text was edited, a consent it rested on was taken back. What of it is
 * not out yet stays in; what is live stays live. Not here: where the Item goes on the desk, which each caller decides.
 */
import type { Actor } from '@hl/config/outbox'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { writeOutbox } from './outbox'
import { rows, type Trx } from './transaction'

/**
 * Needs the document's lock. Once per approval, however often it is called.
 * @param input.reason a Vietnamese sentence, shown beside each Delivery
 * @returns the hash that was approved; null when no approval holds
 */
export async function withdrawApproval(input: {
  trx: Trx
  type: ItemType
  documentId: string
  actor: Actor
  reason: string
}): Promise<string | null> {
  const { trx, type, documentId, actor, reason } = input
  const releaseHash = await approvalInForce({ trx, documentId })
  if (releaseHash === null) return null
  await writeOutbox({ trx, documentId, actor, fact: { kind: 'withdraw', type, releaseHash, reason } })
  return releaseHash
}

/** @returns the hash of the Release that the channels are told to show; null: none, or it was withdrawn or taken down since */
export async function approvalInForce({ trx, documentId }: { trx: Trx; documentId: string }): Promise<string | null> {
  const order = await lastOrder({ trx, documentId })
  return order?.kind === 'publish' ? order.releaseHash : null
}

/** @returns the hash of the Release whose approval was withdrawn last; null: the last order was another one */
export async function withdrawnRelease({ trx, documentId }: { trx: Trx; documentId: string }): Promise<string | null> {
  const order = await lastOrder({ trx, documentId })
  return order?.kind === 'withdraw' ? order.releaseHash : null
}

const orderRow = z.object({ kind: z.string(), releaseHash: z.string().nullable() })

async function lastOrder({ trx, documentId }: { trx: Trx; documentId: string }): Promise<z.infer<typeof orderRow> | undefined> {
  const sql = `select payload->>'kind' as kind, payload->>'releaseHash' as "releaseHash" from cms.outbox
                where document_id = ? and payload->>'kind' in ('publish', 'withdraw', 'remove') order by seq desc limit 1`
  const [order] = await rows({ trx, sql, bindings: [documentId], row: orderRow })
  return order
}
