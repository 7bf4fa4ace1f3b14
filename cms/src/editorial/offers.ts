/** The buttons a caller gets on an Item. Pure. */
import {
  allowedTransitions,
  FORWARD,
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
    return transition !== 'approve' || isCheckGood({ preset, changers, checkedBy: state.checkedBy })
  })
}

/** @param embargo when the website goes out, in words, if later than now */
export function offersOf(input: { preset: Preset; state: ItemState; allowed: readonly Transition[]; embargo: string | null }) {
  const { allowed } = input
  const main = allowed.find((transition) => FORWARD.includes(transition)) ?? null
  return {
    mainTransition: main && offer(main, input),
    others: allowed.filter((transition) => transition !== main).map((transition) => offer(transition, input)),
  }
}

function offer(transition: Transition, input: { preset: Preset; state: ItemState; embargo: string | null }): OfferedTransition {
  const { preset, state, embargo } = input
  return {
    transition,
    label: labelOf({ transition, isReturned: state.returnedFrom !== null, preset, embargo }),
    needs: {
      comment: transition === 'return',
      checklist: transition === preset.signs,
      releaseHash: transition === 'approve',
      reasonCode: transition === 'reject',
    },
  }
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
