/** GET /deliveries, and one of them in full. What an operator may do to them: operation-routes.ts. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { CHANNEL_IDS, typeFromPath } from '@hl/config/words'
import { readAudit } from '../audit/read'
import { listDeliveries, readDelivery, type Cursor, type DeliveryView } from '../delivery/list'
import { OperationRefused } from '../delivery/operate'
import { readPreflight } from '../health/preflight'
import { STATES } from '../delivery/states'
import { readFacts, readTimeline } from '../delivery/timeline'
import { readReach } from '../reach/read-reach'
import { decodeCursor, encodeCursor, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const cursorSchema: z.ZodType<Cursor> = z.object({ at: z.string(), id: z.uuid() })
const typePath = z.enum(['articles', 'videos', 'faqs'])
const filterSchema = z.object({
  state: z.enum([...STATES, 'working']).optional(),
  channel: z.enum(CHANNEL_IDS).optional(),
  type: typePath.optional(),
  documentId: z.string().optional(),
  section: z.string().optional(),
  unit: z.string().optional(),
  since: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})
const idParams = z.object({ id: z.uuid() })
export const deliverySchema = z
  .looseObject({ id: z.uuid(), type: typePath, documentId: z.string(), channel: z.enum(CHANNEL_IDS), state: z.string(), version: z.int() })
  .openapi('Delivery')
export function deliveryRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/deliveries',
      request: { query: filterSchema },
      responses: {
        200: json(z.object({ deliveries: z.array(deliverySchema), next: z.string().nullable() }), 'newest change first'),
        ...refusals,
      },
    }),
    async (c) => {
      const { cursor, type, ...query } = c.req.valid('query')
      const page = await listDeliveries(deps.pool, {
        ...query,
        type: type && typeFromPath(type),
        cursor: decodeCursor(cursorSchema, cursor),
      })
      return c.json({ deliveries: page.deliveries, next: encodeCursor(page.next) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/deliveries/{id}',
      request: { params: idParams },
      responses: {
        200: json(deliveryDetailSchema, 'with its Attempts, their steps, its receipts, how far it has reached and the audit of the Item'),
        ...refusals,
      },
    }),
    async (c) => {
      const delivery = await oneDelivery(deps, c.req.valid('param').id)
      const [timeline, facts, audit, preflight, reach] = await Promise.all([
        readTimeline(deps.pool, delivery.id),
        readFacts(deps.pool, delivery.id),
        readAudit(deps.pool, { documentId: delivery.documentId, limit: 200 }),
        readPreflight(deps.pool, delivery.id),
        readReach(deps.pool, delivery.id),
      ])
      return c.json({ ...delivery, ...facts, timeline, audit: audit.entries, preflight, reach }, 200)
    },
  )

  return app
}

/** @throws OperationRefused not_found */
export async function oneDelivery(deps: Pick<InternalDeps, 'pool'>, id: string): Promise<DeliveryView> {
  const view = await readDelivery(deps.pool, id)
  if (!view) throw new OperationRefused('not_found', 'Không có lượt phát hành này.', 'Kiểm tra lại mã.')
  return view
}
