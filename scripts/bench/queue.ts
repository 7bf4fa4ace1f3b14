/** The delivery protocol without any channel's work, against the queue's own rate on the same backend. */
import { createLogger } from '@hl/config/logger'
import { createTestDatabase } from '@hl/publisher/dist/migrations/test-database'
import { benchDrain } from '@hl/publisher/dist/delivery/drain.bench'
import { openPostgresBackend } from '@hl/publisher/dist/queue/postgres-backend'
import type { Figure } from './table'

export async function benchQueue({ serverUrl, deliveries }: { serverUrl: string; deliveries: number }): Promise<Figure[]> {
  const database = await createTestDatabase(serverUrl)
  const log = createLogger({ service: 'bench', level: 'error' })
  try {
    const backend = () => openPostgresBackend({ databaseUrl: database.url, workers: 4, log })
    const rates = await benchDrain({ pool: database.pool, backend, deliveries })
    return [
      {
        what: `Draining ${deliveries.toLocaleString('en')} deliveries, no-op channel (PostgreSQL queue)`,
        target: '≥ 0.5 of BullMQ',
        measured: `${rates.deliveriesPerSecond.toFixed(0)}/s against ${rates.jobsPerSecond.toFixed(0)}/s: ${(rates.deliveriesPerSecond / rates.jobsPerSecond).toFixed(2)}`,
      },
    ]
  } finally {
    await database.drop()
  }
}
