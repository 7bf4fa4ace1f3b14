/** An hour of today as people say it, with the day when it is another; in Viet Nam, wherever the browser is. */
export function clockOf(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const [time, day] = [part(at, TIME), part(at, DAY)]
  return day === part(now, DAY) ? time : `${time} ngày ${day}`
}

const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' } as const
const TIME = { ...ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY = { ...ZONE, day: '2-digit', month: '2-digit' } as const

/** en-GB, because `vi-VN` writes day and month with a hyphen. */
function part(at: Date, shape: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', shape).format(at)
}
