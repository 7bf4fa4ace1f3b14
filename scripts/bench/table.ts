/** The table of figures: what was measured, what it was to reach. */

export interface Figure {
  what: string
  target: string
  measured: string
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = [{ what: 'What', target: 'Target', measured: 'Measured' }, ...figures]
  const width = (key: 'what' | 'target') => Math.max(...rows.map((row) => row[key].length))
  for (const row of rows) console.log(`| ${row.what.padEnd(width('what'))} | ${row.target.padEnd(width('target'))} | ${row.measured}`)
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`
}
