import { sinceWord } from './since'

test.each([
  ['2026-03-01T10:00:00Z', 'desk.since.now', 0],
  ['2026-03-01T09:59:00Z', 'desk.since.minutes', 1],
  ['2026-03-01T07:00:01Z', 'desk.since.hours', 2],
  ['2026-02-26T10:00:00Z', 'desk.since.days', 3],
  ['2026-03-01T10:00:05Z', 'desk.since.now', 0],
])('waiting since %s is told as %s (%i)', (since, word, count) => {
  expect(sinceWord({ since, now: Date.parse('2026-03-01T10:00:00Z') })).toEqual({ word, count })
})
