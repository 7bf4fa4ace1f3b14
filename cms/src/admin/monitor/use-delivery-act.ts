/** An act on one Delivery, for the version that was on the screen when its dialog was opened; says what moved when it did. */
import { useState } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import type { DeliveryAnswer } from '../../monitor/contract'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'

interface Acting {
  answer: DeliveryAnswer
  onAnswer: (answer: DeliveryAnswer) => void
  onClose: () => void
}

export function useDeliveryAct({ answer, onAnswer, onClose }: Acting) {
  const say = useMonitorWords()
  const { sayDelivery } = useDeliveryWords()
  const { act, isRunning, refusal } = useAct()
  const [seen] = useState(answer.delivery)
  const [moved, setMoved] = useState<string | null>(null)
  const address = `/monitor/deliveries/${seen.id}`

  const showMoved = async () => {
    const { data } = await getFetchClient().get<DeliveryAnswer>(address)
    onAnswer(data)
    const [before, after] = [sayDelivery(seen).label, sayDelivery(data.delivery).label]
    setMoved(before === after ? say('md.moved.version') : say('md.moved', { before, after }))
  }
  const press = async ({ verb, body = {} }: { verb: string; body?: object }) => {
    const isDone = await act<DeliveryAnswer>({
      address: `${address}/${verb}`,
      body: { expected: seen.version, ...body },
      onDone: (now) => {
        onAnswer(now)
        return say('md.done', { state: sayDelivery(now.delivery).label })
      },
      onMoved: () => void showMoved().catch(() => setMoved(say('md.moved.version'))),
    })
    if (isDone) onClose()
  }
  return { seen, press, isRunning, refusal: moved ?? refusal, hasMoved: moved !== null }
}
