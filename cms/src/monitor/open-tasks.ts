/** What must be done and cms alone knows: approvals past four eyes not yet reviewed, and what an ended consent still shows. */
import { ITEM_TYPES, TYPE_PATHS } from '@hl/config/words'
import { z } from 'zod'
import { TAKEDOWNS_DUE, takedownsDue } from '../consents/due-takedowns'
import { ITEM_TABLES } from '../editorial/item-types'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'
import type { DueTakedown, OpenEmergency } from './contract'

const MOST = 50

const typePath = z.enum(ITEM_TYPES).transform((type) => TYPE_PATHS[type])
const named = { type: typePath, documentId: z.string(), title: z.string().nullable() }
const emergencySchema = z.object({ by: z.object({ id: z.string(), name: z.string() }), reason: z.string(), at: z.string() })

/** The draft's title, by the document's id. */
const TITLES = ITEM_TYPES.map((type) => `select document_id, title from cms.${ITEM_TABLES[type]} where published_at is null`).join(
  ' union all ',
)

export async function openEmergencies(trx: Trx): Promise<OpenEmergency[]> {
  const sql = `
    select s.type, s.document_id as "documentId", titles.title, s.emergency
      from cms.item_states s left join (${TITLES}) titles on titles.document_id = s.document_id
     where s.emergency is not null order by s.emergency->>'at' limit ${MOST}`
  const found = await rows({ trx, sql, bindings: [], row: z.object({ ...named, emergency: jsonColumn(emergencySchema) }) })
  return found.map(({ title, emergency, ...item }) => ({ ...item, title: title ?? '', ...emergency }))
}

export async function openTakedowns(trx: Trx): Promise<DueTakedown[]> {
  const sql = `
    select s.type, s.document_id as "documentId", titles.title
      from cms.item_states s left join (${TITLES}) titles on titles.document_id = s.document_id
     where s.is_live and s.document_id in (select due.document_id from (${TAKEDOWNS_DUE}) due) order by s.document_id limit ${MOST}`
  const found = await rows({ trx, sql, bindings: [], row: z.object(named) })
  const dues = await takedownsDue({ trx, documentIds: found.map(({ documentId }) => documentId) })
  return found
    .flatMap(({ title, ...item }): DueTakedown[] => {
      const due = dues.get(item.documentId)
      return due ? [{ ...item, title: title ?? '', due }] : []
    })
    .sort((one, other) => one.due.dueAt.localeCompare(other.due.dueAt))
}
