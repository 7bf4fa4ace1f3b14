/** Nobody posts in other people's sleep: 21:00–06:30 is night, but for warnings. Pure; the panel is bundled with it too. */
import { addDays, dayOf, instantOf, minuteOf } from './clock'

const FROM_MINUTE = 21 * 60
const UNTIL_MINUTE = 6 * 60 + 30
const MORNING = '07:00'

export function isNight(at: Date | string): boolean {
  const minute = minuteOf(at)
  return minute >= FROM_MINUTE || minute < UNTIL_MINUTE
}

/** 07:00 after the night that `at` lies in. */
export function morningAfter(at: Date | string): string {
  const day = minuteOf(at) < UNTIL_MINUTE ? dayOf(at) : addDays(dayOf(at), 1)
  const date = day.split('-').reverse().join('/')
  return instantOf({ date, time: MORNING }) ?? new Date(at).toISOString()
}
