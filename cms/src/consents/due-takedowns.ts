/**
 * Which live Items still show somebody who has withdrawn, or whose consent is over, and until when each must be gone. Nothing is
 * stored for it: the task is there as long as a published version names such a consent, so a takedown or a new version without
 * it ends it (docs/decisions).
 */
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import { TAKEDOWN_CAUSES, type TakedownDue } from '../editorial/contract'
import { ITEM_TABLES } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'

/** Valid to the end of its last day, where the board sits. */
const IS_OVER = `consent.valid_until < (now() at time zone 'Asia/Ho_Chi_Minh')::date`
const END_OF_LAST_DAY = `((consent.valid_until + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') - interval '1 millisecond'`

/** Rows (document_id, cause, due_at, reference), for the desk's lists: a subquery without bindings. */
export const TAKEDOWNS_DUE = ITEM_TYPES.map(
  (type) => `
    select item.document_id, consent.reference,
           case when consent.withdrawn_at is not null then 'withdrawn' else 'expired' end as cause,
           case when consent.withdrawn_at is not null then consent.takedown_due_at else ${END_OF_LAST_DAY} end as due_at
      from cms.consents consent
      join cms.${ITEM_TABLES[type]}_consents_lnk link on link.consent_id = consent.id
      join cms.${ITEM_TABLES[type]} item on item.id = link.${type}_id
     where (consent.withdrawn_at is not null or ${IS_OVER}) and item.published_at is not null`,
).join(' union all ')

const dueRow = z.object({ documentId: z.string(), cause: z.enum(TAKEDOWN_CAUSES), dueAt: z.coerce.date(), reference: z.string() })

/** The earliest of each Item's, with the consents that end for the same cause. */
export async function takedownsDue(input: { trx: Trx; documentIds: readonly string[] }): Promise<ReadonlyMap<string, TakedownDue>> {
  const { trx, documentIds } = input
  if (documentIds.length === 0) return new Map()
  const sql = `select document_id as "documentId", cause, due_at as "dueAt", reference from (${TAKEDOWNS_DUE}) due
                where document_id in (select jsonb_array_elements_text(?::jsonb)) order by due_at, reference`
  const found = await rows({ trx, sql, bindings: [JSON.stringify(documentIds)], row: dueRow })
  const byItem = new Map<string, TakedownDue>()
  for (const { documentId, cause, dueAt, reference } of found) {
    const known = byItem.get(documentId)
    if (!known) byItem.set(documentId, { cause, dueAt: dueAt.toISOString(), isOverdue: dueAt < new Date(), references: [reference] })
    else if (known.cause === cause) known.references.push(reference)
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
