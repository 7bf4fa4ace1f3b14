import { periodAt } from './periods'

test('a period begins with the midnight of Vietnam, and a month that is over ends with the next', () => {
  const at = (period: Parameters<typeof periodAt>[0]['period'], now = '2026-01-15T10:00:00Z') => periodAt({ period, now: new Date(now) })
  expect(at('month')).toEqual({ since: '2025-12-31T17:00:00.000Z' })
  expect(at('lastMonth')).toEqual({ since: '2025-11-30T17:00:00.000Z', until: '2025-12-31T17:00:00.000Z' })
  expect(at('days30')).toEqual({ since: '2025-12-16T17:00:00.000Z' })
  expect(at('year')).toEqual({ since: '2025-12-31T17:00:00.000Z' })
  expect(at('all')).toEqual({})
  // the last evening of UTC's year is the first morning of Vietnam's
  expect(at('year', '2025-12-31T18:00:00Z')).toEqual({ since: '2025-12-31T17:00:00.000Z' })
})
