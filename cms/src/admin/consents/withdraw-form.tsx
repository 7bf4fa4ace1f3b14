import { useState, type FormEvent } from 'react'
import { Box, Button, Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system'
import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import type { ConsentAnswer } from '../../consents/consent-routes'
import { dayOf, instantOf, wallOf } from '../../plan/clock'
import { refusalOf } from '../editorial/refusal-of'
import { useConsentWords } from './use-consent-words'

interface FormProps {
  address: string
  answer: ConsentAnswer
  onClose: () => void
  onDone: (answer: ConsentAnswer) => void
}

export function WithdrawForm({ address, answer, onClose, onDone }: FormProps) {
  const say = useConsentWords()
  const { post } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [reason, setReason] = useState('')
  const [typedDay, setTypedDay] = useState(today)
  const askedOn = pastDay(typedDay)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setRunning(true)
    try {
      const { data } = await post<ConsentAnswer>(`${address}/withdraw`, { reason, askedOn })
      toggleNotification({ type: 'success', message: say('consent.withdraw.done') })
      onDone(data)
      onClose()
    } catch (error) {
      setRefusal(refusalOf(error) ?? say('consent.withdraw.failed'))
    } finally {
      setRunning(false)
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography tag="p">{say('consent.withdraw.intro')}</Typography>
          <Uses answer={answer} />
          <Field.Root name="askedOn" required error={askedOn === null ? say('consent.withdraw.wrongDay', { today: today() }) : undefined}>
            <Field.Label>{say('consent.withdraw.askedOn')}</Field.Label>
            <TextInput
              value={typedDay}
              placeholder={today()}
              onChange={({ target }: { target: { value: string } }) => setTypedDay(target.value)}
            />
            <Field.Error />
          </Field.Root>
          <Field.Root name="reason" required hint={say('consent.withdraw.reason.hint')}>
            <Field.Label>{say('consent.withdraw.reason')}</Field.Label>
            <Textarea value={reason} onChange={({ target }: { target: { value: string } }) => setReason(target.value)} />
            <Field.Hint />
          </Field.Root>
          {refusal ? (
            <Typography textColor="danger700" role="alert">
              {refusal}
            </Typography>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('consent.withdraw.cancel')}
        </Button>
        <Button type="submit" variant="danger" loading={isRunning} disabled={reason.trim() === '' || askedOn === null}>
          {say('consent.withdraw.confirm')}
        </Button>
      </Modal.Footer>
    </form>
  )
}

function Uses({ answer }: { answer: ConsentAnswer }) {
  const say = useConsentWords()
  if (answer.uses.length === 0) return <Typography textColor="neutral600">{say('consent.withdraw.noUses')}</Typography>
  return (
    <Box>
      <Typography fontWeight="bold">{say('consent.withdraw.uses')}</Typography>
      {answer.uses.map(({ documentId, title, isLive }) => (
        <Typography key={documentId} tag="p" textColor={isLive ? 'danger700' : 'neutral700'}>
          {`${title}: ${say(isLive ? 'consent.withdraw.live' : 'consent.withdraw.notLive')}`}
        </Typography>
      ))}
    </Box>
  )
}

/** A native field would show the day as the browser's language has it. */
function today(): string {
  return wallOf(new Date()).date
}

/** YYYY-MM-DD; null for what is no day, or one that has not come */
function pastDay(date: string): string | null {
  const start = instantOf({ date, time: '00:00' })
  return start === null || Date.parse(start) > Date.now() ? null : dayOf(start)
}
