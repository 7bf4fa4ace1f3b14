/** What an operator may do to one Delivery, to all that stand for one reason, or to all that fit a filter. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  acceptBodySchema,
  candidatesSchema,
  expectedBodySchema,
  freedSchema,
  replayAnswerSchema,
  replayBodySchema,
  resolveBodySchema,
} from '@hl/config/monitor-delivery'
import type { Context } from 'hono'
import type { Operation } from '../delivery/operate'
import { acceptDrift } from '../operations/accept'
import { cancelDelivery } from '../operations/cancel'
import { identifyThing, readCandidates } from '../operations/candidates'
import { freeCause } from '../operations/free-cause'
import { repairDrift } from '../operations/repair'
import { replayDeliveries } from '../operations/replay'
import { resolveDelivery, type Resolution } from '../operations/resolve'
import { retryDelivery } from '../operations/retry'
import { actorOf, InvalidField, json, refusals } from './contract'
import { deliverySchema, oneDelivery } from './delivery-routes'
import type { InternalDeps } from './internal-deps'

const idParams = z.object({ id: z.uuid() })
const freeBody = z.object({ key: z.string().max(200) })
const body = (schema: z.ZodType) => ({ content: { 'application/json': { schema } }, required: true })

export function operationRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()

  /** One verb on one Delivery: does it, and answers the Delivery as it stands then. */
  const verb = <T extends { expected: number }>(name: string, schema: z.ZodType<T>, act: (op: Operation, input: T) => Promise<void>) =>
    app.openapi(
      createRoute({
        method: 'post',
        path: `/deliveries/{id}/${name}`,
        request: { params: idParams, body: body(schema) },
        responses: { 200: json(deliverySchema, 'as it stands now'), ...refusals },
      }),
      async (c) => {
        const { id } = c.req.valid('param')
        const input = schema.parse(await c.req.json())
        await act(operationOf(c, id, input), input)
        return c.json(await oneDelivery(deps, id), 200)
      },
    )

  verb('retry', expectedBodySchema, (op) => retryDelivery(deps, op))
  verb('cancel', expectedBodySchema, (op) => cancelDelivery(deps, op))
  verb('repair', expectedBodySchema, (op) => repairDrift(deps, op))
  verb('accept', acceptBodySchema, (op, { reason }) => acceptDrift(deps, { ...op, reason }))
  verb('resolve', resolveBodySchema, async (op, input) =>
    resolveDelivery(deps, { ...op, resolution: await resolutionOf(deps, op.id, input) }),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/deliveries/{id}/candidates',
      request: { params: idParams },
      responses: { 200: json(candidatesSchema, 'what we sent, and the newest things on the channel'), ...refusals },
    }),
    async (c) => c.json(await readCandidates(deps, c.req.valid('param').id), 200),
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/causes/free',
      request: { body: body(freeBody) },
      responses: { 200: json(freedSchema, 'how many became due'), ...refusals },
    }),
    async (c) => {
      const { key } = freeBody.parse(await c.req.json())
      return c.json({ count: await freeCause(deps, { key, actor: actorOf(c) }) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/deliveries/replay',
      request: { body: body(replayBodySchema) },
      responses: { 200: json(replayAnswerSchema, 'how many, and what could appear twice'), ...refusals },
    }),
    async (c) => {
      const { dryRun, limit, ...filter } = replayBodySchema.parse(await c.req.json())
      return c.json(await replayDeliveries(deps, { filter, limit, dryRun, actor: actorOf(c) }), 200)
    },
  )
  return app
}

function operationOf(c: Context, id: string, { expected }: { expected: number }): Operation {
  return { id, expected, actor: actorOf(c) }
}

/** What a person points at is asked of the channel first: it must be there, and ours. */
async function resolutionOf(deps: InternalDeps, id: string, input: z.infer<typeof resolveBodySchema>): Promise<Resolution> {
  if (input.as === 'absent') return { as: 'absent' }
  const ref = input.id ?? input.url
  if (!ref) throw new InvalidField('id', 'cần id hoặc liên kết của bài')
  const thing = await identifyThing(deps, { id, ref })
  return { as: 'present', externalId: thing.id, url: thing.url ?? input.url ?? null }
}
