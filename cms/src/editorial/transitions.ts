/**
 * The chain as data: who may move an Item from which stage to which. Every stage change goes through `decide`.
 * Now draft → approved → taken_down; the full chain adds rows here, not code elsewhere.
 */
import type { Role } from '@hl/config/roles'

export const STAGES = ['draft', 'submitted', 'in_edit', 'in_check', 'awaiting_approval', 'approved', 'rejected', 'taken_down'] as const
export type Stage = (typeof STAGES)[number]

export const TRANSITIONS = [
  'submit',
  'take',
  'requestCheck',
  'passCheck',
  'return',
  'approve',
  'reject',
  'takedown',
  'reopen',
  'recall',
  'discard',
] as const
export type Transition = (typeof TRANSITIONS)[number]
export type Mover = Role | 'super-admin'

interface Rule {
  from: readonly Stage[]
  to: Stage
  by: readonly Mover[]
  /** only for an Item that has an approved version on the channels */
  needsLive: boolean
}

const CHAIN = {
  approve: { from: ['draft'], to: 'approved', by: ['chief-editor', 'super-admin'], needsLive: false },
  takedown: { from: ['draft', 'approved'], to: 'taken_down', by: ['chief-editor', 'super-admin'], needsLive: true },
  reopen: { from: ['taken_down'], to: 'draft', by: ['editor', 'chief-editor', 'super-admin'], needsLive: false },
  discard: { from: ['draft'], to: 'approved', by: ['editor', 'chief-editor', 'super-admin'], needsLive: true },
} as const satisfies Partial<Record<Transition, Rule>>
export type ChainTransition = keyof typeof CHAIN

export interface Situation {
  stage: Stage
  /** an approved version exists that was not taken down */
  isLive: boolean
  movers: readonly Mover[]
}

export type Decision =
  { kind: 'move'; to: Stage } | { kind: 'forbidden' } | { kind: 'wrong_stage'; from: readonly Stage[] } | { kind: 'not_live' }

/** Pure. Rights first, so that somebody without them learns nothing about the stage. */
export function decide(transition: ChainTransition, situation: Situation): Decision {
  const rule: Rule = CHAIN[transition]
  if (!rule.by.some((mover) => situation.movers.includes(mover))) return { kind: 'forbidden' }
  if (!rule.from.includes(situation.stage)) return { kind: 'wrong_stage', from: rule.from }
  if (rule.needsLive && !situation.isLive) return { kind: 'not_live' }
  return { kind: 'move', to: rule.to }
}

export function allowedTransitions(situation: Situation): ChainTransition[] {
  return TRANSITIONS.filter(isInChain).filter((transition) => decide(transition, situation).kind === 'move')
}

/** An edit after approval voids the approval; what is live stays until the next one. `null`: no editing in this stage. */
export function stageAfterEdit(stage: Stage): Stage | null {
  switch (stage) {
    case 'approved':
      return 'draft'
    case 'rejected':
    case 'taken_down':
      return null
    case 'draft':
    case 'submitted':
    case 'in_edit':
    case 'in_check':
    case 'awaiting_approval':
      return stage
  }
}

export function isTransition(text: string): text is Transition {
  return TRANSITIONS.some((transition) => transition === text)
}

export function isInChain(transition: Transition): transition is ChainTransition {
  return transition in CHAIN
}
