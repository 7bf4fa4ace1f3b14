import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system'
import { hasAngles, type OwnText as OwnTextField } from '../../plan/limits'
import type { ChannelText } from '../../plan/plan-texts'
import { Counter } from './counter'
import { useCalendarWords } from './use-calendar-words'

/** One text of a channel: the generated one as it will be sent, or the board's own with its counter. */
export function OwnText(props: {
  field: OwnTextField
  own: string | null
  text: ChannelText | null
  disabled: boolean
  onChange: (own: string | null) => void
}) {
  const { field, own, text, disabled, onChange } = props
  const say = useCalendarWords()
  if (own === null) {
    return (
      <Box>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography variant="pi" fontWeight="bold">
            {say(`plan.${field}`)}
          </Typography>
          <Button variant="ghost" size="S" disabled={disabled} onClick={() => onChange(withoutTail(text))}>
            {say('plan.write')}
          </Button>
        </Flex>
        <Box background="neutral100" padding={3} hasRadius>
          <Typography tag="p" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} textColor={text ? 'neutral800' : 'neutral600'}>
            {text?.generated ?? '…'}
          </Typography>
        </Box>
        {text ? (
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            <Typography variant="pi" textColor="neutral600">
              {say('plan.generated')}
            </Typography>
            <Counter field={field} text={text.generated} tail="" />
          </Flex>
        ) : null}
      </Box>
    )
  }
  const tail = text?.tail ?? ''
  const isRefused = hasAngles({ field, text: own })
  return (
    <Field.Root name={`plan.${field}`} error={isRefused ? say('plan.angles') : undefined}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Field.Label>{say(`plan.${field}`)}</Field.Label>
        <Button variant="ghost" size="S" disabled={disabled} onClick={() => onChange(null)}>
          {say('plan.reset')}
        </Button>
      </Flex>
      <Textarea value={own} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
      <Field.Error />
      <Flex justifyContent="space-between" gap={2} wrap="wrap" alignItems="flex-start">
        <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {tail.trim() ? say('plan.tail', { tail: tail.trim() }) : ''}
        </Typography>
        <Counter field={field} text={own} tail={tail} />
      </Flex>
    </Field.Root>
  )
}

/** Whoever writes their own begins with the generated text; what the channel adds stays the channel's. */
function withoutTail(text: ChannelText | null): string {
  if (!text) return ''
  return text.tail && text.generated.endsWith(text.tail) ? text.generated.slice(0, -text.tail.length) : text.generated
}
