/** GET /metrics for Prometheus: read from the database at each scrape, so that every process tells the same. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { InternalDeps } from './internal-deps'

export function metricsRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hl_publisher_' })
  addGauges({ registry, deps })
  app.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }))
  return app
}

function addGauges({ registry, deps }: { registry: Registry; deps: InternalDeps }): void {
  const registers = [registry]
  new Gauge({
    name: 'hl_deliveries',
    help: 'Deliveries by channel and state',
    labelNames: ['channel', 'state'],
    registers,
    async collect() {
      this.reset()
      const { rows } = await deps.pool.query<{ channel: string; state: string; n: number }>(
        `select channel, state, count(*) as n from delivery group by channel, state`,
      )
      for (const row of rows) this.set({ channel: row.channel, state: row.state }, row.n)
    },
  })
  new Gauge({
    name: 'hl_oldest_due_seconds',
    help: 'Age of the oldest Delivery that is due, by channel',
    labelNames: ['channel'],
    registers,
    async collect() {
      this.reset()
      const { rows } = await deps.pool.query<{ channel: string; age: string }>(
        `select channel, extract(epoch from now() - min(due_at)) as age from delivery where due_at <= now() group by channel`,
      )
      for (const row of rows) this.set({ channel: row.channel }, Number(row.age))
    },
  })
  new Gauge({
    name: 'hl_queue_waiting',
    help: 'Hints waiting in each queue',
    labelNames: ['queue'],
    registers,
    async collect() {
      for (const [queue, n] of Object.entries(await deps.doorbell.depths())) this.set({ queue }, n)
    },
  })
  new Gauge({
    name: 'hl_outbox_unreadable',
    help: 'Outbox rows this publisher could not read',
    registers,
    async collect() {
      const { rows } = await deps.pool.query<{ n: number }>(`select count(*) as n from inbox where outcome = 'unreadable'`)
      this.set(rows[0]?.n ?? 0)
    },
  })
}
