import { useState, type DragEvent } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { weekdayOf } from '../../plan/clock'
import { useCalendarWords } from '../plan/use-calendar-words'
import { allowDrop, droppedKey } from './drag'
import { EntryChip, entryKey } from './entry-chip'
import type { DayEntry } from './group-entries'
import { dayMonth, type CalendarView } from './range'
import { weekdayWord } from './weekday-word'

interface Days {
  view: CalendarView
  /** the day that decides which month is meant */
  day: string
  days: readonly string[]
  today: string
  entries: ReadonlyMap<string, DayEntry[]>
  onOpen: (entry: DayEntry) => void
  onDrop: (drop: { key: string; day: string }) => void
  onMore: (day: string) => void
}

const SHOWN_IN_MONTH = 3
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Seven columns: a month of small cells, or one week with everything in it. */
export function DayGrid(props: Days) {
  const say = useCalendarWords()
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflow: 'hidden' }}>
      <div style={GRID}>
        {WEEKDAYS.map((weekday) => (
          <Box key={weekday} padding={2} background="neutral100">
            <Typography variant="sigma" textColor="neutral600">
              {say(weekdayWord(weekday))}
            </Typography>
          </Box>
        ))}
        {props.days.map((day) => (
          <DayCell key={day} {...props} cell={day} />
        ))}
      </div>
    </Box>
  )
}

const GRID = { display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))' } as const

function DayCell({ view, day, today, entries, cell, onOpen, onDrop, onMore }: Days & { cell: string }) {
  const say = useCalendarWords()
  const [isOver, setOver] = useState(false)
  const all = entries.get(cell) ?? []
  const shown = view === 'month' ? all.slice(0, SHOWN_IN_MONTH) : all
  const isOther = view === 'month' && cell.slice(0, 7) !== day.slice(0, 7)
  const isToday = cell === today
  return (
    <Box
      tag="section"
      aria-label={`${say(weekdayWord(weekdayOf(cell)))} ${dayMonth(cell)}`}
      data-day={cell}
      padding={1}
      minHeight={view === 'month' ? '11rem' : '32rem'}
      background={isOver ? 'primary100' : isOther ? 'neutral100' : 'neutral0'}
      borderColor={isToday ? 'primary600' : 'neutral150'}
      onDragEnter={(event: DragEvent) => setOver(allowDrop(event))}
      onDragOver={(event: DragEvent) => setOver(allowDrop(event))}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        setOver(false)
        const key = droppedKey(event)
        if (key !== null) onDrop({ key, day: cell })
      }}
    >
      <Flex justifyContent="space-between" paddingLeft={1} paddingRight={1} paddingBottom={1}>
        <Typography fontWeight={isToday ? 'bold' : 'regular'} textColor={isToday ? 'primary700' : isOther ? 'neutral500' : 'neutral700'}>
          {view === 'month' ? String(Number(cell.slice(8))) : dayMonth(cell)}
        </Typography>
        {isToday ? (
          <Typography variant="pi" fontWeight="bold" textColor="primary700">
            {say('calendar.today')}
          </Typography>
        ) : null}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={1}>
        {shown.map((entry) => (
          <EntryChip key={entryKey(entry)} entry={entry} isWide={view === 'week'} onOpen={onOpen} />
        ))}
        {all.length > shown.length ? (
          <Button variant="ghost" size="S" onClick={() => onMore(cell)}>
            {say('calendar.more', { count: String(all.length - shown.length) })}
          </Button>
        ) : null}
      </Flex>
    </Box>
  )
}
