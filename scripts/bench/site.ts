/** The website step at several sizes of the site, and how it grows. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTestDatabase } from '@hl/publisher/dist/migrations/test-database'
import { benchWebsiteStep, growthExponent } from '@hl/publisher/dist/site/site.bench'
import { benchGenerators } from './generators'
import { type Figure, ms } from './table'

/** Where one more article takes them seconds already. */
const GENERATORS_UP_TO = 10_000

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
    if (first && last) {
      const what = `Growth from ${first.items} to ${last.items} items`
      figures.push({ what, target: 'exponent ≤ 0.1', measured: `exponent ${growthExponent(rows).toFixed(3)}` })
    }
    const stepMs = new Map(rows.map((row) => [row.items, row.medianMs]))
    return [...figures, ...benchGenerators({ folder, sizes: sizes.filter((size) => size <= GENERATORS_UP_TO), stepMs })]
  } finally {
    await database.drop()
  }
}
