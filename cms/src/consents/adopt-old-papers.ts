/** Earlier versions hung one signed paper on the Item itself: each becomes a record, to be filled in before the next approval. */
import type { Core } from '@strapi/strapi'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'
import { CONSENT_UID } from './consent-record'

const OLD_FIELD = 'consentFile'
const paperRow = z.object({ fileId: z.number(), ownerId: z.number().nullable() })

export async function adoptOldPapers({ strapi, trx }: { strapi: Core.Strapi; trx: Trx }): Promise<void> {
  for (const { fileId, ownerId } of await oldPapers(trx)) {
    const data = { reference: `Phiếu cũ ${fileId}`, kind: 'testimony' as const, document: fileId }
    const created: unknown = await strapi.documents(CONSENT_UID).create({ data })
    const { id } = z.object({ id: z.coerce.number() }).parse(created)
    await trx.raw('update cms.consents set created_by_id = ? where id = ?', [ownerId, id])
    for (const type of ITEM_TYPES) {
      const sql = `insert into cms.${ITEM_TABLES[type]}_consents_lnk (${type}_id, consent_id, consent_ord)
                   select related_id, ?, 1 from cms.files_related_mph where field = ? and file_id = ? and related_type = ?
                   on conflict do nothing`
      await trx.raw(sql, [id, OLD_FIELD, fileId, ITEM_UIDS[type]])
    }
    await trx.raw('delete from cms.files_related_mph where field = ? and file_id = ?', [OLD_FIELD, fileId])
  }
}

function oldPapers(trx: Trx) {
  const sql = `select distinct file.id as "fileId", file.created_by_id as "ownerId" from cms.files file
                 join cms.files_related_mph link on link.file_id = file.id where link.field = ?`
  return rows({ trx, sql, bindings: [OLD_FIELD], row: paperRow })
}
