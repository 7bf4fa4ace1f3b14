import { Checkbox, Field, Flex, Textarea, Typography } from '@strapi/design-system'
import type { OfferedTransition } from '../../editorial/contract'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { ReviewTimeHints } from '../plan/review-time-hints'
import type { Decision } from './use-decision'
import { Part } from './part'
import { useWords } from './use-words'

export const SIGNATURE_ID = 'desk-sign'

interface SignatureProps {
  address: string
  answer: EditorialAnswer
  offered: OfferedTransition
  decision: Decision
}

/** The lines to be confirmed, what the machine has seen to already ticked; and room for a message. */
export function Signature({ address, answer, offered, decision }: SignatureProps) {
  const say = useWords()
  const { lines, isSigned, sign, soleLine, comment, write } = decision
  return (
    <Part title={say(lines.length > 0 ? 'desk.review.sign' : 'desk.review.decide')} id={SIGNATURE_ID}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {offered.transition === 'approve' ? <ReviewTimeHints address={address} answer={answer} /> : null}
        {lines.map((line) => {
          const isGiven = line.isTicked === true || soleLine === line.label
          return (
            <Checkbox
              key={line.id}
              checked={isSigned(line)}
              disabled={isGiven}
              onCheckedChange={(value: boolean | 'indeterminate') => sign(line.id, value === true)}
            >
              {line.isTicked ? `${line.label} ${say('desk.machineTicked')}` : line.label}
            </Checkbox>
          )
        })}
        {soleLine ? (
          <Typography variant="pi" textColor="neutral600">
            {say('desk.review.sole')}
          </Typography>
        ) : null}
        <Field.Root name="comment">
          <Field.Label>{say('desk.comment')}</Field.Label>
          <Textarea value={comment} onChange={(event) => write(event.target.value)} />
        </Field.Root>
      </Flex>
    </Part>
  )
}
