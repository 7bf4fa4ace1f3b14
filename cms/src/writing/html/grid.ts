/** An HTML table as rows of cells, with merged cells spread out: their text stands in the first, the others are empty. */
import { childrenOf, isElement, type HtmlElement, type HtmlNode } from './nodes'

/** @param convert what one cell says */
export function gridOf<T>(table: HtmlElement, convert: (cell: HtmlElement) => T): (T | null)[][] {
  const grid: (T | null)[][] = []
  rowsOf(table).forEach((row, y) => {
    const line = (grid[y] ??= [])
    let x = 0
    for (const cell of cellsOf(row)) {
      while (line[x] !== undefined) x += 1
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      for (let dy = 0; dy < height; dy += 1) {
        for (let dx = 0; dx < width; dx += 1) (grid[y + dy] ??= [])[x + dx] = dx + dy === 0 ? convert(cell) : null
      }
      x += width
    }
  })
  return grid.slice(0, rowsOf(table).length).map((line) => Array.from(line, (cell) => cell ?? null))
}

/** Rows of this table, not of one inside it. */
export function rowsOf(node: HtmlNode): HtmlElement[] {
  return childrenOf(node).flatMap((child) =>
    isElement(child) ? (child.name === 'tr' ? [child] : child.name === 'table' ? [] : rowsOf(child)) : [],
  )
}

export function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')
}

/** By `<thead>`, or a first row of `<th>` alone. */
export function hasHeadRow(table: HtmlElement): boolean {
  const head = table.children.filter(isElement).find(({ name }) => name === 'thead')
  const [first] = rowsOf(table)
  const cells = first ? cellsOf(first) : []
  return (head !== undefined && rowsOf(head).length > 0) || (cells.length > 0 && cells.every(({ name }) => name === 'th'))
}

const MAX_SPAN = 200
function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.attribs[name] ?? '1', 10)
  return span >= 1 ? Math.min(span, MAX_SPAN) : 1
}
