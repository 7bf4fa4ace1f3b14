/**
 * HTML of a paste or of a .docx → Blocks and tables. Pure, and safe by construction: it builds new nodes out of text, marks,
 * https, mailto and tel links, headings, lists, quotes and tables; there is no way through for anything else.
 */
import type { StrapiBlocks } from '../../editorial/blocks'
import { flush, newConversion, OUTSIDE, type ConvertedTable, type Line } from './conversion'
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

/** @param takenKeys keys of the tables the Item has already */
export function convertHtml({ html, takenKeys = [] }: { html: string; takenKeys?: readonly string[] }): Converted {
  const conversion = newConversion(takenKeys)
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
  const endList = () => {
    blocks.push(...listsOf(items.map((item) => ({ ...item, children: betweenTexts(item.children) }))))
    items = []
  }
  for (const line of lines) {
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
