/**
 * `npm run bench`: the figures of the design, measured on this machine in one run and printed beside their targets. It uses
 * databases and folders of its own. `-- --full` adds the 50,000-item site, `-- --site` measures the website alone. Not a test: nothing passes or fails here.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchMonitorReads } from './bench/monitor'
import { benchQueue } from './bench/queue'
import { benchSearches } from './bench/search'
import { benchSite } from './bench/site'
import { benchSystem } from './bench/system'
import { type Figure, printFigures } from './bench/table'
import { startPostgres } from './postgres/server'
import { sentenceOf } from './stop-sentence'

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<void> {
  const isFull = process.argv.includes('--full')
  const isSiteOnly = process.argv.includes('--site')
  const folder = mkdtempSync(join(tmpdir(), 'hl-bench-'))
  try {
    const figures = await measureParts({ folder, isFull, isSiteOnly })
    if (!isSiteOnly) {
      console.log('• Cả hệ thống …')
      figures.push(...(await benchSystem({ folder: join(folder, 'system') })))
    }
    printFigures(figures)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureParts(options: { folder: string; isFull: boolean; isSiteOnly: boolean }): Promise<Figure[]> {
  const { folder, isFull, isSiteOnly } = options
  // The same durable settings as in production: what is measured includes the disk.
  const postgres = await startPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    password: 'bench',
    database: 'bench',
  })
  try {
    console.log('• Bước website, cạnh Hugo và Eleventy …')
    const figures = await benchSite({ serverUrl: postgres.url, folder, sizes: isFull ? [1_000, 10_000, 50_000] : [1_000, 10_000] })
    if (isSiteOnly) return figures
    console.log('• Tìm kiếm …')
    figures.push(...(await benchSearches({ serverUrl: postgres.url, folder, items: isFull ? 50_000 : 10_000 })))
    console.log('• Theo dõi phát hành …')
    figures.push(...(await benchMonitorReads({ serverUrl: postgres.url })))
    console.log('• Hàng đợi …')
    figures.push(...(await benchQueue({ serverUrl: postgres.url, deliveries: isFull ? 10_000 : 2_000 })))
    return figures
  } finally {
    await postgres.stop()
  }
}
