/** Each of these may be offered under "Việc khác"; item-path.test.ts holds the list against the chain. */
import type { Transition } from '@hl/config/chain'

export const OTHER_TRANSITIONS = [
  'return',
  'recall',
  'reopen',
  'submit',
  'take',
  'requestCheck',
  'passCheck',
  'approve',
  'discard',
  'reject',
  'takedown',
] as const satisfies readonly Transition[]
