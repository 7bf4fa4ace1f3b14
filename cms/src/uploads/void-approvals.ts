/**
 * A file that is replaced, or described anew, changes every Item that shows it: whoever did it is one who changed the Item,
 * and an approval that named other bytes is void. What is live stays as it is, because the content-addressed store keeps the old bytes.
 */
import type { Core } from '@strapi/strapi'
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import { changedByFile } from '../editorial/edits'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'

const fileSchema = z.object({ id: z.number(), hash: z.string() })
type StoredFile = z.infer<typeof fileSchema>

export function voidApprovalsOnFileChange(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    async afterUpdate(event) {
      const file = fileSchema.safeParse('result' in event ? event.result : null)
      if (!file.success) return
      await strapi.db.transaction(async ({ trx }) => {
        for (const type of ITEM_TYPES) {
          for (const documentId of await shownIn({ trx, type, file: file.data })) await changedByFile({ strapi, trx, type, documentId })
        }
      })
    },
  })
}

/** Attached files are rows of Strapi's join table; pictures inside the text are known by their file name only. */
async function shownIn({ trx, type, file }: { trx: Trx; type: ItemType; file: StoredFile }): Promise<string[]> {
  const sql = `
    select item.document_id as "documentId" from cms.${ITEM_TABLES[type]} item
     where published_at is null
       and (exists (select 1 from cms.files_related_mph link
                     where link.file_id = ? and link.related_type = ? and link.related_id = item.id)
            or strpos(item.body::text, ?) > 0)
     order by item.document_id`
  const bindings = [file.id, ITEM_UIDS[type], JSON.stringify(file.hash)]
  const found = await rows({ trx, sql, bindings, row: z.object({ documentId: z.string() }) })
  return found.map((row) => row.documentId)
}
