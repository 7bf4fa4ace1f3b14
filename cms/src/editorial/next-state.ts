/** Pure: what a move or an edit makes of an Item's state. Whether it may happen was decided before. */
import type { Stage, Transition } from '@hl/config/chain'
import type { Person } from './contract'
import type { ItemState } from './item-state'

const NOT_RETURNED = { returnedBy: null, returnedFrom: null }
const FRESH = { ...NOT_RETURNED, senders: {}, checkedBy: null, readyAt: null, lapsed: null }

export interface Move {
  state: ItemState
  transition: Transition
  to: Stage
  by: Person
  at: Date
  /** measured and allowed: goes to the approver without a check */
  minor: ItemState['minor']
}

export function nextState(move: Move): ItemState {
  const { state, transition, to, by, at } = move
  const moved = { ...state, stage: to, since: at.toISOString(), handedBy: by, holder: null, readyAt: readyAt(move), minor: move.minor }
  const senders = { ...state.senders, [state.stage]: by }
  switch (transition) {
    case 'submit':
      return { ...moved, ...NOT_RETURNED, senders, holder: to === state.returnedFrom ? state.returnedBy : null }
    case 'requestCheck':
      // Whoever asks for the check has the Item, taken or not: a return is theirs.
      return { ...moved, ...NOT_RETURNED, senders: { ...senders, in_edit: by } }
    case 'passCheck':
      return { ...moved, ...NOT_RETURNED, checkedBy: by }
    case 'return':
      return { ...moved, returnedBy: by, returnedFrom: state.stage, holder: state.senders[to] ?? null }
    case 'take':
      return { ...moved, handedBy: state.handedBy, holder: by }
    case 'recall':
      return { ...moved, ...NOT_RETURNED, holder: by }
    case 'reopen':
      return { ...moved, ...FRESH, holder: by }
    case 'reject':
      return { ...moved, ...NOT_RETURNED, lapsed: null }
    case 'approve':
      return { ...moved, ...FRESH, isLive: true, approvedAt: at.toISOString() }
    case 'discard':
      return { ...moved, ...FRESH }
    case 'takedown':
      return { ...moved, ...FRESH, isLive: false }
  }
}

/** An edit takes a waiting Item, and voids an approval; inside a stage it moves nothing. */
export function stateAfterEdit(edit: { state: ItemState; to: Stage; by: Person; at: Date }): ItemState {
  const { state, to, by, at } = edit
  if (to === state.stage) return { ...state, holder: state.holder ?? by }
  const moved = { ...state, stage: to, since: at.toISOString(), holder: by }
  return state.stage === 'approved' ? { ...moved, ...FRESH, handedBy: null } : moved
}

/**
 * The approval went live nowhere in time. Back to where an edit after approval leads, on the way from the start; who changed
 * the text is put back by the caller. @param change.isAnythingLive an older version is on the channels, and stays
 */
export function stateAfterLapse(change: { state: ItemState; to: Stage; isAnythingLive: boolean; at: Date }): ItemState {
  const { state, to, isAnythingLive, at } = change
  const lapsed = { at: at.toISOString(), approvedAt: state.approvedAt ?? at.toISOString() }
  const lifted = { ...state, isLive: isAnythingLive, approvedAt: null, emergency: null, lapsed }
  return to === state.stage ? lifted : { ...lifted, ...FRESH, lapsed, stage: to, since: at.toISOString(), handedBy: null, holder: null }
}

function readyAt({ state, to, at }: Move): string | null {
  return to === 'awaiting_approval' ? at.toISOString() : to === 'approved' ? state.readyAt : null
}
