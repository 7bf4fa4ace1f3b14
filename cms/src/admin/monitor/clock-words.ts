/** Clocks as the monitor shows them: with seconds where minutes are too coarse, and running ones. Vietnam's time. */
import { dayOf } from '../../plan/clock'

/** `09:41:07`, with the day when it is not today's. */
export function clockWithSeconds(at: string, now = new Date()): string {
  const there = new Date(Date.parse(at) + 7 * 3_600_000).toISOString()
  const clock = there.slice(11, 19)
  return dayOf(at) === dayOf(now) ? clock : `${clock} ${there.slice(0, 10).split('-').reverse().join('/')}`
}

/** `1:05`, or `0:07`: minutes and seconds that have gone or are left, never below nothing. */
export function runningClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `7 giây`, or `1 phút 5 giây`: how long something took, rounded up to a whole second. */
export function timeTaken(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const inWords = (unit: 'minute' | 'second', count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  if (seconds < 60) return inWords('second', seconds)
  return `${inWords('minute', Math.floor(seconds / 60))} ${inWords('second', seconds % 60)}`
}
