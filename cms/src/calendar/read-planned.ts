/** The times that stand in the drafts, of whatever stage. */
import type { Core } from '@strapi/strapi'
import { CHANNEL_IDS, ITEM_TYPES, TYPE_PATHS, type ChannelId, type ItemType, type TypePath } from '@hl/config/words'
import { z } from 'zod'
import { ITEM_UIDS } from '../editorial/item-types'
import type { CalendarQuery } from './contract'

export interface Planned {
  type: TypePath
  documentId: string
  channel: ChannelId
  title: string
  /** documentId */
  section: string | null
  at: string
}

/** Items of one type; a month of the board's work is some hundreds. */
const MOST_ITEMS = 500

const instant = z.coerce
  .date()
  .nullish()
  .transform((at) => at?.toISOString() ?? null)
const channelSchema = z.object({ enabled: z.boolean().nullish(), notBefore: instant }).nullish()
const rowSchema = z.object({
  documentId: z.string(),
  title: z.string().nullish(),
  section: z.object({ documentId: z.string() }).nullish(),
  film: z.unknown().optional(),
  clip: z.unknown().optional(),
  plan: z.object({ website: channelSchema, facebook: channelSchema, youtube: channelSchema }).nullish(),
})

export async function readPlanned(input: { strapi: Core.Strapi; query: CalendarQuery }): Promise<{ rows: Planned[]; isComplete: boolean }> {
  const lists = await Promise.all(ITEM_TYPES.map((type) => ofType({ ...input, type })))
  return { rows: lists.flatMap((list) => list.rows), isComplete: lists.every((list) => list.isComplete) }
}

async function ofType({ strapi, query, type }: { strapi: Core.Strapi; query: CalendarQuery; type: ItemType }) {
  const { from, until, section, channel } = query
  const channels = channel ? [channel] : CHANNEL_IDS
  const found: unknown = await strapi.db.query(ITEM_UIDS[type]).findMany({
    where: {
      publishedAt: null,
      ...(section ? { section: { documentId: section } } : {}),
      $or: channels.map((id) => ({ plan: { [id]: { notBefore: { $gte: new Date(from), $lt: new Date(until) } } } })),
    },
    populate: {
      section: true,
      plan: { populate: { website: true, facebook: true, youtube: true } },
      ...(type === 'video' ? { film: true } : { clip: true }),
    },
    limit: MOST_ITEMS + 1,
  })
  const items = z.array(rowSchema).parse(found)
  const rows = items.slice(0, MOST_ITEMS).flatMap((item) =>
    channels.flatMap((id): Planned[] => {
      const { enabled, notBefore } = item.plan?.[id] ?? { enabled: false, notBefore: null }
      const hasPlace = id !== 'youtube' || Boolean(item.film ?? item.clip)
      if (enabled === false || !hasPlace || notBefore === null || notBefore < from || notBefore >= until) return []
      const { documentId, title } = item
      return [
        { type: TYPE_PATHS[type], documentId, channel: id, title: title ?? '', section: item.section?.documentId ?? null, at: notBefore },
      ]
    }),
  )
  return { rows, isComplete: items.length <= MOST_ITEMS }
}
