/** GET /channels: how each channel stands; pausing and resuming one. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_IDS, CHANNEL_NAMES, ITEM_TYPES, type ChannelId } from '@hl/config/words'
import { EDIT_FIELDS, EDIT_REACHES } from '../channels/edits'
import { createHealthContext } from '../delivery/context'
import { channelOf } from '../delivery/deps'
import { pause, readDoors, resume } from '../delivery/doors'
import { OperationRefused } from '../delivery/operate'
import { actorOf, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const HEALTH_DEADLINE_MS = 10_000
const HEALTH_CACHE_MS = 30_000
const params = z.object({ id: z.enum(CHANNEL_IDS) })

const editsSchema = z.record(z.enum(EDIT_FIELDS), z.object({ reach: z.enum(EDIT_REACHES), note: z.string() }))
const channelSchema = z.looseObject({
  id: z.enum(CHANNEL_IDS),
  name: z.string(),
  /** by item type: what can still be changed on something that is already there */
  edits: z.record(z.enum(ITEM_TYPES), editsSchema),
})

export function channelRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  const health = cachedHealth(deps)

  app.openapi(
    createRoute({
      method: 'get',
      path: '/channels',
      responses: { 200: json(z.object({ channels: z.array(channelSchema) }), 'every channel'), ...refusals },
    }),
    async (c) => {
      const [doors, ledger, depths, due] = await Promise.all([
        readDoors(deps.pool),
        deps.pool.query(`select channel, bucket, day::text, used from ledger where day >= current_date - 1`),
        deps.doorbell.depths(),
        deps.pool.query(
          `select channel, count(*) filter (where due_at <= now()) as due, min(due_at) filter (where due_at <= now()) as oldest_due,
             max(live_at) as last_success from delivery group by channel`,
        ),
      ])
      const channels = await Promise.all(
        [...deps.channels.values()].map(async (channel) => ({
          id: channel.id,
          name: CHANNEL_NAMES[channel.id],
          health: await health(channel.id),
          edits: channel.edits,
          doors: doors.filter((door) => door.channel === channel.id),
          budgets: Object.entries(channel.budgets ?? {}).map(([bucket, budget]) => ({
            bucket,
            perDay: budget.perDay,
            reserve: budget.reserve,
          })),
          ledger: ledger.rows.filter((row) => row['channel'] === channel.id),
          queued: depths[channel.id] ?? 0,
          ...due.rows.find((row) => row['channel'] === channel.id),
        })),
      )
      return c.json({ channels }, 200)
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

/** Asking costs a call, so an answer serves for half a minute. */
function cachedHealth(deps: InternalDeps): (id: ChannelId) => Promise<unknown> {
  const kept = new Map<ChannelId, { at: number; value: unknown }>()
  return async (id) => {
    const known = kept.get(id)
    if (known && Date.now() - known.at < HEALTH_CACHE_MS) return known.value
    const channel = channelOf(deps, id)
    const ctx = createHealthContext({ deps, channel, deadlineMs: HEALTH_DEADLINE_MS })
    const value = await channel.health(ctx).catch((error: unknown) => ({
      ok: false,
      mode: deps.mode,
      summary: error instanceof Error ? error.message : 'Không hỏi được kênh.',
    }))
    kept.set(id, { at: Date.now(), value })
    return value
  }
}
