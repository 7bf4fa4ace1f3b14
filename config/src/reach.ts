/**
 * How far what we published has reached: the metrics, why one may be unknown, and the contract between publisher, cms and
 * panel. Totals only: nobody is told apart. Zero is a figure that a platform told; unknown is null, with why.
 */
import { z } from 'zod'
import { CHANNEL_IDS } from './words'

export const METRICS = ['views', 'reactions', 'comments', 'shares'] as const
export type Metric = (typeof METRICS)[number]

/**
 * Why a platform told no figure when asked. permission: our token may not read it. not-offered: the platform has this metric no
 * more. not-shown: it gave an answer without the figure (likes hidden, comments off). missing: the thing is not there.
 */
export const UNTOLD = ['permission', 'not-offered', 'not-shown', 'missing'] as const
export type Untold = (typeof UNTOLD)[number]

const instant = z.iso.datetime({ offset: true })

/** One metric of one Delivery, all its things on the channel together. */
export const reachFigureSchema = z.looseObject({
  metric: z.enum(METRICS),
  /** as last told; null: never told, which is not zero */
  value: z.int().nullable(),
  /** when that was told */
  at: instant.nullable(),
  /** the platform's own name of it: `post_media_view` */
  source: z.string().nullable(),
  /** the newest time it was asked it was not told; null: it was */
  untold: z.looseObject({ why: z.enum(UNTOLD), at: instant }).nullable(),
})

/** Of a Delivery. `figures` is empty until it was first measured; a metric the channel does not count is not in it. */
export const deliveryReachSchema = z.looseObject({
  measuredAt: instant.nullable(),
  /** when it is measured again; null: no more, it is too old */
  nextAt: instant.nullable(),
  figures: z.array(reachFigureSchema),
  /** oldest first; null: not told at that time */
  series: z.array(z.looseObject({ at: instant, values: z.partialRecord(z.enum(METRICS), z.int().nullable()) })),
})

export const REACH_BY = ['section', 'unit', 'item'] as const

/** `GET /reach`. The period is on when a Delivery first went live; `section`, `unit` and `documentId` are documentIds. */
export const reachFilterSchema = z.object({
  by: z.enum(REACH_BY).default('section'),
  since: instant.optional(),
  until: instant.optional(),
  channel: z.enum(CHANNEL_IDS).optional(),
  type: z.enum(['articles', 'videos', 'faqs']).optional(),
  documentId: z.string().max(100).optional(),
  section: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
})

/** A sum says of how many Items it is made: an unknown figure counts as nothing, and is said to be missing. */
export const reachSumSchema = z.looseObject({
  metric: z.enum(METRICS),
  /** null: of none is it known */
  sum: z.int().nullable(),
  known: z.int(),
  unknown: z.int(),
})

/** Never summed over channels: who saw it on two would count twice. */
export const reachRowSchema = z.looseObject({
  channel: z.enum(CHANNEL_IDS),
  /** documentId of the section, the unit or the Item; null: it has none */
  key: z.string().nullable(),
  /** with `by=item` */
  item: z
    .looseObject({ deliveryId: z.uuid(), type: z.enum(['articles', 'videos', 'faqs']), title: z.string(), liveAt: instant })
    .nullable(),
  items: z.int(),
  /** not measured even once yet */
  unmeasured: z.int(),
  /** the newest measurement in it */
  measuredAt: instant.nullable(),
  sums: z.array(reachSumSchema),
})

export const reachSchema = z.looseObject({
  /** more rows fit than one answer holds */
  isCut: z.boolean(),
  rows: z.array(reachRowSchema),
})

export type ReachFigure = z.infer<typeof reachFigureSchema>
export type DeliveryReach = z.infer<typeof deliveryReachSchema>
export type ReachFilter = z.infer<typeof reachFilterSchema>
export type ReachRow = z.infer<typeof reachRowSchema>
export type ReachSum = z.infer<typeof reachSumSchema>
export type Reach = z.infer<typeof reachSchema>
