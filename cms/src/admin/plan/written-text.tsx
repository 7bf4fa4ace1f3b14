import { Field, Flex, Textarea, Typography } from '@strapi/design-system'
import { hasAngles, type PlanText } from '../../plan/limits'
import { Counter } from './counter'
import { useCalendarWords } from './use-calendar-words'

/** A text nobody generates: empty, or what the board wrote, with its counter. */
export function WrittenText(props: {
  field: PlanText
  label: string
  hint: string
  value: string
  disabled: boolean
  onChange: (value: string | null) => void
}) {
  const { field, label, hint, value, disabled, onChange } = props
  const say = useCalendarWords()
  const isRefused = hasAngles({ field, text: value })
  return (
    <Field.Root name={`plan.${field}`} error={isRefused ? say('plan.angles') : undefined}>
      <Field.Label>{label}</Field.Label>
      <Textarea value={value} disabled={disabled} style={{ height: '7rem' }} onChange={(event) => onChange(event.target.value || null)} />
      <Field.Error />
      <Flex justifyContent="space-between" gap={2} wrap="wrap" alignItems="flex-start">
        <Typography variant="pi" textColor="neutral600" style={{ flex: '1 1 24rem' }}>
          {hint}
        </Typography>
        {value ? <Counter field={field} text={value} /> : null}
      </Flex>
    </Field.Root>
  )
}
