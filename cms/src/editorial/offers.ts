/** The buttons a caller gets on an Item. Pure. */
import {
  allowedTransitions,
  decide,
  FORWARD,
  MINOR,
  signingTransition,
  stageAfterEdit,
  STAGES,
  SUBMIT_AGAIN,
  TRANSITION_NAMES,
  type Mover,
  type Preset,
  type Stage,
  type Transition,
} from '@hl/config/chain'
import type { Caller } from './actor'
import type { OfferedTransition, Person } from './contract'
import type { ItemState } from './item-state'
import { stateAfterEdit } from './next-state'
import { isCheckGood, needsFourEyes, situationOf } from './settle'

interface Situation {
  preset: Preset
  state: ItemState
  caller: Caller
  changers: readonly Person[]
}

/** What would not be refused now. */
export function allowedNow({ preset, state, caller, changers }: Situation): Transition[] {
  const hasChanged = changers.some((one) => one.id === caller.id)
  return allowedTransitions({ preset, ...situationOf({ state, caller }) }).filter((transition) => {
    if (needsFourEyes(transition) && hasChanged) return false
    return transition !== 'approve' || isCheckGood({ preset, changers, state })
  })
}

interface Offering {
  preset: Preset
  state: ItemState
  allowed: readonly Transition[]
  /** when the website goes out, in words, if later than now */
  embargo: string | null
  /** the move that may take the short way; null: none */
  minor: Transition | null
}

/** The short way stands first among the others: it is never what somebody presses without having read it. */
export function offersOf(input: Offering) {
  const { allowed, minor } = input
  const main = allowed.find((transition) => FORWARD.includes(transition)) ?? null
  const others = allowed.filter((transition) => transition !== main).map((transition) => offer(transition, input))
  const short: OfferedTransition[] = minor === null ? [] : [{ ...offer(minor, input), label: MINOR.label, minor: true }]
  return { mainTransition: main && offer(main, input), others: [...short, ...others] }
}

/** The move of this caller that the short way could replace, by the chain alone; whether the change is small is measured apart. */
export function shortMoveOf({ preset, state, caller }: Omit<Situation, 'changers'>): Transition | null {
  const asked = { preset, ...situationOf({ state, caller }), isMinor: true }
  return MINOR.transitions.find((transition) => decide({ ...asked, transition }).kind === 'move') ?? null
}

/** The main button of a form with unsaved changes, where saving them moves the Item; null: the one it has is right. */
export function offerAfterEdit(situation: Situation): OfferedTransition | null {
  const { preset, state, caller, changers } = situation
  const to = stageAfterEdit({ preset, stage: state.stage, movers: caller.movers })
  if (to === null || to === state.stage) return null
  const edited = stateAfterEdit({ state, to, by: caller, at: new Date() })
  const allowed = allowedNow({ ...situation, state: edited, changers: [...changers, caller] })
  return offersOf({ preset, state: edited, allowed, embargo: null, minor: null }).mainTransition
}

function offer(transition: Transition, input: Offering): OfferedTransition {
  const { preset, state, embargo } = input
  return {
    transition,
    label: labelOf({ transition, isReturned: isSentBack({ preset, state }), preset, embargo }),
    needs: {
      comment: transition === 'return',
      checklist: transition === signingTransition({ preset, isMinor: state.minor !== null }),
      releaseHash: transition === 'approve',
      reasonCode: transition === 'reject',
    },
  }
}

/** Back to the returner, and not to the check that was never signed (chain.ts). */
function isSentBack({ preset, state }: Pick<Offering, 'preset' | 'state'>): boolean {
  if (state.returnedFrom === null) return false
  return state.returnedFrom !== 'awaiting_approval' || preset.signs === 'approve' || state.checkedBy !== null
}

function labelOf(input: { transition: Transition; isReturned: boolean; preset: Preset; embargo: string | null }): string {
  const { transition, isReturned, preset, embargo } = input
  if (transition === 'submit' && isReturned) return SUBMIT_AGAIN
  if (transition === 'submit' && preset.signs === 'approve') return 'Gửi duyệt'
  if (transition === 'approve' && embargo !== null) return `Duyệt, phát lúc ${embargo}`
  return TRANSITION_NAMES[transition]
}

/** The stages in which somebody with these roles is awaited. */
export function awaitedStages({ preset, movers }: { preset: Preset; movers: readonly Mover[] }): Stage[] {
  const waiting: readonly Stage[] = ['submitted', 'in_check', 'awaiting_approval']
  return STAGES.filter(
    (stage) =>
      waiting.includes(stage) &&
      preset.rules.some(
        (rule) => FORWARD.includes(rule.transition) && rule.from.includes(stage) && rule.by.some((mover) => movers.includes(mover)),
      ),
  )
}
