/**
 * A file that is replaced, or described anew, changes every Item that shows it: whoever did it is one who changed the Item,
 * and an approval that named other bytes is void. What is live stays as it is, because the content-addressed store keeps the old bytes.
 */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { changedByFile } from '../editorial/edits'
import { draftsShowing } from './items-showing'

const fileSchema = z.object({ id: z.number(), hash: z.string() })

export function voidApprovalsOnFileChange(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    async afterUpdate(event) {
      const file = fileSchema.safeParse('result' in event ? event.result : null)
      if (!file.success) return
      await strapi.db.transaction(async ({ trx }) => {
        for (const item of await draftsShowing({ trx, file: file.data })) await changedByFile({ strapi, trx, ...item })
      })
    },
  })
}
