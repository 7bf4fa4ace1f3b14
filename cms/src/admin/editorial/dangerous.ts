import type { Transition } from '@hl/config/chain'

const DANGEROUS: readonly Transition[] = ['takedown', 'discard', 'reject']

/** Takes something away that a person may miss: shown in red. */
export function isDangerous(transition: Transition): boolean {
  return DANGEROUS.includes(transition)
}
