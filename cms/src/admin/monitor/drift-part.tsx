import { Typography } from '@strapi/design-system'
import type { DeliveryAnswer } from '../../monitor/contract'
import { Part } from '../desk/part'
import { ChangeList } from '../desk/changes'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { wordOfField } from './attempt-words'
import { useMonitorWords } from './use-monitor-words'

/** What somebody changed on the channel: from what was approved to what stands there now. */
export function DriftPart({ delivery: { drift, state, channel } }: Pick<DeliveryAnswer, 'delivery'>) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  if (drift === null || state !== 'drift') return null
  const changes = drift.differences.map(({ field, expected, found }) => {
    const word = wordOfField(field)
    return { field, label: word === null ? field : say(word), before: expected, after: found }
  })
  return (
    <Part title={say('md.drift', { at: sayAt(drift.at) })} tone="danger">
      {drift.isGone ? (
        <Typography>{say('md.drift.gone', { channel: CHANNEL_NAMES[channel] ?? channel })}</Typography>
      ) : (
        <ChangeList changes={changes} />
      )}
    </Part>
  )
}
