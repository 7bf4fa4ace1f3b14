/** A rebuild of the whole site beside the publishing that goes on: in the background, one at a time, told in a row. */
import type { Actor } from '@hl/config/outbox'
import type { Logger } from '@hl/config/logger'
import { startRun } from '../run/run'
import { rebuildSite, type RebuildOptions } from './rebuild'

/** So few at once that publishing keeps its connections. */
const CONCURRENCY = 2
const TELL_EVERY_MS = 500

export interface RebuildInBackground extends Omit<RebuildOptions, 'concurrency' | 'onProgress'> {
  actor: Actor
  log: Logger
  stopping: AbortSignal
}

/** @returns its end, which never throws; null while another runs */
export async function startRebuild(options: RebuildInBackground): Promise<{ ended: Promise<void> } | null> {
  const { pool, actor, log, stopping } = options
  const run = await startRun(pool, { kind: 'site.rebuild', channel: null, actor })
  if (!run) return null
  let toldAt = 0
  let last = { done: 0, total: 0 }
  let told: Promise<void> = Promise.resolve()
  const onProgress = (progress: { done: number; total: number }) => {
    stopping.throwIfAborted()
    last = progress
    if (performance.now() - toldAt < TELL_EVERY_MS) return
    toldAt = performance.now()
    // one after the other, so that an older figure never follows a newer one
    told = told.then(() => run.progress(progress)).catch((error: unknown) => log.warn('rebuild.progress', { error }))
  }
  const work = async () => {
    let problem: string | null = null
    try {
      const rebuilt = await rebuildSite({ ...options, concurrency: CONCURRENCY, onProgress })
      await told
      await run.progress({ done: last.total, total: last.total })
      log.info('rebuild.done', { ...rebuilt })
    } catch (error) {
      problem = stopping.aborted
        ? 'Dịch vụ phát hành dừng giữa chừng. Bấm chạy lại.'
        : 'Có trang không dựng lại được; xem nhật ký của hl-publisher.'
      log.error('rebuild.failed', { error })
    }
    await run.end(problem).catch((error: unknown) => log.warn('rebuild.end', { error }))
  }
  return { ended: work() }
}
