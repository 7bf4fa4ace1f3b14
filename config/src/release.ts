/**
 * The Release: one approved, immutable version of an Item, and its hash. Built by cms, parsed again by the publisher.
 * Not in it: names of sections, tags, units and the imprint. Those are site entries (outbox.ts) and may change later.
 */
import { z } from 'zod'
import { canonicalJson, sha256 } from './canonical'
import { ITEM_TYPES } from './words'

const instant = z.iso.datetime({ offset: false })
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a lower-case SHA-256')

/** A file in the content-addressed store (MEDIA_DIR), named by what is in it. `size` in bytes. */
export const mediaSchema = z.strictObject({
  sha256: hash,
  size: z.int().positive(),
  mime: z.string().min(1),
  /** with the dot, lower case: `.jpg` */
  ext: z.string().regex(/^\.[a-z0-9]+$/),
  /** file name as uploaded, for people */
  name: z.string().min(1),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  alt: z.string().nullable(),
  caption: z.string().nullable(),
})
export type Media = z.infer<typeof mediaSchema>

const textNode = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
})
const linkNode = z.strictObject({ type: z.literal('link'), url: z.string().min(1), children: z.array(textNode) })
const inlineNode = z.union([textNode, linkNode])
export type InlineNode = z.infer<typeof inlineNode>

const listItem = z.strictObject({ type: z.literal('list-item'), children: z.array(inlineNode) })
export type ListItem = z.infer<typeof listItem>
export type List = { type: 'list'; format: 'ordered' | 'unordered'; children: (ListItem | List)[] }
const list: z.ZodType<List> = z.strictObject({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  children: z.array(z.union([listItem, z.lazy(() => list)])),
})

/** Strapi Blocks, cut down to what we render; an image carries a Media instead of Strapi's file row. A table is ours: Blocks have none. */
export const blockSchema = z.union([
  z.strictObject({ type: z.literal('paragraph'), children: z.array(inlineNode) }),
  z.strictObject({ type: z.literal('heading'), level: z.int().min(1).max(6), children: z.array(inlineNode) }),
  z.strictObject({ type: z.literal('quote'), children: z.array(inlineNode) }),
  z.strictObject({ type: z.literal('code'), children: z.array(inlineNode) }),
  z.strictObject({ type: z.literal('image'), image: mediaSchema }),
  /** every row as long as the first; a cell is plain text */
  z.strictObject({ type: z.literal('table'), caption: z.string().nullable(), hasHeader: z.boolean(), rows: z.array(z.array(z.string())) }),
  list,
])
export type Block = z.infer<typeof blockSchema>

/** How an Item stands on the Page. `link` leads to our page; `photos` shows the Item's pictures; `reel` is a short upright film. */
export const FACEBOOK_FORMATS = ['link', 'photos', 'video', 'reel'] as const
export type FacebookFormat = (typeof FACEBOOK_FORMATS)[number]

/** YouTube's own category ids that a public body may choose from; a video without one is Education. */
export const YOUTUBE_CATEGORIES = ['22', '25', '26', '27', '28', '29'] as const
export type YouTubeCategory = (typeof YOUTUBE_CATEGORIES)[number]

/**
 * What the board decided for one channel. `notBefore` is the embargo; null means as soon as approved. What is optional below
 * is absent where the board left it as it is, so that a Release has the hash it would have had before the field existed.
 */
const planBase = { enabled: z.boolean(), notBefore: instant.nullable() }
/** What cannot be changed on what is there (other media, another link) makes it anew, and the old one goes (DELIVERY.md §6). */
const replace = { replace: z.literal(true).optional() }
export const planSchema = z.strictObject({
  website: z.strictObject({ ...planBase }),
  facebook: z.strictObject({
    ...planBase,
    ...replace,
    /** own text; null means generated from summary and link */
    message: z.string().nullable(),
    /** absent: `video` for an Item of type video, else `link` */
    format: z.enum(FACEBOOK_FORMATS).optional(),
    /** the Page's own first comment under it */
    firstComment: z.string().min(1).optional(),
  }),
  youtube: z.strictObject({
    ...planBase,
    ...replace,
    title: z.string().nullable(),
    description: z.string().nullable(),
    tags: z.array(z.string().min(1)).min(1).optional(),
    category: z.enum(YOUTUBE_CATEGORIES).optional(),
    madeForKids: z.literal(true).optional(),
    /** false: subscribers are not told of it */
    notifySubscribers: z.literal(false).optional(),
  }),
})
export type Plan = z.infer<typeof planSchema>

/** What was wrong and what is right, said in public. `at`: when it was found. */
export const correctionSchema = z.strictObject({ at: instant, wrong: z.string(), right: z.string() })
export type Correction = z.infer<typeof correctionSchema>

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

export const releaseSchema = z.strictObject({
  v: z.literal(1),
  type: z.enum(ITEM_TYPES),
  documentId: z.string().min(1),
  slug,
  /**
   * Addresses the Item had in public before this one, oldest first: each leads on to the present one. Absent when there are
   * none, so that an Item that never moved has the hash it would have had before this field existed (docs/decisions/0005).
   */
  formerSlugs: z.array(slug).min(1).optional(),
  /** for a faq: the question */
  title: z.string().min(1),
  /** sapo, plain text; for a faq it may be empty */
  summary: z.string(),
  body: z.array(blockSchema),
  cover: mediaSchema.nullable(),
  /** the film of a video, or a clip attached to an article or faq */
  video: mediaSchema.nullable(),
  captions: mediaSchema.nullable(),
  transcript: z.string().nullable(),
  /** documentIds of site entries */
  section: z.string().min(1),
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  unit: z.string().nullable(),
  authors: z.array(z.string()),
  legalDocuments: z.array(z.string()),
  source: z.string().nullable(),
  aiGenerated: z.boolean(),
  isIllustrative: z.boolean(),
  /** until then it is pinned on the home page: an alert (cảnh báo), a question among those asked often */
  pinnedUntil: instant.nullable(),
  corrections: z.array(correctionSchema),
  /** first approval of this item; the public "Đăng" date. Stays the same through later releases. */
  publishedAt: instant,
  plan: planSchema,
})
export type Release = z.infer<typeof releaseSchema>

/** The name of a Release: SHA-256 of its canonical JSON. */
export function releaseHash(release: Release): string {
  return sha256(canonicalJson(release))
}

/** The same, whose plan wants anew what a channel cannot change. Not a Release of its own: it has no name. */
export function replacing(release: Release): Release {
  const { website, facebook, youtube } = release.plan
  return { ...release, plan: { website, facebook: { ...facebook, replace: true }, youtube: { ...youtube, replace: true } } }
}

/** Every file a Release needs, each once. */
export function mediaOf(release: Release): Media[] {
  const inBody = release.body.flatMap((block) => (block.type === 'image' ? [block.image] : []))
  const all = [release.cover, release.video, release.captions, ...inBody].filter((media) => media !== null)
  return [...new Map(all.map((media) => [media.sha256, media])).values()]
}

/** Plain text of Blocks, a line a block: for search, read time, Facebook and YouTube texts. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n')
}

function blockText(block: Block | ListItem | List): string {
  if (block.type === 'image') return block.image.caption ?? ''
  if (block.type === 'table') return [block.caption ?? '', ...block.rows.map((row) => row.join(' | '))].filter(Boolean).join('\n')
  return (block.children as readonly (InlineNode | ListItem | List)[])
    .map((child) =>
      child.type === 'text' ? child.text : child.type === 'link' ? child.children.map((t) => t.text).join('') : `${blockText(child)}\n`,
    )
    .join('')
    .trim()
}
