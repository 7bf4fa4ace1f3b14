/** When people are told: a look every few seconds, one after the other. */
import type { Core } from '@strapi/strapi'
import type { EditorialConfig } from '../../config/editorial'
import { createSilence } from './silence'
import { tell } from './tell'

export interface NoticeClock {
  /** lets a round under way end */
  stop(): Promise<void>
}

export function startNoticeClock({ strapi, now }: { strapi: Core.Strapi; now: () => Date }): NoticeClock {
  const { notices: settings, publisher } = strapi.config.get<EditorialConfig>('editorial')
  const silence = createSilence()
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await tell({ strapi, settings, publisher, silence, now, stopping: ending.signal })
    } catch (error) {
      if (!ending.signal.aborted) strapi.log.error(`notices.failed ${error instanceof Error ? error.message : String(error)}`)
    }
    if (ending.signal.aborted) return
    timer = setTimeout(() => (running = round()), settings.sendMs)
    timer.unref()
  }
  let running = round()
  return {
    async stop() {
      ending.abort()
      clearTimeout(timer)
      await running
    },
  }
}
