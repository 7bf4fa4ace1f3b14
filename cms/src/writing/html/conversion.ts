/** One conversion under way: the lines written so far, and the one being written. */
import type { StrapiBlocks } from '../../editorial/blocks'
import { InlineText, plainOf, type Inline, type Marks } from './inline'
import type { ListLine } from './lists'

export interface ConvertedTable {
  key: string
  caption: string | null
  hasHeader: boolean
  cells: string[][]
}

/** A file of the library as an image block carries it. */
export type StoredPicture = Extract<StrapiBlocks[number], { type: 'image' }>['image']

export type Kind = { type: 'paragraph' | 'quote' | 'code' } | { type: 'heading'; level: number }
export type Line =
  | { kind: Kind; children: Inline[]; isCaption?: boolean }
  /** `isNew`: false for a paragraph more in the same item */
  | { item: ListLine; isNew: boolean }
  | { picture: StoredPicture }

export interface Conversion {
  lines: Line[]
  inline: InlineText
  tables: ConvertedTable[]
  takenKeys: readonly string[]
  /** by the address the HTML gives them */
  images: Images
  /** stand behind the line that is being written: a picture must not part a sentence */
  waiting: StoredPicture[]
  /** those that are nowhere */
  pictures: number
  wideTables: number
  /** how many lists were begun: gives each its id */
  lists: number
}

export type Images = ReadonlyMap<string, StoredPicture>

/** Where we are: what a text that comes now belongs to. */
export interface Place {
  kind: Kind
  marks: Marks
  url: string | null
  isCaption: boolean
  list: (Omit<ListLine, 'children'> & { item: { isBegun: boolean } }) | null
}
export const OUTSIDE: Place = { kind: { type: 'paragraph' }, marks: {}, url: null, isCaption: false, list: null }

export function newConversion({ takenKeys, images }: { takenKeys: readonly string[]; images: Images }): Conversion {
  return { lines: [], inline: new InlineText(), tables: [], takenKeys, images, waiting: [], pictures: 0, wideTables: 0, lists: 0 }
}

export function addText(conversion: Conversion, text: string, { kind, marks, url }: Place, isBreak = false): void {
  const isAsWritten = isBreak || kind.type === 'code'
  // a heading is bold by itself
  const { bold: _bold, ...lighter } = marks
  conversion.inline.add({ text, marks: kind.type === 'heading' ? lighter : marks, url, isAsWritten })
}

/** Ends the line that is being written. */
export function flush(conversion: Conversion, place: Place): void {
  endLine(conversion, place)
  conversion.lines.push(...conversion.waiting.map((picture) => ({ picture })))
  conversion.waiting = []
}

function endLine(conversion: Conversion, { kind, list: inList, isCaption: isCaptionHere }: Place): void {
  const children = conversion.inline.take()
  if (children.length === 0) return
  if (inList === null) {
    conversion.lines.push({ kind, children, ...(isCaptionHere ? { isCaption: true } : {}) })
    return
  }
  const { level, format, id, item } = inList
  conversion.lines.push({ item: { level, format, id, children }, isNew: !item.isBegun })
  item.isBegun = true
}

export function paragraph(text: string): Line {
  return { kind: { type: 'paragraph' }, children: [{ type: 'text', text }] }
}

export function childrenIn(line: Line): readonly Inline[] {
  if ('picture' in line) return []
  return 'item' in line ? line.item.children : line.children
}

export function textOfLines(lines: readonly Line[]): string {
  return lines.flatMap((line) => ('picture' in line ? [] : [plainOf(childrenIn(line))])).join('\n')
}
