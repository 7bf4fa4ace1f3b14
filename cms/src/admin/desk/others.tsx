import { Button, Flex, Modal } from '@strapi/design-system'
import type { OfferedTransition } from '../../editorial/contract'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { TransitionForm } from '../editorial/transition-form'
import { EmergencyApproval } from './emergency'
import { Part } from './part'
import { useWords } from './use-words'

interface OthersProps {
  address: string
  answer: EditorialAnswer
  /** whose dialog is open */
  chosen: OfferedTransition | null
  /** this one has its own button in the bar */
  inBar?: OfferedTransition | undefined
  onChoose: (offered: OfferedTransition | null) => void
  onDone: () => void
}

/** "Việc khác": whatever this person may do besides the main thing, each in a dialog that asks what it needs. */
export function Others({ address, answer, chosen, inBar, onChoose, onDone }: OthersProps) {
  const say = useWords()
  const { allowed, canApproveInEmergency } = answer
  const others = answer.others.filter((one) => one !== inBar)
  const hasEmergency = canApproveInEmergency && !allowed.includes('approve')
  return (
    <>
      {others.length > 0 || hasEmergency ? (
        <Part title={say('desk.others')}>
          <Flex gap={2} wrap="wrap">
            {others.map((one) => (
              <Button key={one.label} variant="tertiary" onClick={() => onChoose(one)}>
                {one.label}
              </Button>
            ))}
            <EmergencyApproval address={address} answer={answer} onDone={onDone} />
          </Flex>
        </Part>
      ) : null}
      <Modal.Root open={chosen !== null} onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onChoose(null))}>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{chosen?.label.replace(/…$/, '')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            {chosen ? (
              <TransitionForm address={address} answer={answer} offered={chosen} onDone={onDone} onCancel={() => onChoose(null)} />
            ) : null}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}
