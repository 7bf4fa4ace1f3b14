/** How far one Delivery has reached: its figures as last told, and how they came to be. */
import type { DeliveryReach, Metric, ReachFigure, Untold } from '@hl/config/reach'
import { METRICS } from '@hl/config/reach'
import type { Queryable } from '../database'

interface Row {
  external_id: string
  metric: Metric
  value: number | null
  why: Untold | null
  source: string
  observed_at: Date
}

/** @returns null: its channel counts nothing, or it never went live */
export async function readReach(client: Queryable, deliveryId: string): Promise<DeliveryReach | null> {
  const { rows: scheduled } = await client.query<{ measured_at: Date | null; next_at: Date | null }>(
    `select measured_at, next_at from reach where delivery_id = $1`,
    [deliveryId],
  )
  const schedule = scheduled[0]
  if (!schedule) return null
  const { rows } = await client.query<Row>(
    `select external_id, metric, value, why, source, observed_at from observation where delivery_id = $1 order by id`,
    [deliveryId],
  )
  return {
    measuredAt: schedule.measured_at?.toISOString() ?? null,
    nextAt: schedule.next_at?.toISOString() ?? null,
    figures: METRICS.flatMap((metric) => figureOf({ metric, rows: rows.filter((row) => row.metric === metric) })),
    series: seriesOf(rows),
  }
}

/** Pure. What was made anew counts with what it was before: each thing by what was last told of it. */
function figureOf({ metric, rows }: { metric: Metric; rows: readonly Row[] }): ReachFigure[] {
  const newest = rows.at(-1)
  if (!newest) return []
  const told = rows.findLast(({ value }) => value !== null)
  const untold = newest.why === null ? null : { why: newest.why, at: newest.observed_at.toISOString() }
  const value = told ? totalOf(lastTold(rows)) : null
  return [{ metric, value, at: told?.observed_at.toISOString() ?? null, source: (told ?? newest).source, untold }]
}

/** Pure. One entry a measurement: what was told in it shares its time. */
function seriesOf(rows: readonly Row[]): DeliveryReach['series'] {
  const series: { at: string; values: Partial<Record<Metric, number | null>> }[] = []
  const known: Record<Metric, Map<string, number>> = { views: new Map(), reactions: new Map(), comments: new Map(), shares: new Map() }
  for (const { external_id: thing, metric, value, observed_at: observedAt } of rows) {
    const at = observedAt.toISOString()
    if (value !== null) known[metric].set(thing, value)
    const entry = series.at(-1)?.at === at ? series.at(-1) : undefined
    const values = { [metric]: value === null ? null : totalOf(known[metric]) }
    if (entry) Object.assign(entry.values, values)
    else series.push({ at, values })
  }
  return series
}

function lastTold(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.flatMap(({ external_id: thing, value }) => (value === null ? [] : [[thing, value]])))
}

function totalOf(told: ReadonlyMap<string, number>): number {
  return [...told.values()].reduce((sum, value) => sum + value, 0)
}
