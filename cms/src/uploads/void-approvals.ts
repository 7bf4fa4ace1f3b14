/**
 * A file that is replaced, or described anew, changes every Item that shows it: their approval named other bytes, so they
 * go back to draft. What is live stays as it is, because the content-addressed store keeps the old bytes.
 */
import type { Core } from '@strapi/strapi'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import type { Trx } from '../editorial/transaction'

const fileSchema = z.object({ id: z.number(), hash: z.string() })

export function voidApprovalsOnFileChange(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    async afterUpdate(event) {
      const file = fileSchema.safeParse('result' in event ? event.result : null)
      if (!file.success) return
      await strapi.db.transaction(({ trx }) => backToDraft({ trx, file: file.data }))
    },
  })
}

/** Attached files are rows of Strapi's join table; pictures inside the text are known by their file name only. */
async function backToDraft({ trx, file }: { trx: Trx; file: z.infer<typeof fileSchema> }): Promise<void> {
  for (const type of ITEM_TYPES) {
    const sql = `
      update cms.${ITEM_TABLES[type]} item set stage = 'draft'
       where stage = 'approved' and published_at is null
         and (exists (select 1 from cms.files_related_mph link
                       where link.file_id = ? and link.related_type = ? and link.related_id = item.id)
              or strpos(item.body::text, ?) > 0)`
    await trx.raw(sql, [file.id, ITEM_UIDS[type], JSON.stringify(file.hash)])
  }
}
