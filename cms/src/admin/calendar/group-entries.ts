/** What a day shows: one line a thing to decide about, one line an Item that is out, whatever the number of its channels. Pure. */
import type { CalendarEntry } from '../../calendar/contract'
import { dayOf } from '../../plan/clock'

export interface DayEntry extends CalendarEntry {
  channels: CalendarEntry['channel'][]
}

/** Days without an entry are not in it. */
export function byDay(entries: readonly CalendarEntry[]): ReadonlyMap<string, DayEntry[]> {
  const days = new Map<string, DayEntry[]>()
  for (const entry of entries) {
    const list = days.get(dayOf(entry.at)) ?? []
    const same = list.find((other) => isOneLine(other, entry))
    if (same) same.channels.push(entry.channel)
    else list.push({ ...entry, channels: [entry.channel] })
    days.set(dayOf(entry.at), list)
  }
  return days
}

function isOneLine(a: CalendarEntry, b: CalendarEntry): boolean {
  const isOut = a.status === 'live' || a.status === 'live_late'
  return isOut && a.documentId === b.documentId && a.status === b.status && a.move === null && b.move === null
}
