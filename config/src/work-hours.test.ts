import { nextLocalTime, nextWorkingMoment, type WorkHours } from './work-hours'

const HOURS: WorkHours = { from: 8 * 60, until: 17 * 60, days: [1, 2, 3, 4, 5], timeZone: 'Asia/Ho_Chi_Minh' }
const at = (text: string) => new Date(`${text}+07:00`)

describe('working hours', () => {
  // 27/11/2026 is a Friday
  test.each([
    ['in the middle of the morning', '2026-11-27T10:15', '2026-11-27T10:15'],
    ['before people come', '2026-11-27T03:00', '2026-11-27T08:00'],
    ['at the first minute', '2026-11-27T08:00', '2026-11-27T08:00'],
    ['at the last minute, which is over', '2026-11-26T17:00', '2026-11-27T08:00'],
    ['on Friday evening', '2026-11-27T20:30', '2026-11-30T08:00'],
    ['on Sunday', '2026-11-29T12:00', '2026-11-30T08:00'],
  ])('%s', (_, now, next) => {
    expect(nextWorkingMoment(HOURS, at(now)).toISOString()).toBe(at(next).toISOString())
  })

  it('keeps the hour where a clock is put forward meanwhile', () => {
    const hours = { ...HOURS, timeZone: 'America/New_York', days: [1] }
    // the clock moves on Sunday 08/03/2026; eight o'clock on Monday is 12:00 UTC from then on
    expect(nextWorkingMoment(hours, new Date('2026-03-07T20:00:00Z')).toISOString()).toBe('2026-03-09T12:00:00.000Z')
  })

  it('finds the next half past seven', () => {
    const next = (now: string) => nextLocalTime({ now: at(now), minutes: 450, timeZone: 'Asia/Ho_Chi_Minh' }).toISOString()
    expect(next('2026-11-27T07:29')).toBe(at('2026-11-27T07:30').toISOString())
    expect(next('2026-11-27T07:30')).toBe(at('2026-11-28T07:30').toISOString())
  })
})
