/** Takedown in three clicks, from a phone too (DESK §2.10): the button, a reason, the confirmation. */
import { useState } from 'react'
import { Box, Field, Radio, Textarea, Typography } from '@strapi/design-system'
import type { EditorialView } from '../../editorial/contract'
import { itemAddress } from '../editorial/item-path'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'
import { ActDialog } from './act-dialog'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'

const REASONS = ['request', 'wrong', 'privacy', 'order', 'outdated'] as const
const OWN = 'own'

interface DialogProps {
  item: { type: string; documentId: string }
  onClose: () => void
  /** @param at when it was ordered */
  onDone: (at: string) => void
}

export function TakedownDialog({ item, onClose, onDone }: DialogProps) {
  const say = useMonitorWords()
  const { act, isRunning, refusal } = useAct()
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const template = REASONS.find((reason) => reason === chosen)
  const reason = template ? say(wordOf(template)) : typed.trim()
  const isReady = chosen !== '' && reason !== ''
  const takeDown = async () => {
    const at = new Date().toISOString()
    const address = `${itemAddress(item)}/takedown`
    const isDone = await act<EditorialView>({ address, body: { comment: reason }, onDone: () => say('md.takedown.running') })
    if (isDone) onDone(at)
  }
  return (
    <ActDialog
      title={say('md.takedown.title')}
      button={say('md.takedown.do')}
      isDangerous
      refusal={refusal}
      isRunning={isRunning}
      isReady={isReady}
      onClose={onClose}
      onPress={() => void takeDown()}
    >
      <Typography>{say('md.takedown.warning')}</Typography>
      <Field.Root name="reason" required>
        <Field.Label>{say('md.takedown.reason')}</Field.Label>
        <Radio.Group value={chosen} onValueChange={setChosen} aria-label={say('md.takedown.reason')}>
          {REASONS.map((one) => (
            <Radio.Item key={one} value={one}>
              {say(wordOf(one))}
            </Radio.Item>
          ))}
          <Radio.Item value={OWN}>{say('md.takedown.reason.own')}</Radio.Item>
        </Radio.Group>
      </Field.Root>
      {chosen === OWN ? (
        <Box>
          <Textarea aria-label={say('md.takedown.reason.own')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Box>
      ) : null}
    </ActDialog>
  )
}

function wordOf(reason: (typeof REASONS)[number]): MonitorDeliveryWord {
  return `md.takedown.reason.${reason}`
}
