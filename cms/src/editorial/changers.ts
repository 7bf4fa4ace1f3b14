/** Who changed an Item since its last approval: our own list, because Strapi keeps only the last. Four eyes are counted on it. */
import { z } from 'zod'
import type { Person } from './contract'
import { rows, type Trx } from './transaction'

interface OfDocument {
  trx: Trx
  documentId: string
}

export async function addChanger(input: OfDocument & { by: Person }): Promise<void> {
  const { trx, documentId, by } = input
  const sql = `insert into cms.item_changers (document_id, user_id, name) values (?, ?, ?)
               on conflict (document_id, user_id) do update set name = excluded.name, changed_at = now()`
  await trx.raw(sql, [documentId, by.id, by.name])
}

/** In the order of their last change. */
export async function changersOf({ trx, documentId }: OfDocument): Promise<Person[]> {
  const sql = 'select user_id as id, name from cms.item_changers where document_id = ? order by changed_at'
  return rows({ trx, sql, bindings: [documentId], row: z.object({ id: z.string(), name: z.string() }) })
}

/** What is approved, or given up, is nobody's change any more. */
export async function forgetChangers({ trx, documentId }: OfDocument): Promise<void> {
  await trx.raw('delete from cms.item_changers where document_id = ?', [documentId])
}
