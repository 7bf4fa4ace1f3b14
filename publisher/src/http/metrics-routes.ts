/** GET /metrics for Prometheus: what the database says, the same from every process, and what this process says of itself. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createScrape } from '../metrics/scrape'
import type { InternalDeps } from './internal-deps'

export function metricsRoutes(deps: Pick<InternalDeps, 'pool' | 'channels' | 'doorbell' | 'log'>): OpenAPIHono {
  const app = new OpenAPIHono()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hl_publisher_' })
  const scrape = createScrape(deps)
  app.get('/metrics', async (c) => {
    // a database that is away must not hide the process
    const said = await scrape().catch((error: unknown) => {
      deps.log.warn('metrics.scrape_failed', { error })
      return ''
    })
    const up = `# HELP hl_database_up 1 when the database answered this scrape\n# TYPE hl_database_up gauge\nhl_database_up ${said === '' ? 0 : 1}\n`
    return c.text(`${up}\n${said}\n${await registry.metrics()}`, 200, { 'content-type': registry.contentType })
  })
  return app
}
