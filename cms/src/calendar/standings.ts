/** Where Items stand on the desk, of those this caller may see. */
import { STAGES, type Stage } from '@hl/config/chain'
import { z } from 'zod'
import type { Caller } from '../editorial/actor'
import { visibleBindings, visibleTo } from '../editorial/desk-query'
import { rows, type Trx } from '../editorial/transaction'

const rowSchema = z.object({ documentId: z.string(), stage: z.enum(STAGES), isLive: z.boolean() })
export interface Standing {
  stage: Stage
  isLive: boolean
}

/** An Item this caller may not see is not among them. */
export async function standingsOf(input: {
  trx: Trx
  caller: Caller
  documentIds: readonly string[]
}): Promise<ReadonlyMap<string, Standing>> {
  const { trx, caller, documentIds } = input
  const sql = `select s.document_id as "documentId", s.stage, s.is_live as "isLive" from cms.item_states s
                where s.document_id in (select jsonb_array_elements_text(?::jsonb)) and ${visibleTo(caller)}`
  const bindings = [JSON.stringify(documentIds), ...visibleBindings(caller)]
  const found = await rows({ trx, sql, bindings, row: rowSchema })
  return new Map(found.map(({ documentId, ...standing }) => [documentId, standing]))
}
