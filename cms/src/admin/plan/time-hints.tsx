import { Button, Flex, Typography } from '@strapi/design-system'
import { WarningCircle } from '@strapi/icons'
import type { TimeHint } from '../../editorial/contract'
import { atWords } from '../../plan/clock'
import { useCalendarWords } from './use-calendar-words'

/** Hints about times, each with the time that one click takes instead. */
export function TimeHints<T extends TimeHint>(props: { hints: readonly T[]; disabled?: boolean; onTake: (hint: T, at: string) => void }) {
  const { hints, disabled = false, onTake } = props
  const say = useCalendarWords()
  return hints.map((hint) => {
    const { channel, message, suggestedAt } = hint
    return (
      <Flex key={`${channel} ${message}`} gap={3} wrap="wrap" background="warning100" padding={3} hasRadius justifyContent="space-between">
        <Flex gap={2} flex="1 1 20rem" alignItems="flex-start">
          <WarningCircle fill="warning600" aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <Typography textColor="warning700">{message}</Typography>
        </Flex>
        {suggestedAt !== null ? (
          <Button variant="secondary" size="S" disabled={disabled} onClick={() => onTake(hint, suggestedAt)}>
            {say('plan.take', { at: atWords(suggestedAt) })}
          </Button>
        ) : null}
      </Flex>
    )
  })
}
