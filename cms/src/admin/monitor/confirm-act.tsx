import { useState } from 'react'
import { Field, Textarea, Typography } from '@strapi/design-system'
import type { DeliveryAnswer } from '../../monitor/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'
import { ActDialog } from './act-dialog'
import type { Act } from './delivery-acts'
import { useDeliveryAct } from './use-delivery-act'
import { useMonitorWords } from './use-monitor-words'

interface ConfirmProps {
  act: Act
  answer: DeliveryAnswer
  onClose: () => void
  onAnswer: (answer: DeliveryAnswer) => void
}

const HELP: Readonly<Record<Act, MonitorDeliveryWord>> = {
  retry: 'md.confirm.retry',
  repair: 'md.confirm.repair',
  accept: 'md.confirm.accept',
  cancel: 'md.confirm.cancel',
}
const BUTTONS: Readonly<Record<Act, MonitorDeliveryWord>> = {
  retry: 'md.act.retry',
  repair: 'md.act.repair',
  accept: 'md.confirm.accept.do',
  cancel: 'md.confirm.cancel.do',
}
/** as the server asks */
const SHORTEST_REASON = 1

export function ConfirmAct({ act, answer, onClose, onAnswer }: ConfirmProps) {
  const say = useMonitorWords()
  const { seen, press, isRunning, refusal, hasMoved } = useDeliveryAct({ answer, onAnswer, onClose })
  const [reason, setReason] = useState('')
  const isReasoned = act !== 'accept' || reason.trim().length >= SHORTEST_REASON
  return (
    <ActDialog
      title={say(BUTTONS[act])}
      button={say(BUTTONS[act])}
      isDangerous={act === 'cancel'}
      refusal={refusal}
      isRunning={isRunning}
      isReady={!hasMoved && isReasoned}
      onClose={onClose}
      onPress={() => void press({ verb: act, ...(act === 'accept' ? { body: { reason: reason.trim() } } : {}) })}
    >
      <Typography>{say(HELP[act], { channel: CHANNEL_NAMES[seen.channel] ?? seen.channel })}</Typography>
      {act === 'accept' ? (
        <Field.Root name="reason" required>
          <Field.Label>{say('md.confirm.reason')}</Field.Label>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field.Root>
      ) : null}
    </ActDialog>
  )
}
