import { Field, Flex, TextInput, Typography } from '@strapi/design-system'
import type { WallTime } from '../../plan/clock'
import { instantOf } from '../../plan/clock'
import { useCalendarWords } from './use-calendar-words'

/** Day and time as people here write them, in Vietnam's time whatever zone the browser is in. */
export function TimeFields(props: { name: string; value: WallTime; disabled?: boolean; onChange: (value: WallTime) => void }) {
  const { name, value, disabled = false, onChange } = props
  const say = useCalendarWords()
  const error = instantOf(value) === null ? say('plan.wrongTime') : undefined
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} alignItems="flex-start" wrap="wrap">
        <Field.Root name={`${name}.date`} width="14rem">
          <Field.Label>{say('plan.date')}</Field.Label>
          <TextInput
            value={value.date}
            disabled={disabled}
            hasError={error !== undefined}
            placeholder="24/11/2026"
            onChange={(event) => onChange({ ...value, date: event.target.value })}
          />
        </Field.Root>
        <Field.Root name={`${name}.time`} width="10rem">
          <Field.Label>{say('plan.time')}</Field.Label>
          <TextInput
            value={value.time}
            disabled={disabled}
            hasError={error !== undefined}
            placeholder="07:00"
            onChange={(event) => onChange({ ...value, time: event.target.value })}
          />
        </Field.Root>
      </Flex>
      <Typography variant="pi" textColor={error ? 'danger600' : 'neutral600'} role={error ? 'alert' : undefined}>
        {error ?? say('plan.zone')}
      </Typography>
    </Flex>
  )
}
