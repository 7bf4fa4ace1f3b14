/** The channel as a whole, from its rows: what is unknown in one of them stays said. Pure. */
import type { ReachSum } from '@hl/config/reach'
import type { NamedReachRow } from '../../monitor/contract'
import { SHOWN_METRICS } from './metrics'

type Summed = Pick<NamedReachRow, 'items' | 'unmeasured' | 'sums'>

export function totalOf(rows: readonly Summed[]): Summed {
  const sums = SHOWN_METRICS.flatMap((metric): ReachSum[] => {
    const ofMetric = rows.flatMap((row) => row.sums.filter((sum) => sum.metric === metric))
    if (ofMetric.length === 0) return []
    const known = add(ofMetric.map((sum) => sum.known))
    const sum = known === 0 ? null : add(ofMetric.map((one) => one.sum ?? 0))
    return [{ metric, sum, known, unknown: add(ofMetric.map((one) => one.unknown)) }]
  })
  return { items: add(rows.map((row) => row.items)), unmeasured: add(rows.map((row) => row.unmeasured)), sums }
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
