/**
 * The one table of Delivery states (DELIVERY.md §11): what may follow what, and by whose hand.
 * `working` is not a state: it is shown while a lease lives.
 */

export const STATES = [
  'scheduled',
  'waiting',
  'queued',
  'retrying',
  'held',
  'blocked',
  'rejected',
  'failed',
  'unknown',
  'verifying',
  'live',
  'drift',
  'removing',
  'removed',
  'skipped',
] as const
export type DeliveryState = (typeof STATES)[number]

/** relay: a newer wanted; worker: the process that holds the lease; sweep: the clock; operator: a person; drift: the drift check. */
export const HANDS = ['relay', 'worker', 'sweep', 'operator', 'drift'] as const
export type Hand = (typeof HANDS)[number]

type Moves = Partial<Record<DeliveryState, readonly Hand[]>>

/** A newer wanted is recorded in every state; these are the states it may lead to. */
const WANTED: Moves = {
  scheduled: ['relay'],
  waiting: ['relay'],
  queued: ['relay'],
  removing: ['relay'],
  skipped: ['relay'],
  rejected: ['relay'],
  // an approval was withdrawn: what is live is all that is wanted
  live: ['relay'],
}
/** The channel's doors are closed when its time comes. */
const DOORS: Moves = { held: ['sweep'], blocked: ['sweep'] }
/** …and when they open again, the channel it waits for may still not be there. */
const GATE: Moves = { waiting: ['sweep'] }
/** Newer was wanted under a lease whose worker died: the next claim makes the relay's move. */
const OVERTAKEN: Moves = { queued: ['worker'], waiting: ['worker'], scheduled: ['worker'], removing: ['worker'] }
const CANCEL: Moves = { live: ['operator'], skipped: ['operator'] }

export const TRANSITIONS: Record<DeliveryState, Moves> = {
  // by the worker while something is done ahead; by the operator when what was done ahead is to go again
  scheduled: merge(WANTED, CANCEL, DOORS, {
    queued: ['sweep'],
    waiting: ['sweep'],
    scheduled: ['worker'],
    rejected: ['worker'],
    unknown: ['worker'],
    removing: ['operator'],
  }),
  waiting: merge(WANTED, CANCEL, DOORS, { queued: ['worker', 'sweep'] }),
  queued: merge(WANTED, CANCEL, {
    queued: ['worker'],
    verifying: ['worker'],
    live: ['worker'],
    retrying: ['worker'],
    held: ['worker'],
    blocked: ['worker'],
    rejected: ['worker'],
    failed: ['worker'],
    unknown: ['worker'],
    waiting: ['worker'],
    scheduled: ['worker'],
    removing: ['worker'],
  }),
  retrying: merge(WANTED, CANCEL, DOORS, GATE, { queued: ['sweep', 'operator'] }),
  held: merge(WANTED, CANCEL, DOORS, GATE, { queued: ['sweep', 'operator'], removing: ['sweep'] }),
  blocked: merge(WANTED, CANCEL, { queued: ['sweep', 'operator'], removing: ['sweep', 'operator'] }),
  // by the sweep only when an embargo ends: what comes next is another Release
  rejected: merge(WANTED, CANCEL, DOORS, { queued: ['operator', 'sweep'] }),
  failed: merge(WANTED, CANCEL, DOORS, { queued: ['operator', 'sweep'] }),
  unknown: merge(WANTED, { verifying: ['worker', 'operator'], queued: ['operator'], unknown: ['relay'] }),
  verifying: merge(WANTED, OVERTAKEN, {
    unknown: ['worker'],
    verifying: ['worker'],
    live: ['worker'],
    retrying: ['worker'],
    rejected: ['worker'],
    blocked: ['worker'],
    held: ['worker'],
    failed: ['worker'],
    drift: ['worker'],
  }),
  live: merge(WANTED, DOORS, { queued: ['sweep', 'operator'], drift: ['drift', 'worker'], live: ['worker'] }),
  // what was deleted on the channel, and may stay so, is not published there
  drift: merge(WANTED, { live: ['operator', 'drift'], queued: ['operator'], skipped: ['operator'] }),
  removing: merge(WANTED, OVERTAKEN, { removed: ['worker'], held: ['worker'], blocked: ['worker'], removing: ['worker'] }),
  removed: merge(WANTED, { removing: ['drift', 'sweep'], removed: ['relay'] }),
  skipped: merge(WANTED, { queued: ['operator'] }),
}

export function isAllowed(move: { from: DeliveryState; to: DeliveryState; by: Hand }): boolean {
  return TRANSITIONS[move.from][move.to]?.includes(move.by) ?? false
}

/** @throws Error when our own code attempts a move the table does not know: a bug, never a user's fault */
export function assertAllowed(move: { from: DeliveryState; to: DeliveryState; by: Hand }): void {
  if (!isAllowed(move)) throw new Error(`The state table has no move from ${move.from} to ${move.to} by ${move.by}`)
}

function merge(...parts: readonly Moves[]): Moves {
  const all: Partial<Record<DeliveryState, Hand[]>> = {}
  for (const part of parts) {
    for (const state of STATES) {
      const hands = part[state]
      if (hands) all[state] = [...(all[state] ?? []), ...hands]
    }
  }
  return all
}
