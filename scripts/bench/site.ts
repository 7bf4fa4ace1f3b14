/** The website step at several sizes of the site, and how it grows. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTestDatabase } from '@hl/publisher/dist/migrations/test-database'
import { benchWebsiteStep } from '@hl/publisher/dist/site/site.bench'
import { type Figure, ms } from './table'

export async function benchSite({
  serverUrl,
  folder,
  sizes,
}: {
  serverUrl: string
  folder: string
  sizes: readonly number[]
}): Promise<Figure[]> {
  const siteDir = join(folder, 'site')
  mkdirSync(siteDir, { recursive: true })
  const database = await createTestDatabase(serverUrl)
  try {
    const rows = await benchWebsiteStep({ pool: database.pool, siteDir, sizes })
    const figures = rows.map((row) => ({
      what: `Website step at ${row.items.toLocaleString('en')} items`,
      target: 'median ≤ 30 ms, p95 ≤ 60 ms',
      measured: `median ${ms(row.medianMs)}, p95 ${ms(row.p95Ms)}`,
    }))
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return figures
    const exponent = Math.log(last.medianMs / first.medianMs) / Math.log(last.items / first.items)
    return [
      ...figures,
      { what: `Growth from ${first.items} to ${last.items} items`, target: 'exponent ≤ 0.1', measured: `exponent ${exponent.toFixed(3)}` },
    ]
  } finally {
    await database.drop()
  }
}
