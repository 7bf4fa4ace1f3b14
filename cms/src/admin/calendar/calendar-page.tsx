/** "Lịch phát hành": what is planned, out and late, by day. */
import { useMemo, useState } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { Layouts, Page } from '@strapi/strapi/admin'
import { dayOf } from '../../plan/clock'
import { useCalendarWords } from '../plan/use-calendar-words'
import { Agenda } from './agenda'
import { CalendarBar } from './calendar-bar'
import { DayGrid } from './day-grid'
import { entryKey } from './entry-chip'
import { byDay, type DayEntry } from './group-entries'
import { MoveDialog } from './move-dialog'
import { daysOf, instantsOf, type CalendarView } from './range'
import { useCalendar, type CalendarFilters } from './use-calendar'
import { useIsNarrow } from './use-is-narrow'

export function CalendarPage() {
  const say = useCalendarWords()
  const isNarrow = useIsNarrow()
  const today = dayOf(new Date())
  const [view, setView] = useState<CalendarView>('month')
  const [day, setDay] = useState(today)
  const [filters, setFilters] = useState<CalendarFilters>({ channel: '', section: '' })
  const [open, setOpen] = useState<{ entry: DayEntry; toDay: string | null } | null>(null)
  const days = useMemo(() => daysOf({ view, day }), [view, day])
  const { answer, failure, reload } = useCalendar({ ...instantsOf(days), ...filters })
  const entries = useMemo(() => byDay(answer?.entries ?? []), [answer])
  const drop = ({ key, day: toDay }: { key: string; day: string }) => {
    const entry = [...entries.values()].flat().find((one) => entryKey(one) === key && one.move !== null)
    if (entry && dayOf(entry.at) !== toDay) setOpen({ entry, toDay })
  }
  const shown = { days, today, entries, onOpen: (entry: DayEntry) => setOpen({ entry, toDay: null }) }
  return (
    <Page.Main>
      <Page.Title>{say('calendar.title')}</Page.Title>
      <Layouts.Header title={say('calendar.title')} />
      <Box paddingLeft={{ initial: 4, medium: 6, large: 10 }} paddingRight={{ initial: 4, medium: 6, large: 10 }} paddingBottom={8}>
        <CalendarBar
          view={view}
          day={day}
          today={today}
          filters={filters}
          sections={answer?.sections ?? []}
          onView={setView}
          onDay={setDay}
          onFilters={setFilters}
        />
        {failure ? (
          <Flex background="danger100" padding={4} gap={4} hasRadius justifyContent="space-between" wrap="wrap" role="alert">
            <Typography textColor="danger700">{failure}</Typography>
            <Button variant="secondary" onClick={() => void reload()}>
              {say('calendar.retry')}
            </Button>
          </Flex>
        ) : null}
        {answer?.notice ? <Warning text={answer.notice} /> : null}
        {answer?.isComplete === false ? <Warning text={say('calendar.incomplete')} /> : null}
        {answer === null && failure === null ? <Typography textColor="neutral600">{say('calendar.loading')}</Typography> : null}
        {answer === null ? null : isNarrow ? (
          <Agenda {...shown} />
        ) : (
          <DayGrid
            {...shown}
            view={view}
            day={day}
            onDrop={drop}
            onMore={(one) => {
              setDay(one)
              setView('week')
            }}
          />
        )}
      </Box>
      {open ? (
        <MoveDialog
          {...open}
          onClose={() => setOpen(null)}
          onMoved={() => {
            setOpen(null)
            void reload()
          }}
        />
      ) : null}
    </Page.Main>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <Box background="warning100" padding={4} hasRadius marginBottom={2}>
      <Typography textColor="warning700">{text}</Typography>
    </Box>
  )
}
