/** The draft row of an Item with everything a Release needs, read in the running transaction and parsed once. */
import type { Core } from '@strapi/strapi'
import { STAGES } from '@hl/config/chain'
import type { ItemType } from '@hl/config/words'
import { FACEBOOK_FORMATS, type Media } from '@hl/config/release'
import { CATEGORY_KEYS } from '@hl/config/youtube-categories'
import { z } from 'zod'
import { draftTablesSchema, imageHashes, strapiBlocksSchema } from './blocks'
import { ITEM_UIDS } from './item-types'
import { fileSchema, toMedia } from './stored-media'
import { loadState, newState, type ItemState } from './item-state'
import { formerSlugs } from './slugs'
import type { Trx } from './transaction'

const related = z.object({ documentId: z.string().min(1) })
const one = related.nullish()
const many = z
  .array(related)
  .nullish()
  .transform((list) => list ?? [])
const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)
const instant = z.coerce
  .date()
  .nullish()
  .transform((value) => value?.toISOString() ?? null)
const file = fileSchema.nullish()
/** what nobody decided on is meant: a channel gets the item, subscribers are told */
const enabled = z
  .boolean()
  .nullish()
  .transform((value) => value !== false)
const channelPlan = { enabled, notBefore: instant }
const facebookPlan = z.object({
  ...channelPlan,
  message: text,
  format: z.enum(FACEBOOK_FORMATS).nullish(),
  firstComment: text,
  replace: flag,
})
const youtubePlan = z.object({
  ...channelPlan,
  title: text,
  description: text,
  /** as typed, with commas */
  tags: text,
  category: z.enum(CATEGORY_KEYS).nullish(),
  madeForKids: flag,
  notifySubscribers: enabled,
  replace: flag,
})

const draftSchema = z.object({
  id: z.number().int(),
  documentId: z.string().min(1),
  updatedAt: z.coerce.date(),
  stage: z
    .enum(STAGES)
    .nullish()
    .transform((stage) => stage ?? 'draft'),
  publicSince: instant,
  title: text,
  slug: text,
  summary: text,
  body: strapiBlocksSchema.nullish().transform((blocks) => blocks ?? []),
  tables: draftTablesSchema,
  cover: file,
  film: file,
  clip: file,
  captions: file,
  transcript: text,
  section: related.extend({ slug: z.string().nullish() }).nullish(),
  topic: text,
  tags: many,
  unit: one,
  authors: many,
  legalDocuments: many,
  source: text,
  aiGenerated: flag,
  isIllustrative: flag,
  pinnedUntil: instant,
  anonymityLevel: text,
  corrections: z
    .array(z.object({ at: instant, wrong: text, right: text }))
    .nullish()
    .transform((list) => list ?? []),
  plan: z
    .object({
      website: z.object(channelPlan).nullish(),
      facebook: facebookPlan.nullish(),
      youtube: youtubePlan.nullish(),
    })
    .nullish(),
})
export type DraftRow = z.infer<typeof draftSchema>

export interface Draft extends Omit<DraftRow, 'stage'> {
  type: ItemType
  state: ItemState
  /** public addresses it had before `slug`, oldest first */
  formerSlugs: readonly string[]
  /** stored files of the images in the text, by Strapi's file name */
  images: ReadonlyMap<string, Media>
}

interface Which {
  strapi: Core.Strapi
  /** inside a transaction: its own connection */
  trx?: Trx
  type: ItemType
  documentId: string
}

/** `null`: there is no such Item. */
export async function loadDraft(which: Which): Promise<Draft | null> {
  const { strapi, type, documentId } = which
  const found: unknown = await strapi.db
    .query(ITEM_UIDS[type])
    .findOne({ where: { documentId, publishedAt: null }, populate: populateOf(type) })
  if (found === null) return null
  const { stage, ...row } = draftSchema.parse(found)
  const trx = which.trx ?? strapi.db.connection
  const known = await loadState({ trx, documentId })
  const state = known ?? newState({ stage, isLive: await hasPublished(which), author: null, at: row.updatedAt })
  const former = row.publicSince === null || row.slug === null ? [] : await formerSlugs({ trx, type, documentId, slug: row.slug })
  return { ...row, type, state, formerSlugs: former, images: await loadImages(strapi, imageHashes(row.body)) }
}

async function hasPublished({ strapi, type, documentId }: Which): Promise<boolean> {
  return (await strapi.db.query(ITEM_UIDS[type]).count({ where: { documentId, publishedAt: { $ne: null } } })) > 0
}

async function loadImages(strapi: Core.Strapi, hashes: readonly string[]): Promise<ReadonlyMap<string, Media>> {
  if (hashes.length === 0) return new Map()
  const found: unknown = await strapi.db.query('plugin::upload.file').findMany({ where: { hash: { $in: [...hashes] } } })
  const entries = z
    .array(fileSchema)
    .parse(found)
    .map((row) => [row.hash, toMedia(row)] as const)
  return new Map(entries.flatMap(([hash, media]) => (media ? [[hash, media] as const] : [])))
}

function populateOf(type: ItemType) {
  return {
    cover: true,
    captions: true,
    section: true,
    tags: true,
    unit: true,
    authors: true,
    legalDocuments: true,
    corrections: true,
    tables: true,
    plan: { populate: { website: true, facebook: true, youtube: true } },
    ...(type === 'video' ? { film: true } : { clip: true }),
  }
}
