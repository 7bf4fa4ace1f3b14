/** When the sweep for approvals never published runs: at the start of cms and daily, sooner while it could not finish. */
import type { Core } from '@strapi/strapi'
import type { EditorialConfig } from '../../config/editorial'
import { lapseApprovals } from './lapse-approvals'

const DAILY_MS = 24 * 3_600_000
/** cms starts before the publisher does. */
const AGAIN_MS = 30_000
const AGAIN_AT_MOST_MS = 3_600_000

export interface LapseClock {
  /** lets a sweep under way end with the Item it is at */
  stop(): Promise<void>
}

export function startLapseClock({ strapi, now }: { strapi: Core.Strapi; now: () => Date }): LapseClock {
  const { publisher } = strapi.config.get<EditorialConfig>('editorial')
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let againMs = AGAIN_MS
  const run = async (): Promise<void> => {
    const isDone = await sweep()
    if (ending.signal.aborted) return
    timer = setTimeout(() => (running = run()), isDone ? DAILY_MS : againMs)
    timer.unref()
    againMs = isDone ? AGAIN_MS : Math.min(2 * againMs, AGAIN_AT_MOST_MS)
  }
  const sweep = async (): Promise<boolean> => {
    try {
      return (await lapseApprovals({ strapi, publisher, now: now(), signal: ending.signal })).isDone
    } catch (error) {
      strapi.log.error(`editorial.lapse_failed ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }
  let running = run()
  return {
    async stop() {
      ending.abort()
      clearTimeout(timer)
      await running
    },
  }
}
