/** Everything by which a machine finds a person, in the order that decides which rule a stretch of text belongs to. */
import type { Hit, TextRule } from '../finding'
import { bankAccounts } from './bank-accounts'
import { caseNumbers } from './case-numbers'
import { emailAddresses } from './email-addresses'
import { citizenIds, oldIdentityCards } from './identity-numbers'
import { phoneNumbers } from './phone-numbers'

export const PERSONAL_RULES: readonly TextRule[] = [emailAddresses, caseNumbers, citizenIds, phoneNumbers, bankAccounts, oldIdentityCards]

/** One stretch of text belongs to the first that claims it: a citizen number is no account number. */
export function claimed(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits) if (!kept.some((other) => other.from < hit.to && hit.from < other.to)) kept.push(hit)
  return kept
}
