/** Runs seal.ts at least every second while the publisher lives. */
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { startBeat, type Beat } from '../beat'
import { sealAudit } from './seal'

const BEAT_MS = 1_000

export function startSealer(deps: { pool: Pool; checkpointKey: string; log: Logger; onBeat?: () => void }): Beat {
  return startBeat({
    async round(isClosed) {
      while (!isClosed() && (await sealAudit(deps)) > 0);
      deps.onBeat?.()
      return BEAT_MS
    },
    afterErrorMs: BEAT_MS,
    onError: (error) => deps.log.warn('audit.seal_failed', { error }),
  })
}
