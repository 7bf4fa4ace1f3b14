/** Every state a Delivery can show, as the filter lists them: what needs somebody first. The test holds it against GROUP_OF. */
import { useIntl } from 'react-intl'
import { lookOf } from '../editorial/delivery-words'
import { deliveryWordsVi } from '../translations/delivery'

export const FILTER_STATES = [
  'blocked',
  'rejected',
  'failed',
  'unknown',
  'drift',
  'queued',
  'working',
  'retrying',
  'verifying',
  'removing',
  'scheduled',
  'waiting',
  'held',
  'live',
  'removed',
  'skipped',
] as const

export function useStateNames(): { state: string; name: string }[] {
  const { formatMessage } = useIntl()
  return FILTER_STATES.map((state) => {
    const { label } = lookOf(state)
    return { state, name: formatMessage({ id: label, defaultMessage: deliveryWordsVi[label] }) }
  })
}
