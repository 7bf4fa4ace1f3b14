/** GET /notices: what people must know of. cms reads it, shows it and writes to those it concerns. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { noticesSchema } from '@hl/config/channel-health'
import { readNotices } from '../notices/read-notices'
import { json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const query = z.object({
  open: z.stringbool().default(true).describe('only what still stands'),
  after: z.coerce.number().int().min(0).default(0).describe('those with a greater id'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export function noticeRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/notices',
      request: { query },
      responses: { 200: json(noticesSchema, 'oldest first'), ...refusals },
    }),
    async (c) => {
      const { open, after, limit } = c.req.valid('query')
      return c.json(await readNotices(deps.pool, { isOpen: open, after, limit }), 200)
    },
  )
  return app
}
