import { instantOf } from './clock'
import { isNight, morningAfter } from './night'

const at = (time: string, date = '24/11/2026') => instantOf({ date, time }) ?? ''

describe('the night', () => {
  test.each([
    ['20:59', false],
    ['21:00', true],
    ['23:59', true],
    ['00:00', true],
    ['06:29', true],
    ['06:30', false],
    ['12:00', false],
  ])('%s: %s', (time, expected) => expect(isNight(at(time))).toBe(expected))

  test('ends at seven of the morning that follows, over the end of a year too', () => {
    expect(morningAfter(at('22:10'))).toBe(at('07:00', '25/11/2026'))
    expect(morningAfter(at('03:00'))).toBe(at('07:00'))
    expect(morningAfter(at('21:00', '31/12/2026'))).toBe(at('07:00', '01/01/2027'))
  })
})
