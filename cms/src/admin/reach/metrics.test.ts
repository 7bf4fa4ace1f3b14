import { METRICS, REACH_BY, UNTOLD } from '@hl/config/reach'
import { reachWords } from '../translations/reach'
import { SHOWN_METRICS, SUMMED_BY } from './metrics'

test('the panel shows every metric and every sum there is, and has words for each, and for each reason to know none', () => {
  expect(SHOWN_METRICS).toEqual(METRICS)
  expect(SUMMED_BY).toEqual(REACH_BY)
  const needed = [...METRICS, ...REACH_BY.map((by) => `by.${by}`), ...UNTOLD.map((why) => `why.${why}`)].map((word) => `reach.${word}`)
  expect(Object.keys(reachWords)).toEqual(expect.arrayContaining(needed))
})
