/** What must be done and cms alone knows: approvals past four eyes not yet reviewed, and what an ended consent still shows. */
import { ITEM_TYPES, TYPE_PATHS } from '@hl/config/words'
import { z } from 'zod'
import { TAKEDOWNS_DUE, takedownsDue } from '../consents/due-takedowns'
import { ITEM_TABLES } from '../editorial/item-types'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'
import type { DueTakedown, OpenEmergency } from './contract'

const MOST = 50

const typePath = z.enum(ITEM_TYPES).transform((type) => TYPE_PATHS[type])
const itemSchema = z.object({ type: typePath, documentId: z.string() })
const emergencySchema = z.object({ by: z.object({ id: z.string(), name: z.string() }), reason: z.string(), at: z.string() })

export async function openEmergencies(trx: Trx): Promise<OpenEmergency[]> {
  const sql = `
    select type, document_id as "documentId", emergency from cms.item_states
     where emergency is not null order by emergency->>'at' limit ${MOST}`
  const found = await rows({ trx, sql, bindings: [], row: itemSchema.extend({ emergency: jsonColumn(emergencySchema) }) })
  const titles = await titlesOf({ trx, items: found })
  return found.map(({ emergency, ...item }) => ({ ...item, title: titles.get(item.documentId) ?? '', ...emergency }))
}

export async function openTakedowns(trx: Trx): Promise<DueTakedown[]> {
  const sql = `
    select s.type, s.document_id as "documentId" from cms.item_states s
     where s.is_live and s.document_id in (select due.document_id from (${TAKEDOWNS_DUE}) due) order by s.document_id limit ${MOST}`
  const found = await rows({ trx, sql, bindings: [], row: itemSchema })
  const documentIds = found.map(({ documentId }) => documentId)
  const [titles, dues] = await Promise.all([titlesOf({ trx, items: found }), takedownsDue({ trx, documentIds })])
  return found
    .flatMap((item): DueTakedown[] => {
      const due = dues.get(item.documentId)
      return due ? [{ ...item, title: titles.get(item.documentId) ?? '', due }] : []
    })
    .sort((one, other) => one.due.dueAt.localeCompare(other.due.dueAt))
}

const titleSchema = z.object({ documentId: z.string(), title: z.string().nullable() })

/** Of the drafts, by the document's id; asked by it, so that a table of fifty thousand is not read for two. */
async function titlesOf({ trx, items }: { trx: Trx; items: readonly { documentId: string }[] }): Promise<ReadonlyMap<string, string>> {
  if (items.length === 0) return new Map()
  const ids = JSON.stringify(items.map(({ documentId }) => documentId))
  const sql = ITEM_TYPES.map(
    (type) => `
      select document_id as "documentId", title from cms.${ITEM_TABLES[type]}
       where published_at is null and document_id in (select jsonb_array_elements_text(?::jsonb))`,
  ).join(' union all ')
  const found = await rows({ trx, sql, bindings: ITEM_TYPES.map(() => ids), row: titleSchema })
  return new Map(found.map(({ documentId, title }) => [documentId, title ?? '']))
}
