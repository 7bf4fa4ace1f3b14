import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system'
import { ChevronLeft, ChevronRight } from '@strapi/icons'
import type { CalendarAnswer } from '../../calendar/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useCalendarWords } from '../plan/use-calendar-words'
import { rangeName, stepped, type CalendarView } from './range'
import { STATUS_LOOKS } from './status-look'
import type { CalendarFilters } from './use-calendar'

const VIEWS = ['month', 'week'] as const

/** Which days, which channel and section, and what the colours stand for. */
export function CalendarBar(props: {
  view: CalendarView
  day: string
  today: string
  filters: CalendarFilters
  sections: CalendarAnswer['sections']
  onView: (view: CalendarView) => void
  onDay: (day: string) => void
  onFilters: (filters: CalendarFilters) => void
}) {
  const { view, day, today, filters, sections, onView, onDay, onFilters } = props
  const say = useCalendarWords()
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Flex gap={2} wrap="wrap">
          <Button variant="tertiary" startIcon={<ChevronLeft />} onClick={() => onDay(stepped({ view, day, by: -1 }))}>
            {say('calendar.previous')}
          </Button>
          <Button variant="tertiary" onClick={() => onDay(today)}>
            {say('calendar.today')}
          </Button>
          <Button variant="tertiary" endIcon={<ChevronRight />} onClick={() => onDay(stepped({ view, day, by: 1 }))}>
            {say('calendar.next')}
          </Button>
          <Typography variant="beta" tag="h2" aria-live="polite">
            {rangeName({ view, day, monthWord: say('calendar.view.month') })}
          </Typography>
        </Flex>
        <Flex gap={2} wrap="wrap">
          {VIEWS.map((one) => (
            <Button key={one} aria-pressed={one === view} variant={one === view ? 'default' : 'tertiary'} onClick={() => onView(one)}>
              {say(`calendar.view.${one}`)}
            </Button>
          ))}
          <SingleSelect
            aria-label={say('calendar.channel')}
            value={filters.channel || 'all'}
            onChange={(value) => onFilters({ ...filters, channel: chosen(value) })}
          >
            <SingleSelectOption value="all">{say('calendar.all.channel')}</SingleSelectOption>
            {Object.entries(CHANNEL_NAMES).map(([id, name]) => (
              <SingleSelectOption key={id} value={id}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <SingleSelect
            aria-label={say('calendar.section')}
            value={filters.section || 'all'}
            onChange={(value) => onFilters({ ...filters, section: chosen(value) })}
          >
            <SingleSelectOption value="all">{say('calendar.all.section')}</SingleSelectOption>
            {sections.map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Flex>
      </Flex>
      <Flex gap={4} wrap="wrap">
        {Object.values(STATUS_LOOKS).map(({ Icon, colour, word }) => (
          <Flex key={word} gap={1}>
            <Icon fill={`${colour}600`} aria-hidden />
            <Box>
              <Typography variant="pi" textColor={`${colour}700`}>
                {say(word)}
              </Typography>
            </Box>
          </Flex>
        ))}
      </Flex>
    </Flex>
  )
}

function chosen(value: string | number): string {
  return value === 'all' ? '' : String(value)
}
