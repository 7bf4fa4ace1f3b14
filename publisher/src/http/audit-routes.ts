/** GET /audit: the AuditEntries with their seals, newest first. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readAudit } from '../audit/read'
import { decodeCursor, encodeCursor, json, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const query = z.object({
  documentId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})
const cursorSchema = z.object({ before: z.int() })

export function auditRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/audit',
      request: { query },
      responses: { 200: json(z.object({ entries: z.array(z.looseObject({})), next: z.string().nullable() }), 'newest first'), ...refusals },
    }),
    async (c) => {
      const { cursor, documentId, limit } = c.req.valid('query')
      const page = await readAudit(deps.pool, { documentId, limit, before: decodeCursor(cursorSchema, cursor)?.before })
      return c.json({ entries: page.entries, next: encodeCursor(page.next) }, 200)
    },
  )
  return app
}
