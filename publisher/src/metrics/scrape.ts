/** One scrape: everything from one snapshot of the database; several that come together are answered once. */
import type { Pool } from 'pg'
import type { Channel } from '../channels/channel'
import { transaction } from '../database'
import type { Doorbell } from '../queue/doorbell'
import { counterFamilies } from './counters'
import { exposition, type Family } from './families'
import { gaugeFamilies } from './gauges'
import { readTally } from './tally'

export interface ScrapeDeps {
  pool: Pool
  channels: ReadonlyMap<string, Channel>
  doorbell: Pick<Doorbell, 'depths'>
}

export function createScrape(deps: ScrapeDeps): () => Promise<string> {
  let running: Promise<string> | undefined
  return () => (running ??= scrape(deps).finally(() => (running = undefined)))
}

async function scrape(deps: ScrapeDeps): Promise<string> {
  const startedAt = performance.now()
  const { counters, gauges, behindSeconds } = await transaction(deps.pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    const { counts, behindSeconds } = await readTally(client)
    return { counters: counterFamilies(counts), gauges: await gaugeFamilies(client, deps.channels), behindSeconds }
  })
  const depths = await deps.doorbell.depths()
  const own: Family[] = [
    {
      name: 'hl_queue_waiting',
      help: 'Hints waiting in each queue; a queue that does not answer is absent',
      type: 'gauge',
      samples: Object.entries(depths).map(([queue, value]) => ({ labels: { queue }, value })),
    },
    single('hl_tally_behind_seconds', 'How far the counters of Attempts and calls are behind', behindSeconds),
    single('hl_scrape_duration_seconds', 'What reading all this took', (performance.now() - startedAt) / 1000),
  ]
  return exposition([...gauges, ...counters, ...own])
}

function single(name: string, help: string, value: number): Family {
  return { name, help, type: 'gauge', samples: [{ labels: {}, value }] }
}
