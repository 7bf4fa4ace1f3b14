import { Box, Flex, Typography } from '@strapi/design-system'
import { weekdayOf } from '../../plan/clock'
import { useCalendarWords } from '../plan/use-calendar-words'
import { EntryChip, entryKey } from './entry-chip'
import type { DayEntry } from './group-entries'
import { dayMonth } from './range'
import { weekdayWord } from './weekday-word'

/** For narrow screens: the days that have something, one below the other; today is always there. */
export function Agenda(props: {
  days: readonly string[]
  today: string
  entries: ReadonlyMap<string, DayEntry[]>
  onOpen: (entry: DayEntry) => void
}) {
  const { days, today, entries, onOpen } = props
  const say = useCalendarWords()
  const shown = days.filter((day) => entries.has(day) || day === today)
  if (shown.length === 0) return <Typography textColor="neutral600">{say('calendar.empty')}</Typography>
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {shown.map((day) => (
        <Box key={day} tag="section" data-day={day}>
          <Typography tag="h2" fontWeight="bold" textColor={day === today ? 'primary700' : 'neutral800'}>
            {`${say(weekdayWord(weekdayOf(day)))} ${dayMonth(day)}${day === today ? ` · ${say('calendar.today')}` : ''}`}
          </Typography>
          <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {entries.get(day)?.map((entry) => <EntryChip key={entryKey(entry)} entry={entry} isWide onOpen={onOpen} />) ?? (
              <Typography textColor="neutral600">{say('calendar.empty')}</Typography>
            )}
          </Flex>
        </Box>
      ))}
    </Flex>
  )
}
