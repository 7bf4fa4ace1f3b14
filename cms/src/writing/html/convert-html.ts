/**
 * HTML of a paste or of a .docx → Blocks and tables. Pure, and safe by construction: it builds new nodes out of text, marks,
 * https, mailto and tel links, headings, lists, quotes and tables; there is no way through for anything else.
 */
import type { StrapiBlocks } from '../../editorial/blocks'
import { flush, newConversion, OUTSIDE, type ConvertedTable, type Images, type Line, type StoredPicture } from './conversion'
import { walk } from './elements'
import { betweenTexts, lineAfter, plainOf } from './inline'
import { listsOf, type ListLine } from './lists'
import { parseHtml } from './nodes'

export interface Converted {
  blocks: StrapiBlocks
  tables: ConvertedTable[]
  /** how many pictures did not come along */
  pictures: number
  /** how many tables were too wide to be one, and came as text */
  wideTables: number
}

interface Converting {
  html: string
  /** keys of the tables the Item has already */
  takenKeys?: readonly string[]
  /** pictures that are in the library, by the address the HTML gives them */
  images?: Images
}

export function convertHtml({ html, takenKeys = [], images = new Map() }: Converting): Converted {
  const conversion = newConversion({ takenKeys, images })
  walk(conversion, parseHtml(html), OUTSIDE)
  flush(conversion, OUTSIDE)
  const { tables, pictures, wideTables } = conversion
  return { blocks: blocksOf(conversion.lines), tables, pictures, wideTables }
}

/** The words of the first heading, for an Item without a title. */
export function firstHeading(blocks: StrapiBlocks): string | null {
  const heading = blocks.find((block) => block.type === 'heading')
  return heading ? plainOf(heading.children).trim() || null : null
}

/** Lines of one list become one list; a paragraph more in an item is a line break in it. */
function blocksOf(lines: readonly Line[]): StrapiBlocks {
  const blocks: StrapiBlocks = []
  let items: ListLine[] = []
  let pictures: StoredPicture[] = []
  const endList = () => {
    blocks.push(...listsOf(items.map((item) => ({ ...item, children: betweenTexts(item.children) }))))
    blocks.push(...pictures.map(pictureBlock))
    items = []
    pictures = []
  }
  for (const line of lines) {
    // in a list it stands behind it: a list that is parted counts from one again
    if ('picture' in line) {
      pictures.push(line.picture)
      if (items.length === 0) endList()
      continue
    }
    if ('item' in line) {
      const last = items.at(-1)
      if (line.isNew || !last) items.push(line.item)
      else items[items.length - 1] = { ...last, children: lineAfter(last.children, line.item.children) }
      continue
    }
    endList()
    blocks.push({ ...line.kind, children: betweenTexts(line.children) })
  }
  endList()
  return blocks
}

/** Slate wants a text in every block. */
function pictureBlock(image: StoredPicture) {
  return { type: 'image' as const, image, children: [{ type: 'text' as const, text: '' }] }
}
