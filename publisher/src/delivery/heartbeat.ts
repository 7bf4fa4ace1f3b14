/** A row of this process, renewed while it lives: who works, since when, and who has fallen silent. */
import { hostname } from 'node:os'
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'

export const BEAT_MS = 10_000
/** Three beats missed. */
export const STALE_AFTER_MS = 3 * BEAT_MS
const FORGOTTEN_AFTER = "interval '1 day'"

export interface Heartbeat {
  /** takes the row away: whoever ends in order is not missing */
  close(): Promise<void>
}

export function startHeartbeat({ pool, id, log }: { pool: Pool; id: number; log: Logger }): Heartbeat {
  const name = `hl-publisher ${hostname()}:${process.pid}`
  const beat = async () => {
    await pool.query(`insert into worker (id, name) values ($1, $2) on conflict (id) do update set beat_at = now()`, [id, name])
    await pool.query(`delete from worker where beat_at < now() - ${FORGOTTEN_AFTER}`)
  }
  const round = () => beat().catch((error: unknown) => log.warn('heartbeat.failed', { error }))
  let running = round()
  const timer = setInterval(() => (running = round()), BEAT_MS)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await running
      await pool.query(`delete from worker where id = $1`, [id]).catch((error: unknown) => log.warn('heartbeat.left', { error }))
    },
  }
}
