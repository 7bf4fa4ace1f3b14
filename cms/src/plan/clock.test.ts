import { atWords, dayOf, instantOf, startOfDay, wallOf, weekdayOf, addDays } from './clock'

describe('the clock of the board', () => {
  test('says an instant in Hanoi time, with day and month in two digits', () => {
    expect(wallOf('2026-03-04T17:05:00.000Z')).toEqual({ date: '05/03/2026', time: '00:05' })
    expect(atWords('2026-11-24T00:00:00.000Z')).toBe('07:00 24/11/2026')
  })

  test('reads what people write, with or without a leading zero', () => {
    expect(instantOf({ date: '24/11/2026', time: '07:00' })).toBe('2026-11-24T00:00:00.000Z')
    expect(instantOf({ date: ' 4/1/2027', time: '0:30 ' })).toBe('2027-01-03T17:30:00.000Z')
  })

  test('refuses days and times that do not exist', () => {
    for (const date of ['31/02/2026', '00/01/2026', '2026-11-24', '']) expect(instantOf({ date, time: '07:00' })).toBeNull()
    for (const time of ['24:00', '07:60', '7', '']) expect(instantOf({ date: '24/11/2026', time })).toBeNull()
  })

  test('a day begins at midnight there and is followed by the next, over months and years', () => {
    expect(startOfDay('2026-11-25')).toBe('2026-11-24T17:00:00.000Z')
    expect(dayOf(startOfDay('2026-11-25'))).toBe('2026-11-25')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7])
  })

  test('does not care for the zone of the machine', () => {
    const before = process.env['TZ']
    for (const zone of ['America/New_York', 'Pacific/Auckland', 'UTC']) {
      process.env['TZ'] = zone
      expect(instantOf({ date: '24/11/2026', time: '07:00' })).toBe('2026-11-24T00:00:00.000Z')
      expect(atWords('2026-11-24T00:00:00.000Z')).toBe('07:00 24/11/2026')
    }
    process.env['TZ'] = before
  })
})
