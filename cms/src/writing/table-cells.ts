/** What the cells of a table are, for the panel and the server alike: plain text in a rectangle of bounded size. Pure. */

export type Cells = readonly (readonly string[])[]

export const MAX_COLUMNS = 20
export const MAX_ROWS = 200
export const MAX_CELL_LENGTH = 2_000

/** NFC, ordinary spaces, no control characters but the line break. */
export function cellText(written: string): string {
  return written
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\t]/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g, '')
    .trim()
}

/** Every row as long as the longest, without empty rows and columns at the end. */
export function rectangle(cells: Cells): string[][] {
  const width = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  const height = cells.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
  return cells.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}

/** What is wrong with the size of a table, in words; null when nothing is. */
export function tooLarge(cells: Cells): string | null {
  if (cells.length > MAX_ROWS) return `có ${cells.length} hàng, nhiều nhất là ${MAX_ROWS}`
  const columns = Math.max(0, ...cells.map((row) => row.length))
  if (columns > MAX_COLUMNS) return `có ${columns} cột, nhiều nhất là ${MAX_COLUMNS}`
  return cells.some((row) => row.some((cell) => cell.length > MAX_CELL_LENGTH)) ? `có ô dài hơn ${MAX_CELL_LENGTH} ký tự` : null
}

/** The paragraph that says where a table stands. */
export function placeholderOf(key: string): string {
  return `[Bảng: ${key}]`
}

/** @returns the key of the table a paragraph stands for; null for any other paragraph */
export function keyInPlaceholder(text: string): string | null {
  const found = /^\[\s*bảng\s*:\s*([^\]]{1,80}?)\s*\]$/iu.exec(text.normalize('NFC').trim())
  return found?.[1] ? tableKey(found[1]) : null
}

/** As keys are compared: people write them by hand. */
export function tableKey(written: string): string {
  return written.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
}

/** @returns the first of `bang-1`, `bang-2` … that is free */
export function freeKey(taken: readonly string[]): string {
  const known = new Set(taken.map(tableKey))
  for (let number = 1; ; number += 1) if (!known.has(`bang-${number}`)) return `bang-${number}`
}
