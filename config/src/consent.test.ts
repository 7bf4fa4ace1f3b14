import { takedownDueAt } from './consent'

test('a withdrawal gives fifteen days, to the end of the last one in Vietnam', () => {
  expect(takedownDueAt('2026-11-24').toISOString()).toBe('2026-12-09T16:59:59.999Z')
  expect(takedownDueAt('2027-02-20').toISOString()).toBe('2027-03-07T16:59:59.999Z')
})

test('a request from before the first term is given the oldest one', () => {
  expect(takedownDueAt('2025-12-31').toISOString()).toBe('2026-01-15T16:59:59.999Z')
})
