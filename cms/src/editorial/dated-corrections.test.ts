import { datedCorrections } from './dated-corrections'

const now = new Date('2026-11-24T02:00:00.000Z')

test('a correction without a time is made now; one with a time keeps it', () => {
  const corrections = [
    { wrong: 'a', right: 'b' },
    { at: null, wrong: 'c', right: 'd' },
    { id: 7, at: '2026-11-01T00:00:00.000Z' },
  ]
  expect(datedCorrections({ title: 'Bài', corrections }, now)).toEqual({
    title: 'Bài',
    corrections: [
      { at: now.toISOString(), wrong: 'a', right: 'b' },
      { at: now.toISOString(), wrong: 'c', right: 'd' },
      { id: 7, at: '2026-11-01T00:00:00.000Z' },
    ],
  })
})

test('a write that says nothing of corrections says nothing of them afterwards', () => {
  expect(datedCorrections({ title: 'Bài' }, now)).toEqual({ title: 'Bài' })
})
