/** The plan of a draft as the Document Service wants it back: components keep their rows by their ids. */
import type { Core } from '@strapi/strapi'
import { CHANNEL_IDS, type ChannelId, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import { ITEM_UIDS } from '../editorial/item-types'

const rowSchema = z.object({ id: z.number().int() })
const planSchema = z.object({
  plan: rowSchema.extend({ website: rowSchema.nullish(), facebook: rowSchema.nullish(), youtube: rowSchema.nullish() }).nullish(),
})

/** What is not named stays as it is. */
interface PlanChange {
  id?: number
  website?: TimeChange
  facebook?: TimeChange
  youtube?: TimeChange
}
interface TimeChange {
  id?: number
  notBefore: string | null
}

export async function planWithTime(input: {
  strapi: Core.Strapi
  type: ItemType
  documentId: string
  channel: ChannelId
  notBefore: string | null
}): Promise<PlanChange> {
  const { strapi, type, documentId, channel, notBefore } = input
  const populate = { plan: { populate: Object.fromEntries(CHANNEL_IDS.map((id) => [id, true])) } }
  const found: unknown = await strapi.db.query(ITEM_UIDS[type]).findOne({ where: { documentId, publishedAt: null }, populate })
  const { plan } = planSchema.parse(found)
  const row = plan?.[channel]
  return { ...(plan ? { id: plan.id } : {}), [channel]: { ...(row ? { id: row.id } : {}), notBefore } }
}
