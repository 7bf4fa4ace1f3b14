/** What the page "Theo dõi phát hành" reads: how everything stands, Items with their Deliveries, one Release's content. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { monitorItemsSchema, monitorSchema } from '@hl/config/monitor'
import { itemFilterSchema } from '@hl/config/monitor-delivery'
import type { Cursor } from '../delivery/list'
import { OperationRefused } from '../delivery/operate'
import { listItems } from '../monitor/items'
import { readMonitor } from '../monitor/overview'
import { decodeCursor, encodeCursor, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const cursorSchema: z.ZodType<Cursor> = z.object({ at: z.string(), id: z.uuid() })
const querySchema = z.object({
  ...itemFilterSchema.shape,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional(),
})
const hashParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

export function monitorRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()

  app.openapi(
    createRoute({
      method: 'get',
      path: '/monitor',
      responses: { 200: json(monitorSchema, 'groups, causes, what is late and what is paused'), ...refusals },
    }),
    async (c) => c.json(await readMonitor(deps.pool), 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/items',
      request: { query: querySchema },
      responses: { 200: json(monitorItemsSchema, 'newest change first; each with all its Deliveries'), ...refusals },
    }),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const { items, next } = await listItems(deps.pool, { filter, limit, cursor: decodeCursor(cursorSchema, cursor) })
      return c.json({ items, next: encodeCursor(next) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/releases/{hash}',
      request: { params: hashParams },
      responses: { 200: json(z.object({ hash: z.string(), release: z.looseObject({}) }), 'immutable'), ...refusals },
    }),
    async (c) => {
      const { hash } = c.req.valid('param')
      const { rows } = await deps.pool.query('select 1 from release where hash = $1', [hash])
      if (rows.length === 0) throw new OperationRefused('not_found', 'Không có bản này.', 'Tải lại trang.')
      return c.json({ hash, release: await deps.releases.load(deps.pool, hash) }, 200)
    },
  )
  return app
}
