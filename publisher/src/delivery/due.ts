/** SQL conditions on a row of `delivery` that several statements share. */

/**
 * New inputs make these due. The others wait for a person, for a limit, or for the next try, and are brought up with that:
 * `inputs_rev` has risen all the same.
 */
export const CAN_BE_DUE = `state in ('live', 'verifying', 'queued') or (state = 'scheduled' and live_release is not null)`

/** A create was sent and nobody knows whether it took effect. */
export const UNRESOLVED = `effect <> 'repeatable' and (result is null or result = 'unknown')`
