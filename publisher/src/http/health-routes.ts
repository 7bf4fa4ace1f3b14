/**
 * Health that tells the truth: live = this process answers; ready = it can take work and finish it, each reason said with the
 * time its check took. A blocked channel does not make it unready: that is for an operator, not for a restart.
 */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { askProbes } from '../readiness/probe'
import { json } from './contract'
import type { InternalDeps } from './internal-deps'

const finding = z.object({ ok: z.boolean(), ms: z.number(), problem: z.string().optional() })
const status = z.object({ status: z.enum(['ok', 'starting', 'failing']), checks: z.record(z.string(), finding).optional() })

export function healthRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  let asking: ReturnType<typeof askProbes> | undefined
  app.openapi(createRoute({ method: 'get', path: '/health/live', responses: { 200: json(status, 'the process answers') } }), (c) =>
    c.json({ status: 'ok' as const }, 200),
  )
  app.openapi(
    createRoute({ method: 'get', path: '/health/ready', responses: { 200: json(status, 'ready'), 503: json(status, 'not ready') } }),
    async (c) => {
      if (!deps.isReady()) return c.json({ status: 'starting' as const }, 503)
      // several who ask at once are answered once: it is asked most when things are slow
      const checks = await (asking ??= askProbes(deps).finally(() => (asking = undefined)))
      const isWell = Object.values(checks).every((check) => check.ok)
      return isWell ? c.json({ status: 'ok' as const, checks }, 200) : c.json({ status: 'failing' as const, checks }, 503)
    },
  )
  return app
}
