/** The database for the commands that work on it: the one that runs, or the embedded one started for as long as they need it. */
import { join } from 'node:path'
import type { Env } from '@hl/config/env'
import { createPool } from '@hl/publisher/dist/database'
import type { Pool } from 'pg'
import { runningPostgres } from './postgres/leftover'
import { startPostgres } from './postgres/server'
import { takeLock } from './start/lock'
import { loadSecrets, type Secrets } from './start/secrets'

const POOL_SIZE = 10

export async function withDatabase<T>(
  options: { env: Env; raw: Readonly<Record<string, string | undefined>> },
  work: (database: { pool: Pool; secrets: Secrets }) => Promise<T>,
): Promise<T> {
  const { env, raw } = options
  const secrets = loadSecrets({ dataDir: env.dataDir, source: raw })
  const { url, close } = await findDatabase({ env, secrets })
  const pool = createPool({ databaseUrl: url, max: POOL_SIZE, onError: (error) => console.error(error.message) })
  try {
    return await work({ pool, secrets })
  } finally {
    await pool.end()
    await close()
  }
}

async function findDatabase({ env, secrets }: { env: Env; secrets: Secrets }): Promise<{ url: string; close: () => Promise<void> }> {
  const stays = async () => undefined
  if (env.databaseUrl) return { url: env.databaseUrl, close: stays }
  const dataFolder = join(env.dataDir, 'postgres')
  const password = secrets.POSTGRES_PASSWORD
  const running = runningPostgres(dataFolder)
  if (running) return { url: `postgresql://postgres:${password}@127.0.0.1:${running.port}/hl`, close: stays }
  const lock = await takeLock(env.dataDir)
  const postgres = await startPostgres({ dataFolder, logFile: join(env.dataDir, 'logs', 'postgres.log'), password, database: 'hl' })
  return {
    url: postgres.url,
    async close() {
      await postgres.stop()
      lock.release()
    },
  }
}
