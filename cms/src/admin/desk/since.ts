/** How long an Item waits, in words: nobody reckons with clock times. */
import type { DeskWord } from '../translations/desk'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function sinceWord({ since, now }: { since: string; now: number }): { word: DeskWord; count: number } {
  const ms = Math.max(0, now - Date.parse(since))
  if (ms < MINUTE) return { word: 'desk.since.now', count: 0 }
  if (ms < HOUR) return { word: 'desk.since.minutes', count: Math.floor(ms / MINUTE) }
  if (ms < DAY) return { word: 'desk.since.hours', count: Math.floor(ms / HOUR) }
  return { word: 'desk.since.days', count: Math.floor(ms / DAY) }
}
