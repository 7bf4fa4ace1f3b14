/** What the law asks of a consent (reference: Luật BVDLCN 91/2025, NĐ 356/2025): who takes its withdrawal, and how long there is. */
import type { Mover } from './chain'

/** Whoever must see the signed paper anyway. */
export const WITHDRAWERS: readonly Mover[] = ['compliance-reviewer', 'chief-editor', 'super-admin']

interface WithdrawalTerm {
  /** the first day it is in force, YYYY-MM-DD */
  from: string
  /** Days from the request until the Item must be gone. The law gives 20 where others process for us; the board keeps the shorter. */
  takeDownDays: number
  basis: string
}

/** Newest first. A new decree is a new line: requests made before keep the term they were made under. */
export const WITHDRAWAL_TERMS: readonly WithdrawalTerm[] = [
  { from: '2026-01-01', takeDownDays: 15, basis: 'Luật BVDLCN 91/2025/QH15, NĐ 356/2025/NĐ-CP' },
]

const DAY_MS = 86_400_000

/** The end of the last day, in Vietnam. @param askedOn YYYY-MM-DD, the day the person asked */
export function takedownDueAt(askedOn: string): Date {
  const term = WITHDRAWAL_TERMS.find(({ from }) => from <= askedOn) ?? WITHDRAWAL_TERMS.at(-1)
  if (!term) throw new Error('There is no term for withdrawals')
  return new Date(Date.parse(`${askedOn}T23:59:59.999+07:00`) + term.takeDownDays * DAY_MS)
}
