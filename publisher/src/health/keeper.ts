/**
 * The clock of what nobody asks for: whether our accounts are well, what is planned and will not work, and what people must
 * be told. Every process runs it and one of them does the work. All of it reads states anew, so a round that is lost is made
 * up by the next. Not here: any publishing.
 */
import { startBeat, type Beat } from '../beat'
import { watchNotices } from '../notices/watch'
import type { KeeperDeps } from './deps'
import { askStale, LOOK_AHEAD } from './health-clock'
import { onlyOne } from './only-one'
import { runPreflight } from './preflight'

export function startKeeper(deps: KeeperDeps): Beat {
  const lookAhead = async () => {
    await askStale(deps, { isStart: false })
    await runPreflight(deps)
  }
  const clocks = [
    every(deps, { name: 'publisher.notices', ms: deps.watchMs, work: () => watchNotices(deps) }),
    every(deps, { name: LOOK_AHEAD, ms: deps.lookAheadMs, work: lookAhead }),
  ]
  return { close: async () => void (await Promise.all(clocks.map((clock) => clock.close()))) }
}

function every(deps: KeeperDeps, { name, ms, work }: { name: string; ms: number; work: () => Promise<void> }): Beat {
  return startBeat({
    async round() {
      await onlyOne(deps.pool, { name, work })
      return ms
    },
    afterErrorMs: ms,
    onError: (error) => deps.log.warn('keeper.failed', { name, error }),
  })
}
