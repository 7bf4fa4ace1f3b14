/** Runs seal.ts at least every second while the publisher lives. */
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { sealAudit } from './seal'

const BEAT_MS = 1_000

export function startSealer(deps: { pool: Pool; checkpointKey: string; log: Logger; onBeat?: () => void }): { close(): Promise<void> } {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    try {
      while (!isClosed && (await sealAudit(deps)) > 0);
      deps.onBeat?.()
    } catch (error) {
      if (!isClosed) deps.log.warn('audit.seal_failed', { error })
    }
    if (!isClosed) timer = setTimeout(() => (running = round()), BEAT_MS)
  }
  running = round()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}
