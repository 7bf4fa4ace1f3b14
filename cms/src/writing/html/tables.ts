/** A table of the HTML → a table of the Item and the paragraph that names its place. */
import { cellText, freeKey, MAX_COLUMNS, MAX_ROWS, placeholderOf, rectangle, tooLarge } from '../table-cells'
import { childrenIn, paragraph, textOfLines, type Conversion, type Line } from './conversion'
import { gridOf, hasHeadRow } from './grid'
import { plainOf } from './inline'
import { allText, findElement, type HtmlElement } from './nodes'

interface Adding {
  conversion: Conversion
  node: HtmlElement
  /** what stands in a cell */
  linesIn(cell: HtmlElement): Line[]
}

export function addTable({ conversion, node, linesIn }: Adding): void {
  const grid = gridOf(node, linesIn)
  const [only] = grid[0] ?? []
  // one cell is a frame around a text
  if (grid.length === 1 && grid[0]?.length === 1) {
    conversion.lines.push(...(only ?? []))
    return
  }
  const cells = rectangle(grid.map((row) => row.map((cell) => cellText(textOfLines(cell ?? [])))))
  const pictures = grid.flat().flatMap((cell) => (cell ?? []).filter((line) => 'picture' in line))
  placeTable({ conversion, node, grid, cells })
  // a cell is plain text: its pictures stand behind the table
  conversion.lines.push(...pictures)
}

interface Placing {
  conversion: Conversion
  node: HtmlElement
  grid: (Line[] | null)[][]
  cells: string[][]
}

function placeTable({ conversion, node, grid, cells }: Placing): void {
  if (cells.length === 0) return
  if (tooLarge(cells.slice(0, MAX_ROWS)) !== null || (cells[0]?.length ?? 0) > MAX_COLUMNS) return asText(conversion, cells)
  const hasHeader = hasHeadRow(node) || (cells.length > 1 && isBoldRow(grid[0] ?? []))
  const caption = captionOf(conversion, node)
  for (let from = 0; from < cells.length; from += MAX_ROWS) {
    const key = freeKey([...conversion.takenKeys, ...conversion.tables.map((one) => one.key)])
    conversion.tables.push({ key, caption, hasHeader: hasHeader && from === 0, cells: cells.slice(from, from + MAX_ROWS) })
    conversion.lines.push(paragraph(placeholderOf(key)))
  }
}

function asText(conversion: Conversion, cells: readonly (readonly string[])[]): void {
  conversion.wideTables += 1
  for (const row of cells) conversion.lines.push(paragraph(row.join(' | ')))
}

function captionOf(conversion: Conversion, node: HtmlElement): string | null {
  const own = findElement(node.children, ({ name }) => name === 'caption')
  if (own) return cellText(allText(own.children).replace(/\s+/g, ' ')).slice(0, 300) || null
  const before = conversion.lines.at(-1)
  if (!before || !('kind' in before) || !before.isCaption) return null
  conversion.lines.pop()
  return plainOf(before.children).slice(0, 300)
}

/** As people make a head row in Word: all of it bold. */
function isBoldRow(row: readonly (Line[] | null)[]): boolean {
  const said = row.flatMap((cell) => (cell ?? []).flatMap(childrenIn))
  return said.length > 0 && said.every((node) => node.type === 'text' && (node.bold || node.text.trim() === ''))
}
