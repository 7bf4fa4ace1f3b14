import type { NamedReachRow } from './contract'
import { reachCsv } from './reach-csv'

const row = (changes: Partial<NamedReachRow>): NamedReachRow => ({
  channel: 'facebook',
  key: 's1',
  name: 'Gương hoàn lương',
  item: null,
  items: 3,
  unmeasured: 0,
  measuredAt: '2026-11-24T02:41:07.000Z',
  sums: [
    { metric: 'views', sum: 14, known: 2, unknown: 1 },
    { metric: 'shares', sum: null, known: 0, unknown: 3 },
    { metric: 'comments', sum: 0, known: 3, unknown: 0 },
  ],
  ...changes,
})

it('leaves an unknown figure empty and writes a zero as zero, each with of how many Items it is known', () => {
  const [head, first] = reachCsv({ by: 'section', rows: [row({})] }).split('\r\n')
  expect(head).toBe(
    '\uFEFFKênh,Chuyên mục,Số bài,Lượt xem,Số bài có lượt xem,Cảm xúc,Số bài có cảm xúc,Bình luận,Số bài có bình luận,Chia sẻ,Số bài có chia sẻ,Đo lần cuối',
  )
  expect(first).toBe('Facebook,Gương hoàn lương,3,14,2,,,0,3,,0,24/11/2026 09:41')
})

it('quotes what must be, and lets no title become a formula', () => {
  const item = {
    deliveryId: '3f1c7d1e-0000-4000-8000-000000000001',
    type: 'articles' as const,
    title: '',
    liveAt: '2026-11-23T17:00:00.000Z',
  }
  const lines = reachCsv({
    by: 'item',
    rows: [row({ item, name: 'Anh Nam, "thợ mộc"' }), row({ item, name: '=HYPERLINK("x")' }), row({ item, name: null, measuredAt: null })],
  }).split('\r\n')
  expect(lines.slice(1, 4)).toEqual([
    'Facebook,"Anh Nam, ""thợ mộc""",24/11/2026 00:00,14,,0,,24/11/2026 09:41',
    'Facebook,"\'=HYPERLINK(""x"")",24/11/2026 00:00,14,,0,,24/11/2026 09:41',
    'Facebook,,24/11/2026 00:00,14,,0,,',
  ])
})
