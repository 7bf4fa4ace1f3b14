import type { CalendarEntry } from '../../calendar/contract'
import { byDay } from './group-entries'

const entry = (changed: Partial<CalendarEntry>): CalendarEntry => ({
  type: 'articles',
  documentId: 'a',
  title: 'Bài',
  section: null,
  channel: 'website',
  at: '2026-11-24T01:00:00.000Z',
  status: 'live',
  stageName: 'Đã duyệt',
  move: null,
  ...changed,
})

describe('the entries of a day', () => {
  test('an Item that is out stands once, with its channels', () => {
    const days = byDay([entry({}), entry({ channel: 'facebook', at: '2026-11-24T01:00:02.000Z' }), entry({ documentId: 'b' })])
    expect(days.get('2026-11-24')?.map(({ documentId, channels }) => [documentId, channels])).toEqual([
      ['a', ['website', 'facebook']],
      ['b', ['website']],
    ])
  })

  test('what can be moved stands for itself, channel by channel', () => {
    const planned = { status: 'planned', move: 'approves' } as const
    expect(byDay([entry(planned), entry({ ...planned, channel: 'facebook' })]).get('2026-11-24')).toHaveLength(2)
  })

  test('the day is that of Hanoi', () => {
    expect([...byDay([entry({ at: '2026-11-24T17:00:00.000Z' })]).keys()]).toEqual(['2026-11-25'])
  })
})
