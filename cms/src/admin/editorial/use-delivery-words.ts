import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { dayOf, wallOf } from '../../plan/clock'
import { deliveryWordsVi, type DeliveryWord } from '../translations/delivery'
import { SIGN_ICONS, type Icon } from './delivery-icons'
import { CHANNEL_NAMES, labelOf, lookOf, saidOf, type Tone } from './delivery-words'
import type { Delivery } from './editorial-store'

export interface DeliverySaid {
  Icon: Icon
  tone: Tone
  /** `Đã lên` */
  label: string
  /** `đúng bản được duyệt, kiểm lúc 09:41.` */
  detail: string
  /** both, as one sentence */
  sentence: string
}
type SayDelivery = (delivery: Delivery, isPaused?: boolean) => DeliverySaid

/** What became of a Delivery, in the language of the person. */
export function useDeliveryWords(): { sayDelivery: SayDelivery; sayAt: (at: string | null | undefined) => string } {
  const { formatMessage } = useIntl()
  const say = useCallback(
    (word: DeliveryWord, values?: Readonly<Record<string, string | number>>) =>
      formatMessage({ id: word, defaultMessage: deliveryWordsVi[word] }, values),
    [formatMessage],
  )
  /** The clock alone when it is today: shorter, and what people ask. */
  const sayAt = useCallback(
    (at: string | null | undefined) => {
      if (!at) return say('delivery.soon')
      const { date, time } = wallOf(at)
      return dayOf(at) === dayOf(new Date()) ? time : say('delivery.on', { time, date })
    },
    [say],
  )
  const sayDelivery = useCallback<SayDelivery>(
    (delivery, isPaused) => {
      const { sign, tone } = lookOf(delivery.state)
      const named = labelOf(delivery)
      const { word, values } = saidOf(delivery, isPaused)
      const channel = CHANNEL_NAMES[delivery.channel] ?? delivery.channel
      const label = say(named.word, named.values)
      const detail = say(word, { ...values, at: sayAt(values.at), channel, gate: gateOf(delivery) })
      return { Icon: SIGN_ICONS[sign], tone, label, detail, sentence: `${label}: ${detail}` }
    },
    [say, sayAt],
  )
  return { sayDelivery, sayAt }
}

/** The publisher names the channel it waits for in its reason; the website unless it says otherwise. */
function gateOf({ reason, channel }: Delivery): string {
  const names = Object.values(CHANNEL_NAMES).filter((name) => name !== CHANNEL_NAMES[channel])
  return names.find((name) => reason?.includes(name)) ?? 'Website'
}
