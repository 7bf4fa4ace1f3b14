/** The monitor with 50,000 Deliveries: its reads in the publisher alone, and as the page asks for them, through cms. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNEL_IDS } from '@hl/config/words'
import { createTestDatabase } from '@hl/publisher/dist/migrations/test-database'
import { benchMonitor, fillDeliveries, FILTERS, type MonitorTimes } from '@hl/publisher/dist/monitor/monitor.bench'
import type { Pool } from 'pg'
import type { AdminApi } from '../admin-api'
import { type Figure, ms, quantile } from './table'

const DELIVERIES = 50_000
const SAMPLES = 20
const WARM_UP = 3
const AMONG = `${DELIVERIES.toLocaleString('en')} deliveries`

export async function benchMonitorReads({ serverUrl }: { serverUrl: string }): Promise<Figure[]> {
  const database = await createTestDatabase(serverUrl)
  try {
    const [overview, ...lists] = await benchMonitor({ pool: database.pool, deliveries: DELIVERIES, samples: SAMPLES })
    return figuresOf({ where: 'publisher', target: 'p95 ≤ 60 ms', overview, lists })
  } finally {
    await database.drop()
  }
}

/** @param pool of the running system; its channels are paused for good, so that nothing of this is ever sent */
export async function benchMonitorPage({ pool, chief }: { pool: Pool; chief: AdminApi }): Promise<Figure[]> {
  await pool.query(
    `insert into channel_state (channel, paused, pause_all) select unnest($1::text[]), true, true
     on conflict (channel, bucket) do update set paused = true, pause_all = true`,
    [CHANNEL_IDS],
  )
  // a sweep that had begun before the pause is over by then
  await sleep(3_000)
  await fillDeliveries({ pool, deliveries: DELIVERIES })
  const ask = async (path: string): Promise<MonitorTimes> => ({ what: path, times: await timed(() => chief.call({ method: 'GET', path })) })
  const overview = await ask('/monitor/overview')
  const lists: MonitorTimes[] = []
  for (const filter of FILTERS) lists.push(await ask(`/monitor/items?${new URLSearchParams(filter).toString()}`))
  return figuresOf({ where: 'through cms', target: 'p95 ≤ 200 ms', overview, lists })
}

function figuresOf(input: { where: string; target: string; overview: MonitorTimes | undefined; lists: readonly MonitorTimes[] }): Figure[] {
  const { where, target, overview, lists } = input
  const p95 = ({ times }: MonitorTimes) => quantile(times, 0.95)
  const worst = lists.reduce<MonitorTimes | undefined>((slowest, one) => (slowest && p95(slowest) >= p95(one) ? slowest : one), undefined)
  const all = lists.flatMap(({ times }) => times)
  if (!overview || !worst) return []
  return [
    {
      what: `Monitor's overview, ${AMONG}, ${where}`,
      target,
      measured: `median ${ms(quantile(overview.times, 0.5))}, p95 ${ms(p95(overview))}`,
    },
    {
      what: `Monitor's list, ${lists.length} filters, ${AMONG}, ${where}`,
      target,
      measured: `median ${ms(quantile(all, 0.5))}, p95 ${ms(quantile(all, 0.95))}; slowest ${decodeURIComponent(worst.what)}: p95 ${ms(p95(worst))}`,
    },
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let sample = -WARM_UP; sample < SAMPLES; sample++) {
    const startedAt = performance.now()
    await work()
    if (sample >= 0) times.push(performance.now() - startedAt)
  }
  return times
}
