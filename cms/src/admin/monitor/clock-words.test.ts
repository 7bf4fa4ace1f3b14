import { clockWithSeconds, runningClock, timeTaken } from './clock-words'

test('a time is Vietnam’s, with its day once that is over', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  expect(clockWithSeconds('2026-11-24T02:41:07Z', now)).toBe('09:41:07')
  expect(clockWithSeconds('2026-11-23T16:59:59Z', now)).toBe('23:59:59 23/11/2026')
  expect(clockWithSeconds('2026-11-23T17:00:00Z', now)).toBe('00:00:00')
})

test('a countdown shows minutes and seconds and stops at nothing', () => {
  expect([runningClock(65_000), runningClock(7_400), runningClock(-5_000)]).toEqual(['1:05', '0:07', '0:00'])
})

test('what took less than a second took one; past a minute both are said', () => {
  expect([timeTaken(120, 'vi'), timeTaken(6_100, 'vi'), timeTaken(65_000, 'vi')]).toEqual(['1 giây', '7 giây', '1 phút 5 giây'])
  expect(timeTaken(65_000, 'en')).toBe('1 minute 5 seconds')
})
