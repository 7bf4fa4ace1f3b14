/** GET /channels: how each channel stands. Pausing and resuming one; asking the platform anew; saying what only a person sees. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { channelHealthSchema, channelsSchema, healthCheckSchema } from '@hl/config/channel-health'
import { CHANNEL_IDS, CHANNEL_NAMES, ITEM_TYPES, type ChannelId } from '@hl/config/words'
import { EDIT_FIELDS, EDIT_REACHES } from '../channels/edits'
import { askHealth } from '../delivery/ask-health'
import { pause, resume } from '../delivery/doors'
import { OperationRefused } from '../delivery/operate'
import { attest } from '../health/facts'
import { readChannels } from '../health/read-channels'
import { listOrphans } from '../operations/orphans'
import { actorOf, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const params = z.object({ id: z.enum(CHANNEL_IDS) })
const attestBody = z.object({ code: z.string().min(1).max(100), level: z.enum(['fine', 'wrong']) })
const orphansSchema = z.object({
  orphans: z.array(z.object({ id: z.string(), url: z.string().nullable(), text: z.string(), createdAt: z.iso.datetime().nullable() })),
})
const done = json(z.object({ ok: z.boolean() }), 'done')

const editsSchema = z.record(z.enum(EDIT_FIELDS), z.object({ reach: z.enum(EDIT_REACHES), note: z.string() }))
const answerSchema = channelsSchema.extend({
  channels: z.array(
    channelHealthSchema.extend({
      /** by item type: what can still be changed on something that is already there; null: not connected */
      edits: z.record(z.enum(ITEM_TYPES), editsSchema).nullable(),
    }),
  ),
})

export function channelRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()

  app.openapi(
    createRoute({ method: 'get', path: '/channels', responses: { 200: json(answerSchema, 'every channel, as last known'), ...refusals } }),
    async (c) => c.json(await readChannels(deps), 200),
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/check-health',
      request: { params },
      responses: { 200: json(z.object({ check: healthCheckSchema.nullable() }), 'what the platform says now'), ...refusals },
    }),
    async (c) => {
      const id = known(deps, c.req.valid('param').id)
      await askHealth(deps, id)
      const { channels } = await readChannels(deps)
      return c.json({ check: channels.find((channel) => channel.id === id)?.check ?? null }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/attest',
      request: { params, body: { content: { 'application/json': { schema: attestBody } }, required: true } },
      responses: { 200: done, ...refusals },
    }),
    async (c) => {
      const channel = known(deps, c.req.valid('param').id)
      await attest(deps, { channel, ...attestBody.parse(await c.req.json()), actor: actorOf(c) })
      return c.json({ ok: true }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/channels/{id}/orphans',
      request: { params },
      responses: { 200: json(orphansSchema, 'things of ours there, among the newest, that no Delivery knows'), ...refusals },
    }),
    async (c) => {
      const orphans = await listOrphans(deps, known(deps, c.req.valid('param').id))
      return c.json({ orphans: orphans.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: createdAt?.toISOString() ?? null })) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/pause',
      request: { params, body: { content: { 'application/json': { schema: z.object({ all: z.boolean().optional() }) } } } },
      responses: { 200: json(z.object({ ok: z.boolean() }), 'creates and updates wait; `all` stops takedowns too'), ...refusals },
    }),
    async (c) => {
      const channel = known(deps, c.req.valid('param').id)
      await pause(deps, { channel, all: c.req.valid('json').all ?? false, actor: actorOf(c) })
      return c.json({ ok: true }, 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/resume',
      request: { params },
      responses: { 200: json(z.object({ ok: z.boolean() }), 'work goes on'), ...refusals },
    }),
    async (c) => {
      await resume(deps, { channel: known(deps, c.req.valid('param').id), actor: actorOf(c) })
      return c.json({ ok: true }, 200)
    },
  )
  return app
}

function known(deps: InternalDeps, id: ChannelId): ChannelId {
  if (deps.channels.has(id)) return id
  throw new OperationRefused('not_found', `${CHANNEL_NAMES[id]} chưa được kết nối.`, 'Cấu hình kênh rồi khởi động lại.')
}
