/** BullMQ on PostgreSQL: the default, so that a fresh machine needs no Redis. Lives in schema `bullmq`. */
import { createPostgresBackend, runMigrations, withBackend, type PgPool } from 'bullmq'
import type { Logger } from '@hl/config/logger'
import { createPool } from '../database'
import type { QueueBackend } from './doorbell'

const SCHEMA = 'bullmq'
/** Beside the LISTEN of every Worker; a pool too small hangs without an error. */
const SPARE_CONNECTIONS = 6

export async function openPostgresBackend(options: { databaseUrl: string; workers: number; log: Logger }): Promise<QueueBackend> {
  const pool = createPool({
    databaseUrl: options.databaseUrl,
    max: options.workers + SPARE_CONNECTIONS,
    schema: SCHEMA,
    onError: (error) => options.log.warn('queue.pool_error', { error }),
  })
  // each Queue and each Worker listens for its errors
  pool.setMaxListeners(0)
  const client = await pool.connect()
  try {
    await runMigrations(client, SCHEMA)
  } finally {
    client.release()
  }
  const { Queue, Worker } = withBackend(createPostgresBackend)
  // A real pg.Pool is what BullMQ asks for; @types/pg only words `on` differently.
  const connection = pool as PgPool
  return {
    queue: (name, rest) => new Queue(name, { ...rest, connection }),
    worker: (name, process, rest) => new Worker(name, process, { ...rest, connection }),
    close: () => pool.end(),
  }
}
