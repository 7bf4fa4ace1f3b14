/** GET /deliveries and what an operator may do to one. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_IDS, typeFromPath } from '@hl/config/words'
import { readAudit } from '../audit/read'
import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { listDeliveries, readDelivery, type Cursor, type DeliveryView } from '../delivery/list'
import { cancelDelivery, OperationRefused, replayDeliveries, resolveDelivery, retryDelivery, type Resolution } from '../delivery/operate'
import { readPreflight } from '../health/preflight'
import { STATES } from '../delivery/states'
import { readFacts, readTimeline } from '../delivery/timeline'
import { actorOf, decodeCursor, encodeCursor, InvalidField, json, refusals } from './contract'
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
const expectedBody = z.object({ expected: z.int().describe('the version that was seen') })
const resolveBody = z.intersection(
  expectedBody,
  z.union([
    z.object({ as: z.literal('present'), id: z.string().min(1).optional(), url: z.url().optional() }),
    z.object({ as: z.literal('absent') }),
  ]),
)
const replayBody = z.object({
  channel: z.enum(CHANNEL_IDS).optional(),
  type: typePath.optional(),
  state: z.enum(STATES).optional(),
  documentId: z.string().optional(),
  limit: z.int().min(1).max(1000).default(200),
  dryRun: z.boolean().default(true),
})
const deliverySchema = z
  .looseObject({ id: z.uuid(), type: typePath, documentId: z.string(), channel: z.enum(CHANNEL_IDS), state: z.string(), version: z.int() })
  .openapi('Delivery')
const body = (schema: z.ZodType) => ({ content: { 'application/json': { schema } }, required: true })

export function deliveryRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  const one = async (id: string): Promise<DeliveryView> => {
    const view = await readDelivery(deps.pool, id)
    if (!view) throw new OperationRefused('not_found', 'Không có lượt phát hành này.', 'Kiểm tra lại mã.')
    return view
  }

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
      responses: { 200: json(deliveryDetailSchema, 'with its Attempts, their steps, its receipts and the audit of the Item'), ...refusals },
    }),
    async (c) => {
      const delivery = await one(c.req.valid('param').id)
      const [timeline, facts, audit, preflight] = await Promise.all([
        readTimeline(deps.pool, delivery.id),
        readFacts(deps.pool, delivery.id),
        readAudit(deps.pool, { documentId: delivery.documentId, limit: 200 }),
        readPreflight(deps.pool, delivery.id),
      ])
      return c.json({ ...delivery, ...facts, timeline, audit: audit.entries, preflight }, 200)
    },
  )

  for (const [verb, act] of [
    ['retry', retryDelivery],
    ['cancel', cancelDelivery],
  ] as const) {
    app.openapi(
      createRoute({
        method: 'post',
        path: `/deliveries/{id}/${verb}`,
        request: { params: idParams, body: body(expectedBody) },
        responses: { 200: json(deliverySchema, 'as it stands now'), ...refusals },
      }),
      async (c) => {
        const { id } = c.req.valid('param')
        await act(deps, { id, expected: expectedBody.parse(await c.req.json()).expected, actor: actorOf(c) })
        return c.json(await one(id), 200)
      },
    )
  }

  app.openapi(
    createRoute({
      method: 'post',
      path: '/deliveries/{id}/resolve',
      request: { params: idParams, body: body(resolveBody) },
      responses: { 200: json(deliverySchema, 'as it stands now'), ...refusals },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const input = resolveBody.parse(await c.req.json())
      await resolveDelivery(deps, { id, expected: input.expected, actor: actorOf(c), resolution: resolutionOf(input) })
      return c.json(await one(id), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/deliveries/replay',
      request: { body: body(replayBody) },
      responses: {
        200: json(z.object({ count: z.int(), creates: z.int(), updates: z.int(), dryRun: z.boolean() }), 'how many'),
        ...refusals,
      },
    }),
    async (c) => {
      const { dryRun, type, ...filter } = replayBody.parse(await c.req.json())
      const typeFilter = type ? { type: typeFromPath(type) ?? type } : {}
      const { channel, state, documentId, limit } = filter
      const { count, creates, updates } = await replayDeliveries(deps, {
        filter: {
          limit,
          ...typeFilter,
          ...(channel ? { channel } : {}),
          ...(state ? { state } : {}),
          ...(documentId ? { documentId } : {}),
        },
        dryRun,
        actor: actorOf(c),
      })
      return c.json({ count, creates, updates, dryRun }, 200)
    },
  )

  return app
}

function resolutionOf(input: z.infer<typeof resolveBody>): Resolution {
  if (input.as === 'absent') return { as: 'absent' }
  const externalId = input.id ?? (input.url ? idInUrl(input.url) : null)
  if (!externalId) throw new InvalidField('id', 'cần id hoặc liên kết của bài')
  return { as: 'present', externalId, url: input.url ?? null }
}

/** The id inside a pasted link: `v=` of a watch page, else the last path segment that looks like an id. */
function idInUrl(url: string): string | null {
  const parsed = new URL(url)
  return (
    parsed.searchParams.get('v') ??
    parsed.pathname
      .split('/')
      .filter((part) => /^[\w-]{6,}$/.test(part))
      .at(-1) ??
    null
  )
}
