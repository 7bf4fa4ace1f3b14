import { clockOf } from './clock'

test('an hour of today stands alone, another day is named, both in Viet Nam', () => {
  const now = new Date('2026-11-24T02:00:00Z')
  expect(clockOf('2026-11-24T02:41:00Z', now)).toBe('09:41')
  expect(clockOf('2026-11-23T17:05:00Z', now)).toBe('00:05')
  expect(clockOf('2026-11-23T16:55:00Z', now)).toBe('23:55 ngày 23/11')
})
