/** When people are at work: what can wait is told then. Days are ISO weekdays, 1 = Monday. */

export interface WorkHours {
  /** minutes after midnight */
  from: number
  until: number
  days: readonly number[]
  timeZone: string
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** `now` itself when people are at work, else when they next begin. */
export function nextWorkingMoment(hours: WorkHours, now: Date): Date {
  const local = localTime({ at: now, timeZone: hours.timeZone })
  if (hours.days.includes(local.weekday) && local.minutes >= hours.from && local.minutes < hours.until) return now
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const isLater = ahead > 0 || local.minutes < hours.from
    if (!isLater || !hours.days.includes(((local.weekday - 1 + ahead) % 7) + 1)) continue
    return beginning({ now, minutes: ahead * DAY_MINUTES + hours.from - local.minutes, hours })
  }
  return now
}

/** The next time a clock there shows `minutes` after midnight, later than `now`. */
export function nextLocalTime({ now, minutes, timeZone }: { now: Date; minutes: number; timeZone: string }): Date {
  const local = localTime({ at: now, timeZone })
  const wait = minutes - local.minutes
  return beginning({ now, minutes: wait > 0 ? wait : wait + DAY_MINUTES, hours: { timeZone, from: minutes } })
}

/** On the minute, and again right where a clock was put forward or back in between. */
function beginning({ now, minutes, hours }: { now: Date; minutes: number; hours: Pick<WorkHours, 'timeZone' | 'from'> }): Date {
  const start = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS
  const guess = new Date(start + minutes * MINUTE_MS)
  const off = localTime({ at: guess, timeZone: hours.timeZone }).minutes - hours.from
  return new Date(guess.getTime() - off * MINUTE_MS)
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function localTime({ at, timeZone }: { at: Date; timeZone: string }): { weekday: number; minutes: number } {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  }
}
