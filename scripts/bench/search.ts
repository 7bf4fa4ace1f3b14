/** The search over HTTP, with words that nearly every item holds among the questions. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTestDatabase } from '@hl/publisher/dist/migrations/test-database'
import { benchSearch } from '@hl/publisher/dist/site/search.bench'
import { type Figure, ms } from './table'

export async function benchSearches({ serverUrl, folder, items }: { serverUrl: string; folder: string; items: number }): Promise<Figure[]> {
  const siteDir = join(folder, 'search')
  mkdirSync(siteDir, { recursive: true })
  const database = await createTestDatabase(serverUrl)
  try {
    const found = await benchSearch({ pool: database.pool, siteDir, items })
    const slowest = found.slowest.map(({ address, ms: time }) => `${ms(time)} ${decodeURIComponent(address)}`)
    console.log(`  chậm nhất: ${slowest.join(' · ')}`)
    return [
      {
        what: `Search at ${items.toLocaleString('en')} items, ${found.questions} questions, commonest word in ${found.commonest.toLocaleString('en')}`,
        target: 'p95 ≤ 50 ms',
        measured: `median ${ms(found.medianMs)}, p95 ${ms(found.p95Ms)}`,
      },
    ]
  } finally {
    await database.drop()
  }
}
