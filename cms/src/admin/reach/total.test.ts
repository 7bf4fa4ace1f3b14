import { totalOf } from './total'

test('a channel’s total is of what is known, and keeps saying what is not', () => {
  const rows = [
    { items: 2, unmeasured: 1, sums: [{ metric: 'views' as const, sum: 5, known: 1, unknown: 0 }] },
    {
      ...{ items: 3, unmeasured: 0 },
      sums: [
        { metric: 'views' as const, sum: 0, known: 2, unknown: 1 },
        { metric: 'shares' as const, sum: null, known: 0, unknown: 3 },
      ],
    },
  ]
  expect(totalOf(rows)).toEqual({
    items: 5,
    unmeasured: 1,
    sums: [
      { metric: 'views', sum: 5, known: 3, unknown: 1 },
      { metric: 'shares', sum: null, known: 0, unknown: 3 },
    ],
  })
})
