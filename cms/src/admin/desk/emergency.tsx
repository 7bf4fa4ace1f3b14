/** The way past the steps and past four eyes, red until another approver has looked: its dialog, and its review. */
import { useState } from 'react'
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system'
import { timeOf } from '../editorial/delivery-words'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { useTransition } from '../editorial/use-transition'
import { Part } from './part'
import { useWords } from './use-words'

interface EmergencyProps {
  address: string
  answer: EditorialAnswer
  onDone: () => void
}

export function EmergencyApproval({ address, answer, onDone }: EmergencyProps) {
  const say = useWords()
  const { send, isRunning } = useTransition()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { canApproveInEmergency, releaseHash, allowed } = answer
  if (!canApproveInEmergency || releaseHash === null || allowed.includes('approve')) return null
  const press = async () => {
    const body = { emergency: true, comment: reason.trim(), releaseHash }
    const refused = await send({ address, offered: { transition: 'approve' }, body })
    setRefusal(refused)
    if (refused === null) onDone()
  }
  return (
    <Modal.Root open={isOpen} onOpenChange={setOpen}>
      <Modal.Trigger>
        <Button variant="danger-light">{say('desk.emergency.approve')}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('desk.emergency.approve.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Box background="danger100" padding={3} hasRadius>
              <Typography textColor="danger700">{say('desk.emergency.approve.warning')}</Typography>
            </Box>
            <Field.Root name="reason" required>
              <Field.Label>{say('desk.emergency.reason')}</Field.Label>
              <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
            </Field.Root>
            {refusal ? (
              <Typography textColor="danger700" role="alert">
                {refusal}
              </Typography>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{say('desk.cancel')}</Button>
          </Modal.Close>
          <Button variant="danger" loading={isRunning} disabled={reason.trim() === '' || isRunning} onClick={() => void press()}>
            {say('desk.emergency.approve.title')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  )
}

export function EmergencyNotice({ address, answer, onDone }: EmergencyProps) {
  const say = useWords()
  const { send, isRunning } = useTransition()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { emergency } = answer
  if (emergency === null) return null
  const press = async () => {
    const refused = await send({ address, offered: { transition: 'reviewEmergency' }, body: {} })
    setRefusal(refused)
    if (refused === null) onDone()
  }
  return (
    <Part title={say('desk.emergency')} tone="danger">
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography>
          {say('desk.emergency.said', { name: emergency.by.name, at: timeOf(emergency.at), reason: emergency.reason })}
        </Typography>
        <Typography textColor="neutral700">
          {say(emergency.canReview ? 'desk.emergency.review.help' : 'desk.emergency.review.others')}
        </Typography>
        {refusal ? (
          <Typography textColor="danger700" role="alert">
            {refusal}
          </Typography>
        ) : null}
        {emergency.canReview ? (
          <Button variant="danger" size="L" loading={isRunning} onClick={() => void press()}>
            {say('desk.emergency.review')}
          </Button>
        ) : null}
      </Flex>
    </Part>
  )
}
