import { Typography } from '@strapi/design-system'
import type { TakedownDue } from '../../editorial/contract'
import { useConsentWords } from '../consents/use-consent-words'
import type { ConsentWord } from '../translations/consent'
import { timeOf } from './delivery-words'

/** Until when the Item must be gone because a consent has ended, and who must do what. */
export function TakedownNotice({ due }: { due: TakedownDue }) {
  const say = useConsentWords()
  return (
    <Typography textColor="danger700" tag="p" role="status">
      <Typography tag="strong" fontWeight="bold" textColor="danger700">
        <TakedownWords due={due} />
      </Typography>
      {` ${say(due.cause === 'expired' ? 'consent.expired.help' : 'consent.due.help')}`}
    </Typography>
  )
}

/** One line, for a row of the desk. */
export function TakedownFlag({ due }: { due: TakedownDue }) {
  return (
    <Typography variant="pi" fontWeight="bold" textColor={due.isOverdue ? 'danger700' : 'warning700'}>
      <TakedownWords due={due} />
    </Typography>
  )
}

function TakedownWords({ due }: { due: TakedownDue }) {
  const say = useConsentWords()
  return say(wordOf(due), { at: timeOf(due.dueAt), references: due.references.join(', ') })
}

function wordOf({ cause, isOverdue }: TakedownDue): ConsentWord {
  if (cause === 'expired') return 'consent.expired'
  return isOverdue ? 'consent.overdue' : 'consent.due'
}
