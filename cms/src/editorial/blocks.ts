/**
 * Strapi Blocks → the blocks of a Release: only what we render is kept, so that an unknown attribute of a later Strapi
 * changes no hash. Images are looked up by the caller, because the copy inside the text may be stale or forged.
 */
import type { Block, InlineNode, List, ListItem, Media } from '@hl/config/release'
import { z } from 'zod'

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

/** The `hash` (Strapi's file name, not a digest) of every image in the text. */
export function imageHashes(blocks: StrapiBlocks): string[] {
  return blocks.flatMap((block) => (block.type === 'image' ? [block.image.hash] : []))
}

/** @param images stored files by Strapi's `hash`; an image that is not among them is left out (requirements.ts has refused it) */
export function toReleaseBlocks(blocks: StrapiBlocks, images: ReadonlyMap<string, Media>): Block[] {
  return dropEmptyEnd(blocks.flatMap((block) => toReleaseBlock(block, images)))
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
