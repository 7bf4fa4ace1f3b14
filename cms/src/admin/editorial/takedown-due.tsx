import { Typography } from '@strapi/design-system'
import type { TakedownDue } from '../../editorial/contract'
import { useConsentWords } from '../consents/use-consent-words'
import { timeOf } from './delivery-words'

/** Until when the Item must be gone because a consent was withdrawn, and who must do what. */
export function TakedownNotice({ due }: { due: TakedownDue }) {
  const say = useConsentWords()
  return (
    <Typography textColor="danger700" tag="p" role="status">
      <Typography tag="strong" fontWeight="bold" textColor="danger700">
        <TakedownWords due={due} />
      </Typography>
      {` ${say('consent.due.help')}`}
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
  return say(due.isOverdue ? 'consent.overdue' : 'consent.due', { at: timeOf(due.dueAt), references: due.references.join(', ') })
}
