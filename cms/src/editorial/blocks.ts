/**
 * Strapi Blocks → the blocks of a Release: only what we render is kept, so that an unknown attribute of a later Strapi
 * changes no hash. Images are looked up by the caller, because the copy inside the text may be stale or forged.
 */
import type { Block, InlineNode, List, ListItem, Media } from '@hl/config/release'
import { z } from 'zod'
import { keyInPlaceholder, tableKey } from '../writing/table-cells'

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
})
type Text = z.infer<typeof textSchema>
const linkSchema = z.object({ type: z.literal('link'), url: z.string().min(1), children: z.array(textSchema) })
const inlineSchema = z.union([textSchema, linkSchema])
const children = z.array(inlineSchema)

const listItemSchema = z.object({ type: z.literal('list-item'), children })
interface StrapiList {
  type: 'list'
  format: 'ordered' | 'unordered'
  children: (z.infer<typeof listItemSchema> | StrapiList)[]
}
const listSchema: z.ZodType<StrapiList> = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  children: z.array(z.union([listItemSchema, z.lazy(() => listSchema)])),
})

const strapiBlockSchema = z.union([
  z.object({ type: z.literal('paragraph'), children }),
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(6), children }),
  z.object({ type: z.literal('quote'), children }),
  z.object({ type: z.literal('code'), children }),
  z.object({
    type: z.literal('image'),
    image: z.object({ hash: z.string(), alternativeText: z.string().nullish(), caption: z.string().nullish() }),
  }),
  listSchema,
])
type StrapiBlock = z.infer<typeof strapiBlockSchema>
export const strapiBlocksSchema = z.array(strapiBlockSchema)
export type StrapiBlocks = z.infer<typeof strapiBlocksSchema>

/** Component `item.table`; writing/table-writes.ts has seen to it that the cells are plain text in a rectangle. */
export const draftTablesSchema = z
  .array(
    z
      .object({
        key: z.string(),
        caption: z.string().nullish(),
        hasHeader: z.boolean().nullish(),
        cells: z.array(z.array(z.string())).nullish(),
      })
      .transform(({ key, caption, hasHeader, cells }) => ({
        key,
        caption: caption ?? null,
        hasHeader: hasHeader === true,
        rows: cells ?? [],
      })),
  )
  .nullish()
  .transform((tables) => tables ?? [])
export type DraftTable = z.infer<typeof draftTablesSchema>[number]

/** The `hash` (Strapi's file name, not a digest) of every image in the text. */
export function imageHashes(blocks: StrapiBlocks): string[] {
  return blocks.flatMap((block) => (block.type === 'image' ? [block.image.hash] : []))
}

interface DraftText {
  body: StrapiBlocks
  /** stored files by Strapi's `hash`; an image that is not among them is left out (requirements.ts has refused it) */
  images: ReadonlyMap<string, Media>
  tables: readonly DraftTable[]
}

/** A table stands where a paragraph of its own names it (`[Bảng: key]`), else after the text. */
export function toReleaseBlocks({ body, images, tables }: DraftText): Block[] {
  const byKey = new Map(tables.filter(({ rows }) => rows.length > 0).map((one) => [tableKey(one.key), one]))
  const placed = new Set<string>()
  const blocks = body.flatMap((block): Block[] => {
    const key = block.type === 'paragraph' ? keyInPlaceholder(textOf(block.children)) : null
    const found = key === null ? undefined : byKey.get(key)
    if (key === null || !found) return toReleaseBlock(block, images)
    placed.add(key)
    return [table(found)]
  })
  const unplaced = [...byKey].flatMap(([key, one]) => (placed.has(key) ? [] : [table(one)]))
  return [...dropEmptyEnd(blocks), ...unplaced]
}

function table({ caption, hasHeader, rows }: DraftTable): Block {
  return { type: 'table', caption: caption?.trim() || null, hasHeader, rows }
}

function textOf(nodes: readonly z.infer<typeof inlineSchema>[]): string {
  return nodes.map((node) => (node.type === 'link' ? textOf(node.children) : node.text)).join('')
}

function toReleaseBlock(block: StrapiBlock, images: ReadonlyMap<string, Media>): Block[] {
  switch (block.type) {
    case 'image': {
      const stored = images.get(block.image.hash)
      if (!stored) return []
      return [
        {
          type: 'image',
          image: {
            ...stored,
            alt: block.image.alternativeText?.trim() || stored.alt,
            caption: block.image.caption?.trim() || stored.caption,
          },
        },
      ]
    }
    case 'heading':
      return [{ type: 'heading', level: block.level, children: block.children.map(inline) }]
    case 'list':
      return [list(block)]
    case 'paragraph':
    case 'quote':
    case 'code':
      return [{ type: block.type, children: block.children.map(inline) }]
  }
}

function list(block: StrapiList): List {
  return {
    type: 'list',
    format: block.format,
    children: block.children.map((child): ListItem | List =>
      child.type === 'list' ? list(child) : { type: 'list-item', children: child.children.map(inline) },
    ),
  }
}

function inline(node: z.infer<typeof inlineSchema>): InlineNode {
  return node.type === 'link' ? { type: 'link', url: node.url, children: node.children.map(text) } : text(node)
}

/** A mark that is `false` says the same as one that is absent. */
function text(node: Text): Text {
  const { bold, italic, underline, strikethrough, code } = node
  return {
    type: 'text',
    text: node.text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strikethrough ? { strikethrough } : {}),
    ...(code ? { code } : {}),
  }
}

/** The panel's editor always leaves an empty paragraph at the end. */
function dropEmptyEnd(blocks: Block[]): Block[] {
  const last = blocks.at(-1)
  const isEmpty = last?.type === 'paragraph' && last.children.every((child) => child.type === 'text' && child.text.trim() === '')
  return isEmpty ? dropEmptyEnd(blocks.slice(0, -1)) : blocks
}
