/** The dialog of a transition that asks for something: one for the main button, *Việc khác* and the keyboard. */
import { Modal } from '@strapi/design-system'
import { offered, useKnownAnswer } from '../editorial/editorial-store'
import { Findings } from '../editorial/findings'
import { TransitionForm } from '../editorial/transition-form'
import { openTransition, useOpenTransition } from './open-transition'

export function TransitionDialog({ onDone }: { onDone: () => void }) {
  const open = useOpenTransition()
  const answer = useKnownAnswer(open?.address ?? null)
  const offer = open && answer ? offered(answer, open.which) : null
  if (!open || !answer || !offer) return null
  const close = () => openTransition(null)
  const isSigned = offer.needs.checklist || offer.needs.releaseHash
  return (
    <Modal.Root open onOpenChange={close}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{offer.label.replace(/…$/, '')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isSigned ? <Findings problems={answer.problems} /> : null}
          <TransitionForm
            address={open.address}
            answer={answer}
            offered={offer}
            onDone={() => {
              close()
              onDone()
            }}
            onRefused={onDone}
            onCancel={close}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
