/** `/monitor/*`, behind the panel's login: who asks and with which right is settled here; the publisher does the work. */
import type { Core } from '@strapi/strapi'
import { monitorItemsSchema } from '@hl/config/monitor'
import {
  acceptBodySchema,
  candidatesSchema,
  channelCheckSchema,
  expectedBodySchema,
  freedSchema,
  itemFilterSchema,
  rebuildSchema,
  replayAnswerSchema,
  replayBodySchema,
  resolveBodySchema,
} from '@hl/config/monitor-delivery'
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import { parsed } from '../editorial/routes'
import { deliveryOf } from './delivery'
import { sendEvidence } from './evidence'
import { asking, guardedRoutes, type Asked, type Asker, type Handle } from './guarded-routes'
import { itemOf } from './item'
import { createOverview } from './overview'
import { placeNames, placesOf } from './places'
import { reachOf, sendReachCsv } from './reach'
import { MONITOR_ROUTES, type MonitorRouteName } from './route-table'

/** Opening a channel, or going through thousands of rows, takes the publisher longer than a read. */
const SLOW_MS = 20_000
const done = z.looseObject({})

export function monitorRoutes(strapi: Core.Strapi) {
  const handles: Record<MonitorRouteName, Handle> = { ...HANDLES, overview: createOverview() }
  return { type: 'admin' as const, prefix: '/monitor', routes: guardedRoutes({ strapi, routes: MONITOR_ROUTES, handles }) }
}

const pageSchema = itemFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
})
const pauseSchema = z.object({ all: z.boolean().default(false) })
const freeBodySchema = z.object({ key: z.string().min(1).max(200) })

const HANDLES: Record<Exclude<MonitorRouteName, 'overview'>, Handle> = {
  places: ({ strapi }) => placesOf(strapi),
  items: async ({ strapi, ctx, ...ask }) => {
    const [{ items, next }, nameIn] = await Promise.all([
      asking(ask, monitorItemsSchema, { path: `/items?${queryOf(parsed(pageSchema, ctx.query))}` }),
      placeNames(strapi),
    ])
    return { items: items.map((item) => ({ ...item, ...nameIn(item) })), next }
  },
  item: ({ ctx, caller, publisher }) => itemOf({ ctx, caller, publisher }),
  evidence: ({ ctx, caller, publisher }) => sendEvidence({ ctx, caller, publisher }),
  reach: reachOf,
  reachCsv: sendReachCsv,
  delivery: (asked) => deliveryOf({ ...asked, id: idIn(asked) }),
  candidates: (asked) => asking(asked, candidatesSchema, { path: `/deliveries/${idIn(asked)}/candidates`, timeoutMs: SLOW_MS }),
  retry: (asked) => act(asked, { verb: 'retry', body: expectedBodySchema }),
  cancel: (asked) => act(asked, { verb: 'cancel', body: expectedBodySchema }),
  repair: (asked) => act(asked, { verb: 'repair', body: expectedBodySchema }),
  resolve: (asked) => act(asked, { verb: 'resolve', body: resolveBodySchema }),
  accept: (asked) => act(asked, { verb: 'accept', body: acceptBodySchema }),
  free: (asked) => posting(asked, freedSchema, { path: '/causes/free', body: parsed(freeBodySchema, asked.ctx.request.body) }),
  replay: (asked) =>
    posting(asked, replayAnswerSchema, { path: '/deliveries/replay', body: parsed(replayBodySchema, asked.ctx.request.body) }),
  pause: (asked) =>
    posting(asked, done, { path: `/channels/${channelIn(asked)}/pause`, body: parsed(pauseSchema, asked.ctx.request.body ?? {}) }),
  resume: (asked) => posting(asked, done, { path: `/channels/${channelIn(asked)}/resume`, body: {} }),
  check: (asked) => posting(asked, channelCheckSchema, { path: `/channels/${channelIn(asked)}/check`, body: {} }),
  checkState: (asked) => asking(asked, channelCheckSchema, { path: `/channels/${channelIn(asked)}/check` }),
  rebuild: (asked) => posting(asked, rebuildSchema, { path: '/site/rebuild', body: {} }),
  rebuildState: (asked) => asking(asked, rebuildSchema, { path: '/site/rebuild' }),
}

function posting<T>(asker: Asker, answer: z.ZodType<T>, { path, body }: { path: string; body: unknown }): Promise<T> {
  return asking(asker, answer, { method: 'POST', path, body, timeoutMs: SLOW_MS })
}

/** One act on one Delivery; answers how it stands afterwards. */
async function act(asked: Asked, { verb, body }: { verb: string; body: z.ZodType }): Promise<unknown> {
  const id = idIn(asked)
  await posting(asked, done, { path: `/deliveries/${id}/${verb}`, body: parsed(body, asked.ctx.request.body) })
  return deliveryOf({ ...asked, id })
}

function idIn({ ctx }: Asked): string {
  return parsed(z.object({ id: z.uuid() }), { id: ctx.params.id }).id
}

function channelIn({ ctx }: Asked): string {
  return parsed(z.object({ channel: z.enum(CHANNEL_IDS) }), { channel: ctx.params.channel }).channel
}

function queryOf(query: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value))
  return params.toString()
}
