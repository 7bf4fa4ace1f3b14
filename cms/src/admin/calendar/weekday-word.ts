import type { CalendarWord } from '../translations/calendar'

const WORDS: Readonly<Record<number, CalendarWord>> = {
  1: 'calendar.day.1',
  2: 'calendar.day.2',
  3: 'calendar.day.3',
  4: 'calendar.day.4',
  5: 'calendar.day.5',
  6: 'calendar.day.6',
}

/** @param weekday 1 is Monday, 7 Sunday */
export function weekdayWord(weekday: number): CalendarWord {
  return WORDS[weekday] ?? 'calendar.day.7'
}
