/** The periods a report is asked for, as the instants between which they lie; by the calendar of Vietnam. Pure. */
import { addDays, dayOf, startOfDay } from '../../plan/clock'

export const PERIODS = ['month', 'lastMonth', 'days30', 'year', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** @returns the end is left out of the period; absent: no end */
export function periodAt({ period, now }: { period: Period; now: Date }): { since?: string; until?: string } {
  const today = dayOf(now)
  const month = `${today.slice(0, 7)}-01`
  switch (period) {
    case 'month':
      return { since: startOfDay(month) }
    case 'lastMonth':
      return { since: startOfDay(`${addDays(month, -1).slice(0, 7)}-01`), until: startOfDay(month) }
    case 'days30':
      return { since: startOfDay(addDays(today, -29)) }
    case 'year':
      return { since: startOfDay(`${today.slice(0, 4)}-01-01`) }
    case 'all':
      return {}
    default:
      return period satisfies never
  }
}
