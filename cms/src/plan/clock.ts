/**
 * Instants as the board reads and writes them: dd/MM/yyyy and HH:mm in Asia/Ho_Chi_Minh, whatever zone the machine is in.
 * Pure and without imports: the panel is bundled with it too. Vietnam has kept UTC+7 without summer time since 1975.
 */
const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

export interface WallTime {
  /** `24/11/2026` */
  date: string
  /** `07:00` */
  time: string
}

export function wallOf(at: Date | string): WallTime {
  const [day = '', clock = ''] = shifted(at).split('T')
  return { date: day.split('-').reverse().join('/'), time: clock.slice(0, 5) }
}

/** `07:00 24/11/2026` */
export function atWords(at: Date | string): string {
  const { date, time } = wallOf(at)
  return `${time} ${date}`
}

/** @returns null when it is no date of the calendar or no time of the clock */
export function instantOf({ date, time }: WallTime): string | null {
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date.trim())
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time.trim())
  if (!day || !clock) return null
  const [d, m, y] = [Number(day[1]), Number(day[2]), Number(day[3])]
  const [hour, minute] = [Number(clock[1]), Number(clock[2])]
  const at = new Date(Date.UTC(y, m - 1, d, hour, minute))
  const isReal = at.getUTCDate() === d && at.getUTCMonth() === m - 1 && hour < 24 && minute < 60
  return isReal ? new Date(at.getTime() - OFFSET_MS).toISOString() : null
}

/** `2026-11-24`: the day there, for columns of a calendar. */
export function dayOf(at: Date | string): string {
  return shifted(at).slice(0, 10)
}

/** Midnight with which that day begins there. */
export function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - OFFSET_MS).toISOString()
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7
}

/** Minutes since midnight there. */
export function minuteOf(at: Date | string): number {
  const { time } = wallOf(at)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function shifted(at: Date | string): string {
  return new Date(new Date(at).getTime() + OFFSET_MS).toISOString()
}
