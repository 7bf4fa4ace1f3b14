/** Health that tells the truth: live = this process answers; ready = it can take work and finish it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { json } from './contract'
import type { InternalDeps } from './internal-deps'

const status = z.object({ status: z.enum(['ok', 'starting', 'failing']), checks: z.record(z.string(), z.boolean()).optional() })
const DATABASE_DEADLINE_MS = 2_000

export function healthRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(createRoute({ method: 'get', path: '/health/live', responses: { 200: json(status, 'the process answers') } }), (c) =>
    c.json({ status: 'ok' as const }, 200),
  )
  app.openapi(
    createRoute({ method: 'get', path: '/health/ready', responses: { 200: json(status, 'ready'), 503: json(status, 'not ready') } }),
    async (c) => {
      const database = await answersInTime(deps)
      const checks = { started: deps.isReady(), database }
      if (checks.started && database) return c.json({ status: 'ok' as const, checks }, 200)
      return c.json({ status: checks.started ? ('failing' as const) : ('starting' as const), checks }, 503)
    },
  )
  return app
}

async function answersInTime(deps: InternalDeps): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), DATABASE_DEADLINE_MS).unref())
  const answer = deps.pool.query('select 1').then(
    () => true,
    (error: unknown) => {
      deps.log.warn('health.database', { error })
      return false
    },
  )
  return Promise.race([answer, late])
}
