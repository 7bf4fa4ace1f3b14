/** POST /preview: what every channel would make of a Release, and what stands against it. Stores and sends nothing. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { releaseSchema } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import { connectedChannels } from '../channels/connection'
import { json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const inputSchema = z.object({
  release: z.looseObject({}).describe('a Release; see config/src/release.ts'),
  mediaBase: z.url().describe('where the pictures of the page are to be fetched'),
})
const problemSchema = z.object({
  channel: z.enum(CHANNEL_IDS),
  field: z.string(),
  message: z.string(),
  level: z.enum(['error', 'warning', 'skip']),
})
const answerSchema = z.object({
  problems: z.array(problemSchema),
  renditions: z.record(z.string(), z.looseObject({})).describe('by channel that the Item is planned for: exactly what would be sent'),
  page: z.string().describe('the HTML of the page on the site'),
})

export function previewRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'post',
      path: '/preview',
      request: { body: { content: { 'application/json': { schema: inputSchema } }, required: true } },
      responses: { 200: json(answerSchema, 'as the channels would show it'), ...refusals },
    }),
    async (c) => {
      const input = inputSchema.parse(await c.req.json())
      const release = releaseSchema.parse(input.release)
      const channels = [...(await connectedChannels(deps.channels)).values()]
      const problems = channels.flatMap((channel) => channel.accepts(release).map((problem) => ({ channel: channel.id, ...problem })))
      const hasNoPlace = (id: ChannelId) => problems.some((problem) => problem.channel === id && problem.level === 'skip')
      const planned = channels.filter(({ id }) => release.plan[id].enabled && !hasNoPlace(id))
      const renditions = Object.fromEntries(planned.map((channel) => [channel.id, channel.render(release, [])]))
      const page = await deps.previewPage({ release, mediaBase: input.mediaBase.replace(/\/+$/, '') })
      return c.json({ problems, renditions, page }, 200)
    },
  )
  return app
}
