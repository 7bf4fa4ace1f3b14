/** GET /reach: how far the Items of a period have reached. Of one Delivery: delivery-routes.ts. Totals only, of nobody. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { reachFilterSchema, reachSchema } from '@hl/config/reach'
import { readSums } from '../reach/read-sums'
import { json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

export function reachRoutes(deps: Pick<InternalDeps, 'pool'>): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/reach',
      request: { query: reachFilterSchema },
      responses: {
        200: json(reachSchema, 'a row a channel and section (or unit, or Item) of what first went live in the period; newest first'),
        ...refusals,
      },
    }),
    async (c) => c.json(await readSums(deps.pool, c.req.valid('query')), 200),
  )
  return app
}
