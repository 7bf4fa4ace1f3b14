/** `/connections/*`: the wizard behind the panel's login, and the one open door through which a browser comes back from a platform. */
import type { Core } from '@strapi/strapi'
import {
  candidatesSchema,
  codeInputSchema,
  confirmedSchema,
  confirmInputSchema,
  connectionsSchema,
  disconnectInputSchema,
  isConnectable,
  startedSchema,
  startInputSchema,
  tokenInputSchema,
  type Connectable,
  type Connections,
} from '@hl/config/connection'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { Refusal } from '../editorial/refusal'
import { parsed } from '../editorial/routes'
import { asking, guardedRoutes, type Asked, type Handle } from '../monitor/guarded-routes'
import { hasRight } from '../monitor/rights'
import type { ConnectionsAnswer } from './contract'
import { callbackPath, CONNECTION_ROUTES, type ConnectionRouteName } from './route-table'

/** The publisher asks the platform several things before it answers. */
const PLATFORM_MS = 60_000

export function connectionRoutes(strapi: Core.Strapi) {
  const routes = guardedRoutes({ strapi, routes: CONNECTION_ROUTES, handles: HANDLES })
  const open = { config: { auth: false as const }, info: {} }
  const callback = { method: 'GET' as const, path: '/:channel/callback', handler: comeBack, ...open }
  return { type: 'admin' as const, prefix: '/connections', routes: [...routes, callback] }
}

const HANDLES: Record<ConnectionRouteName, Handle> = {
  all: async (asked) => shown({ ...asked, answer: await asking(asked, connectionsSchema, { path: '/connections' }) }),
  start: (asked) =>
    send(asked, startedSchema, { step: 'start', body: withWayBack(asked, parsed(startInputSchema, asked.ctx.request.body)) }),
  code: (asked) => send(asked, candidatesSchema, { step: 'code', body: parsed(codeInputSchema, asked.ctx.request.body) }),
  token: (asked) =>
    send(asked, candidatesSchema, { step: 'token', body: withWayBack(asked, parsed(tokenInputSchema, asked.ctx.request.body)) }),
  confirm: (asked) => send(asked, confirmedSchema, { step: 'confirm', body: parsed(confirmInputSchema, asked.ctx.request.body) }),
  disconnect: async (asked) => {
    const body = parsed(disconnectInputSchema, asked.ctx.request.body)
    return shown({ ...asked, answer: await send(asked, connectionsSchema, { step: 'disconnect', body }) })
  },
}

/**
 * The code goes on in the fragment, which no server ever sees, to a page where somebody is signed in; there it is of use only to
 * the one who began. Nothing is done here.
 */
function comeBack(ctx: Context): void {
  const carried = new URLSearchParams()
  for (const name of ['code', 'state', 'error']) {
    const value = ctx.query[name]
    if (typeof value === 'string' && value.length <= 4_000) carried.set(name, value)
  }
  const channel = String(ctx.params.channel)
  ctx.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  ctx.redirect(isConnectable(channel) ? `/admin/ket-noi/${channel}#${carried.toString()}` : '/admin')
}

function channelIn(ctx: Context): Connectable {
  const channel = String(ctx.params.channel)
  if (!isConnectable(channel)) throw noChannel()
  return channel
}

function wayBack({ strapi, channel }: { strapi: Core.Strapi; channel: Connectable }): string {
  return strapi.config.get<EditorialConfig['cmsUrl']>('editorial.cmsUrl') + callbackPath(channel)
}

function withWayBack<T extends object>({ ctx, strapi }: Asked, body: T): T & { redirectUri: string } {
  return { ...body, redirectUri: wayBack({ strapi, channel: channelIn(ctx) }) }
}

function send<T>(asked: Asked, schema: z.ZodType<T>, { step, body }: { step: string; body: object }): Promise<T> {
  const path = `/connections/${channelIn(asked.ctx)}/${step}`
  return asking(asked, schema, { path, method: 'POST', body, timeoutMs: PLATFORM_MS })
}

function shown({ caller, strapi, answer }: Asked & { answer: Connections }): ConnectionsAnswer {
  const connections = answer.connections.map((one) => ({ ...one, redirectUri: wayBack({ strapi, channel: one.channel }) }))
  return { connections, mayConnect: hasRight({ caller, right: 'connect' }) }
}

function noChannel(): Refusal {
  return new Refusal({ status: 404, code: 'not_found', message: 'Không có kênh này.', help: 'Mở lại trang Kết nối và chọn kênh.' })
}
