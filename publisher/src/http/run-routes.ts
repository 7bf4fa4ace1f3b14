/** Long runs an operator may order: a rebuild of the website, a look over a channel. Both go on in the background. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { channelCheckSchema, rebuildSchema } from '@hl/config/monitor-delivery'
import { CHANNEL_IDS, CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import { OperationRefused } from '../delivery/operate'
import { readRun } from '../run/run'
import { actorOf, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const params = z.object({ id: z.enum(CHANNEL_IDS) })

export function runRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  const rebuild = () => readRun(deps.pool, { kind: 'site.rebuild', channel: null })
  const check = async (channel: ChannelId) => ({ channel, ...(await readRun(deps.pool, { kind: 'channel.check', channel })) })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/site/rebuild',
      responses: { 200: json(rebuildSchema, 'the last run'), ...refusals },
    }),
    async (c) => c.json(await rebuild(), 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/site/rebuild',
      responses: { 202: json(rebuildSchema, 'begun; publishing goes on meanwhile'), ...refusals },
    }),
    async (c) => {
      if (!(await deps.rebuildSite(actorOf(c)))) throw new OperationRefused('busy', 'Website đang được dựng lại.', 'Chờ lần này xong.')
      return c.json(await rebuild(), 202)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/channels/{id}/check',
      request: { params },
      responses: { 200: json(channelCheckSchema, 'the last look'), ...refusals },
    }),
    async (c) => c.json(await check(c.req.valid('param').id), 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/check',
      request: { params },
      responses: { 202: json(channelCheckSchema, 'begun: all that is live there is compared with what was approved'), ...refusals },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      if (!deps.channels.has(id)) throw new OperationRefused('not_found', `${CHANNEL_NAMES[id]} chưa được kết nối.`, 'Kết nối kênh trước.')
      if (!(await deps.checkChannel({ channel: id, actor: actorOf(c) })))
        throw new OperationRefused('busy', `${CHANNEL_NAMES[id]} đang được kiểm tra.`, 'Chờ lần này xong.')
      return c.json(await check(id), 202)
    },
  )
  return app
}
