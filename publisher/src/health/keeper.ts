/**
 * The clock of what nobody asks for: whether our accounts are well, what is planned and will not work, and what people must
 * be told. Every process runs it and one of them does the work. All of it reads states anew, so a round that is lost is made
 * up by the next. Not here: any publishing.
 */
import { watchNotices } from '../notices/watch'
import type { KeeperDeps } from './deps'
import { askStale } from './health-clock'
import { onlyOne } from './only-one'
import { runPreflight } from './preflight'

export interface Keeper {
  close(): Promise<void>
}

export function startKeeper(deps: KeeperDeps): Keeper {
  let isStart = true
  const lookAhead = async () => {
    await askStale(deps, { isStart })
    isStart = false
    await runPreflight(deps)
  }
  const clocks = [
    every(deps, { name: 'publisher.notices', ms: deps.watchMs, work: () => watchNotices(deps) }),
    every(deps, { name: 'publisher.look-ahead', ms: deps.lookAheadMs, work: lookAhead }),
  ]
  return { close: async () => void (await Promise.all(clocks.map((stop) => stop()))) }
}

/** @returns how to stop it */
function every(deps: KeeperDeps, { name, ms, work }: { name: string; ms: number; work: () => Promise<void> }): () => Promise<void> {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await onlyOne(deps.pool, { name, work })
    } catch (error) {
      if (!isClosed) deps.log.warn('keeper.failed', { name, error })
    }
    if (isClosed) return
    timer = setTimeout(() => (running = round()), ms)
    timer.unref()
  }
  let running = round()
  return async () => {
    isClosed = true
    clearTimeout(timer)
    await running
  }
}
