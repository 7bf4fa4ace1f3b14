/** What the takedown has reached, channel by channel, with a clock that runs; then what people must still do. */
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, Clock } from '@strapi/icons'
import type { MonitorItem } from '@hl/config/monitor'
import type { DeliveryAnswer } from '../../monitor/contract'
import { Part } from '../desk/part'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { runningClock, timeTaken } from './clock-words'
import { useMonitorWords } from './use-monitor-words'
import { useNow } from './use-now'
import { usePolled } from './use-polled'

const AGAIN_MS = 1_000
type Shown = MonitorItem['deliveries'][number]

interface TimerProps {
  answer: Pick<DeliveryAnswer, 'delivery'>
  /** when it was ordered */
  since: string
}

export function TakedownTimer({ answer: { delivery }, since }: TimerProps) {
  const say = useMonitorWords()
  const { locale } = useIntl()
  const now = useNow()
  const { answer } = usePolled<{ deliveries: Shown[] }>({
    address: `/monitor/items/${delivery.type}/${delivery.documentId}`,
    everyMs: AGAIN_MS,
  })
  const [startedAt] = useState(() => Date.parse(since))
  const deliveries = answer?.deliveries ?? []
  const isOver = deliveries.length > 0 && deliveries.every(isGone)
  const last = Math.max(startedAt, ...deliveries.filter(({ state }) => state === 'removed').map(({ updatedAt }) => Date.parse(updatedAt)))
  const title = isOver ? say('md.takedown.done', { clock: timeTaken(last - startedAt, locale) }) : say('md.takedown.running')
  return (
    <Part title={title} tone={isOver ? 'neutral' : 'danger'}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} role="status">
        {deliveries.map((one) => (
          <ChannelLine key={one.id} one={one} startedAt={startedAt} now={now} />
        ))}
      </Flex>
      {isOver ? <StillToDo deliveries={deliveries} /> : null}
    </Part>
  )
}

function isGone({ state }: Shown): boolean {
  return state === 'removed' || state === 'skipped'
}

function ChannelLine({ one, startedAt, now }: { one: Shown; startedAt: number; now: number }) {
  const say = useMonitorWords()
  const { locale } = useIntl()
  const { sayDelivery } = useDeliveryWords()
  const channel = CHANNEL_NAMES[one.channel] ?? one.channel
  const text =
    one.state === 'removed'
      ? say('md.takedown.channel.removed', { channel, clock: timeTaken(Date.parse(one.updatedAt) - startedAt, locale) })
      : one.state === 'skipped'
        ? say('md.takedown.channel.off', { channel })
        : one.state === 'removing' || one.state === 'working'
          ? say('md.takedown.channel.removing', { channel, clock: runningClock(now - startedAt) })
          : say('md.takedown.channel.other', { channel, state: sayDelivery(one).sentence })
  const Icon = isGone(one) ? CheckCircle : Clock
  return (
    <Flex tag="li" gap={2}>
      <Icon fill={isGone(one) ? 'success600' : 'warning600'} aria-hidden style={{ flexShrink: 0 }} />
      <Typography variant="delta" tag="span" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {text}
      </Typography>
    </Flex>
  )
}

function StillToDo({ deliveries }: { deliveries: readonly Shown[] }) {
  const say = useMonitorWords()
  const was = (channel: string) => deliveries.some((one) => one.channel === channel && one.state === 'removed')
  const todo = [
    was('facebook') ? say('md.takedown.todo.shares') : null,
    was('youtube') ? say('md.takedown.todo.youtube') : null,
    say('md.takedown.todo.partners'),
    was('website') ? say('md.takedown.todo.search') : null,
    say('md.takedown.todo.people'),
  ].filter((one) => one !== null)
  return (
    <Box paddingTop={4}>
      <Typography variant="delta" tag="h3">
        {say('md.takedown.todo')}
      </Typography>
      <Box tag="ul" paddingTop={2} style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
        {todo.map((one) => (
          <Typography key={one} tag="li" style={{ display: 'list-item' }}>
            {one}
          </Typography>
        ))}
      </Box>
    </Box>
  )
}
