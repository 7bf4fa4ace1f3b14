/** What every call to Google is given: when to give up, the clock, and who is told of the answer. */
import type { Logger } from '@hl/config/logger'
import type { ChannelContext } from '../channel'

export interface CallScope {
  signal: AbortSignal
  now: () => Date
  log: Logger
  /** told the HTTP status of the answer */
  heard?: ((status: number) => void) | undefined
}

export function scopeOf({ ctx, signal }: { ctx: ChannelContext; signal: AbortSignal }): CallScope {
  return { signal, now: () => ctx.now(), log: ctx.log, heard: ctx.heard }
}
