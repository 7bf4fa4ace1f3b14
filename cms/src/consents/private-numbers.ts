/** Whether a short text carries what names a person: an identity number, a telephone, an e-mail address. */
import { emailAddresses } from '../checks/rules/email-addresses'
import { citizenIds, oldIdentityCards } from '../checks/rules/identity-numbers'
import { phoneNumbers } from '../checks/rules/phone-numbers'
import { searchable } from '../checks/searchable'

export function privateNumbersIn(written: string): boolean {
  const { text } = searchable(written)
  return [citizenIds, oldIdentityCards, phoneNumbers, emailAddresses].some((rule) => rule(text).length > 0)
}
