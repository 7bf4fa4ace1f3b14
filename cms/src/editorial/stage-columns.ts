/** The two columns of an Item that only the chain writes, by SQL: no field of a form, no new `updatedAt`, no event. */
import type { ItemType } from '@hl/config/words'
import { ITEM_TABLES } from './item-types'
import type { Trx } from './transaction'
import type { Stage } from './transitions'

interface Column {
  trx: Trx
  type: ItemType
  /** row id of the draft; Strapi copies the columns to the published row */
  draftId: number
}

export async function setStage(input: Column & { stage: Stage }): Promise<void> {
  await input.trx.raw(`update cms.${ITEM_TABLES[input.type]} set stage = ? where id = ?`, [input.stage, input.draftId])
}

/** @param input.publicSince the public date given by the first approval; an older one is kept */
export async function setApproved(input: Column & { publicSince: string }): Promise<void> {
  const sql = `update cms.${ITEM_TABLES[input.type]} set stage = 'approved', public_since = coalesce(public_since, ?) where id = ?`
  await input.trx.raw(sql, [new Date(input.publicSince), input.draftId])
}
