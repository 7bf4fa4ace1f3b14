/** Cells out of a clipboard: a table of HTML (Word, Excel), or lines parted by tabs. */
import { convertHtml } from '../../writing/html/convert-html'
import { cellText, tooLarge, type Cells } from '../../writing/table-cells'

/** @returns null when it is no table but a text for one cell */
export function cellsIn(data: { getData(type: string): string }): string[][] | null {
  const html = data.getData('text/html')
  const [table] = html === '' ? [] : convertHtml({ html }).tables
  if (table) return table.cells
  const text = data.getData('text/plain')
  if (!/\t/.test(text)) return null
  return fieldsOf(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''))
}

/** As Excel writes it: a cell with a line break in it stands in quotation marks. */
function fieldsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g)) {
    const [whole, field = '', end] = match
    if (whole === '' && match.index === text.length && match.index > 0 && !/[\t\n]$/.test(text)) break
    const isQuoted = field.startsWith('"') && field.endsWith('"') && field.length > 1
    rows.at(-1)?.push(cellText(isQuoted ? field.slice(1, -1).replaceAll('""', '"') : field))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

/** The table with the pasted cells from one cell on, grown where needed; or why that is too large. */
export function withPasted(input: { cells: Cells; row: number; column: number; pasted: Cells }): string[][] | { tooLarge: string } {
  const { cells, row, column, pasted } = input
  const height = Math.max(cells.length, row + pasted.length)
  const width = Math.max(...cells.map((line) => line.length), ...pasted.map((line) => column + line.length))
  const grown = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => pasted[y - row]?.[x - column] ?? cells[y]?.[x] ?? ''),
  )
  const why = tooLarge(grown)
  return why === null ? grown : { tooLarge: why }
}
