/** When the daily message is due: once, within an hour of its time. A cms that was away then leaves it for the next day. */
import { nextLocalTime } from '@hl/config/work-hours'

const DAY_MS = 86_400_000
const WINDOW_MS = 3_600_000

export function isDigestDue(input: { minutes: number; timeZone: string; now: Date; lastDigestAt: Date | null }): boolean {
  const { now, lastDigestAt } = input
  const at = new Date(nextLocalTime(input).getTime() - DAY_MS)
  return now.getTime() - at.getTime() < WINDOW_MS && (lastDigestAt === null || lastDigestAt < at)
}
