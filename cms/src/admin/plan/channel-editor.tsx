import type { ReactNode } from 'react'
import { Box, Flex, Toggle, Typography, Button } from '@strapi/design-system'
import { addDays, dayOf, instantOf, wallOf } from '../../plan/clock'
import type { PlanFinding } from '../../plan/plan-findings'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { TimeHints } from './time-hints'
import { useCalendarWords } from './use-calendar-words'
import { WallFields } from './wall-fields'

export interface ChannelValue {
  id?: number
  enabled?: boolean | null
  notBefore?: string | null
}

/** One channel of the plan: whether, when, and in which words. */
export function ChannelEditor<T extends ChannelValue>(props: {
  channel: PlanFinding['channel']
  value: T
  hints: readonly PlanFinding[]
  disabled: boolean
  onChange: (value: T) => void
  children?: ReactNode
}) {
  const { channel, value, hints, disabled, onChange, children } = props
  const say = useCalendarWords()
  const isOn = value.enabled !== false
  const notBefore = value.notBefore ?? null
  const setTime = (at: string | null) => onChange({ ...value, notBefore: at })
  return (
    <Box tag="fieldset" borderColor="neutral200" hasRadius padding={4} style={{ minWidth: 0 }}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography variant="delta" tag="h3">
            {CHANNEL_NAMES[channel]}
          </Typography>
          {/* without a width of its own its two words stand one below the other */}
          <Box width="18rem">
            <Toggle
              aria-label={`${CHANNEL_NAMES[channel]}: ${say('plan.channel.on')}`}
              onLabel={say('plan.channel.on')}
              offLabel={say('plan.channel.off')}
              checked={isOn}
              disabled={disabled}
              onChange={() => onChange({ ...value, enabled: !isOn })}
            />
          </Box>
        </Flex>
        {isOn ? (
          <>
            <Flex gap={2} wrap="wrap" role="group">
              <Button
                size="S"
                variant={notBefore === null ? 'default' : 'tertiary'}
                aria-pressed={notBefore === null}
                disabled={disabled}
                onClick={() => setTime(null)}
              >
                {say('plan.atOnce')}
              </Button>
              <Button
                size="S"
                variant={notBefore === null ? 'tertiary' : 'default'}
                aria-pressed={notBefore !== null}
                disabled={disabled}
                onClick={() => setTime(notBefore ?? tomorrowMorning())}
              >
                {say('plan.later')}
              </Button>
            </Flex>
            {notBefore !== null ? <WallFields name={`plan.${channel}`} at={notBefore} disabled={disabled} onChange={setTime} /> : null}
            <TimeHints hints={hints} disabled={disabled} onTake={(hint, at) => (hint.channel === channel ? setTime(at) : undefined)} />
            {children}
          </>
        ) : null}
      </Flex>
    </Box>
  )
}

function tomorrowMorning(): string {
  const { date } = wallOf(new Date(`${addDays(dayOf(new Date()), 1)}T05:00:00.000Z`))
  return instantOf({ date, time: '07:00' }) ?? new Date().toISOString()
}
