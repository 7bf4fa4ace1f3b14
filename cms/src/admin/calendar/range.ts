/** Which days a view of the calendar shows, and under which name. Pure; days are those of Hanoi. */
import { addDays, dayOf, startOfDay, weekdayOf } from '../../plan/clock'

export type CalendarView = 'month' | 'week'

export function daysOf({ view, day }: { view: CalendarView; day: string }): string[] {
  const first = view === 'week' ? day : `${day.slice(0, 7)}-01`
  const from = addDays(first, 1 - weekdayOf(first))
  const last = view === 'week' ? from : lastOfMonth(day)
  const until = addDays(last, 7 - weekdayOf(last))
  const days: string[] = []
  for (let one = from; one <= until; one = addDays(one, 1)) days.push(one)
  return days
}

/** For the server: from the first midnight to the one after the last day. */
export function instantsOf(days: readonly string[]): { from: string; until: string } {
  const [first = dayOf(new Date())] = days
  return { from: startOfDay(first), until: startOfDay(addDays(days.at(-1) ?? first, 1)) }
}

export function stepped(input: { view: CalendarView; day: string; by: 1 | -1 }): string {
  const { view, day, by } = input
  if (view === 'week') return addDays(day, 7 * by)
  return by === 1 ? addDays(lastOfMonth(day), 1) : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`
}

/** `Tháng 11/2026`, `23/11 – 29/11/2026` */
export function rangeName(input: { view: CalendarView; day: string; monthWord: string }): string {
  const { view, day, monthWord } = input
  if (view === 'month') return `${monthWord} ${day.slice(5, 7)}/${day.slice(0, 4)}`
  const days = daysOf({ view, day })
  const [first = day, last = day] = [days[0], days.at(-1)]
  return `${dayMonth(first)} – ${dayMonth(last)}/${last.slice(0, 4)}`
}

/** `24/11` */
export function dayMonth(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}

function lastOfMonth(day: string): string {
  return addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1)
}
