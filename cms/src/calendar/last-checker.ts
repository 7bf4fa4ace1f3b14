/** Who signed the check of what was approved last: the state forgets it with the approval, the record does not. */
import { z } from 'zod'
import type { Person } from '../editorial/contract'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'

const rowSchema = z.object({ checkedBy: jsonColumn(z.object({ id: z.string(), name: z.string() }).nullable()) })

/** `null`: nobody did, as in an emergency. */
export async function lastChecker({ trx, documentId }: { trx: Trx; documentId: string }): Promise<Person | null> {
  const sql = `select payload->'data'->'checkedBy' as "checkedBy" from cms.outbox
                where document_id = ? and payload->>'kind' = 'audit' and payload->>'action' in ('approve', 'emergency')
                order by seq desc limit 1`
  const [found] = await rows({ trx, sql, bindings: [documentId], row: rowSchema })
  return found?.checkedBy ?? null
}
