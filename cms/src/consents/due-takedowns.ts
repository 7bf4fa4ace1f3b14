/**
 * Which live Items still show somebody who has withdrawn, and until when each must be gone. Nothing is stored for it: the task
 * is there as long as a published version names the withdrawn consent, so a takedown or a new version without it ends it.
 */
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { TakedownDue } from '../editorial/contract'
import { ITEM_TABLES } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'

/** Rows (document_id, due_at, reference), for the desk's lists: a subquery without bindings. */
export const TAKEDOWNS_DUE = ITEM_TYPES.map(
  (type) => `
    select item.document_id, consent.takedown_due_at as due_at, consent.reference
      from cms.consents consent
      join cms.${ITEM_TABLES[type]}_consents_lnk link on link.consent_id = consent.id
      join cms.${ITEM_TABLES[type]} item on item.id = link.${type}_id
     where consent.withdrawn_at is not null and item.published_at is not null`,
).join(' union all ')

const dueRow = z.object({ documentId: z.string(), dueAt: z.coerce.date(), reference: z.string() })

/** The earliest of each Item's. */
export async function takedownsDue(input: { trx: Trx; documentIds: readonly string[] }): Promise<ReadonlyMap<string, TakedownDue>> {
  const { trx, documentIds } = input
  if (documentIds.length === 0) return new Map()
  const sql = `select document_id as "documentId", due_at as "dueAt", reference from (${TAKEDOWNS_DUE}) due
                where document_id in (select jsonb_array_elements_text(?::jsonb)) order by due_at, reference`
  const found = await rows({ trx, sql, bindings: [JSON.stringify(documentIds)], row: dueRow })
  const byItem = new Map<string, TakedownDue>()
  for (const { documentId, dueAt, reference } of found) {
    const known = byItem.get(documentId)
    if (known) known.references.push(reference)
    else byItem.set(documentId, { dueAt: dueAt.toISOString(), isOverdue: dueAt < new Date(), references: [reference] })
  }
  return byItem
}

export interface ConsentUse {
  type: ItemType
  documentId: string
  /** a published version names the consent */
  isLive: boolean
  /** the draft does */
  isInDraft: boolean
}

const useRow = z.object({ type: z.enum(ITEM_TYPES), documentId: z.string(), isLive: z.boolean(), isInDraft: z.boolean() })

/** Items that name the consent now, live or not; in one order, so that two who lock them never wait for each other. */
export async function usesOf({ trx, consentId }: { trx: Trx; consentId: string }): Promise<ConsentUse[]> {
  const ofType = ITEM_TYPES.map(
    (type) => `
      select '${type}' as type, item.document_id, item.published_at
        from cms.${ITEM_TABLES[type]} item
        join cms.${ITEM_TABLES[type]}_consents_lnk link on link.${type}_id = item.id
        join cms.consents consent on consent.id = link.consent_id
       where consent.document_id = ?`,
  )
  const sql = `
    select type, document_id as "documentId", bool_or(published_at is not null) as "isLive", bool_or(published_at is null) as "isInDraft"
      from (${ofType.join(' union all ')}) used group by type, document_id order by document_id`
  return rows({ trx, sql, bindings: ITEM_TYPES.map(() => consentId), row: useRow })
}
