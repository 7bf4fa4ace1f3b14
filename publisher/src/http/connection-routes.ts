/** /connections: how the Page and the channel are connected, and the steps of the wizard. Who may do so is asked in cms. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  candidatesSchema,
  codeInputSchema,
  CONNECTABLE,
  confirmedSchema,
  confirmInputSchema,
  connectionsSchema,
  disconnectInputSchema,
  startedSchema,
  startInputSchema,
  tokenInputSchema,
} from '@hl/config/connection'
import { startConsent, takeCode, takeToken } from '../connections/ask-consent'
import { confirmAccount } from '../connections/confirm'
import type { ConnectionDeps } from '../connections/deps'
import { disconnect } from '../connections/disconnect'
import { KeyProblem } from '../connections/keyring'
import { readConnections } from '../connections/view'
import { OperationRefused } from '../delivery/operate'
import { actorOf, json, refusals } from './contract'

const params = z.object({ channel: z.enum(CONNECTABLE) })
/** cms says where the browser comes back to: it knows its own public address. */
const redirectUri = z.url({ protocol: /^https?$/ })
const body = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true })
const asked = <T extends z.ZodType>(schema: T) => ({ params, body: body(schema) })

export function connectionRoutes(deps: ConnectionDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({ method: 'get', path: '/connections', responses: { 200: json(connectionsSchema, 'every account'), ...refusals } }),
    async (c) => c.json({ connections: await readConnections(deps.pool, deps.env) }, 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/connections/{channel}/start',
      request: asked(startInputSchema.extend({ redirectUri })),
      responses: { 200: json(startedSchema, 'where the browser goes to be asked'), ...refusals },
    }),
    async (c) => {
      const { channel } = c.req.valid('param')
      const { app: typed, redirectUri } = c.req.valid('json')
      return c.json(await orSay(startConsent(deps, { channel, actor: actorOf(c), app: typed ?? null, redirectUri })), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/connections/{channel}/code',
      request: asked(codeInputSchema),
      responses: { 200: json(candidatesSchema, 'what came of the consent'), ...refusals },
    }),
    async (c) => c.json(await orSay(takeCode(deps, { ...c.req.valid('param'), ...c.req.valid('json'), actor: actorOf(c) })), 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/connections/{channel}/token',
      request: asked(tokenInputSchema.extend({ redirectUri })),
      responses: { 200: json(candidatesSchema, 'what the token allows'), ...refusals },
    }),
    async (c) => {
      const { token, app: typed, redirectUri } = c.req.valid('json')
      const input = { ...c.req.valid('param'), actor: actorOf(c), app: typed ?? null, token, redirectUri }
      return c.json(await orSay(takeToken(deps, input)), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/connections/{channel}/confirm',
      request: asked(confirmInputSchema),
      responses: { 200: json(confirmedSchema, 'stored; what waited goes on'), ...refusals },
    }),
    async (c) => {
      const { replaces = null, ...rest } = c.req.valid('json')
      return c.json(await orSay(confirmAccount(deps, { ...c.req.valid('param'), ...rest, replaces, actor: actorOf(c) })), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/connections/{channel}/disconnect',
      request: asked(disconnectInputSchema),
      responses: { 200: json(connectionsSchema, 'its token is gone; what comes for it waits'), ...refusals },
    }),
    async (c) => {
      await orSay(disconnect(deps, { ...c.req.valid('param'), ...c.req.valid('json'), actor: actorOf(c) }))
      return c.json({ connections: await readConnections(deps.pool, deps.env) }, 200)
    },
  )
  return app
}

/** A key that is missing or does not fit is for the server's administrator, and said as such. */
async function orSay<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof KeyProblem) throw new OperationRefused('not_allowed', error.message, error.help)
    throw error
  }
}
