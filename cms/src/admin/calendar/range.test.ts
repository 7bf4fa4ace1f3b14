import { daysOf, instantsOf, rangeName, stepped } from './range'

describe('the days of a calendar', () => {
  test('a month is shown in whole weeks, and never in more than six', () => {
    const november = daysOf({ view: 'month', day: '2026-11-24' })
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42])
    const february = daysOf({ view: 'month', day: '2027-02-10' })
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28])
  })

  test('a week begins on Monday', () => {
    expect(daysOf({ view: 'week', day: '2026-11-29' })).toEqual(daysOf({ view: 'week', day: '2026-11-23' }))
    expect(rangeName({ view: 'week', day: '2026-12-31', monthWord: 'Tháng' })).toBe('28/12 – 03/01/2027')
  })

  test('the server is asked from midnight to midnight in Hanoi', () => {
    expect(instantsOf(daysOf({ view: 'week', day: '2026-11-24' }))).toEqual({
      from: '2026-11-22T17:00:00.000Z',
      until: '2026-11-29T17:00:00.000Z',
    })
  })

  test('steps go over the ends of months and years', () => {
    expect(stepped({ view: 'month', day: '2026-12-31', by: 1 })).toBe('2027-01-01')
    expect(stepped({ view: 'month', day: '2027-01-15', by: -1 })).toBe('2026-12-01')
    expect(stepped({ view: 'week', day: '2026-12-30', by: 1 })).toBe('2027-01-06')
  })
})
