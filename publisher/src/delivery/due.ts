/** SQL conditions on a row of `delivery` that several statements share; those that name its columns by `d.` want that alias. */
import { LATE_AFTER_MS } from '@hl/config/monitor'

/**
 * New inputs make these due. The others wait for a person, for a limit, or for the next try, and are brought up with that:
 * `inputs_rev` has risen all the same.
 */
export const CAN_BE_DUE = `state in ('live', 'verifying', 'queued') or (state = 'scheduled' and live_release is not null)`

/** A create was sent and nobody knows whether it took effect. */
export const UNRESOLVED = `effect <> 'repeatable' and (result is null or result = 'unknown')`

/** Nobody works on it now. */
export const IS_FREE = `(d.lease_until is null or d.lease_until <= now())`

const IS_PAUSED = `exists (select 1 from channel_state c where c.channel = d.channel and c.bucket = '' and c.paused
  and (c.pause_all or d.wanted_action <> 'remove'))`

/** Due for longer than it should be and nobody at it; what waits for a paused channel is not late. */
export const IS_LATE = `d.due_at < now() - interval '${LATE_AFTER_MS} milliseconds' and ${IS_FREE} and not ${IS_PAUSED}`

/** Due, and only its channel's pause keeps it. */
export const IS_WAITING_FOR_RESUME = `d.due_at <= now() and ${IS_FREE} and ${IS_PAUSED}`
