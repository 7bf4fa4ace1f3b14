/** GET /calendar: for the desk's calendar. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_IDS } from '@hl/config/words'
import { readCalendar } from '../delivery/calendar'
import { InvalidField, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const LONGEST_MS = 62 * 86_400_000
const querySchema = z.object({
  from: z.coerce.date(),
  until: z.coerce.date(),
  channel: z.enum(CHANNEL_IDS).optional(),
  section: z.string().optional(),
})
const rowSchema = z.looseObject({ documentId: z.string(), channel: z.enum(CHANNEL_IDS), state: z.string(), isLate: z.boolean() })

export function calendarRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/calendar',
      request: { query: querySchema },
      responses: { 200: json(z.object({ rows: z.array(rowSchema), isComplete: z.boolean() }), 'at most 62 days'), ...refusals },
    }),
    async (c) => {
      const query = c.req.valid('query')
      const length = query.until.getTime() - query.from.getTime()
      if (length <= 0 || length > LONGEST_MS) throw new InvalidField('until', 'phải sau from, nhiều nhất 62 ngày')
      return c.json(await readCalendar(deps.pool, query), 200)
    },
  )
  return app
}
