/** GET /items/:type/:documentId/evidence: the zip that proves what became of one Item. Whoever asks is audited. */
import { Readable } from 'node:stream'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { TYPE_PATHS, typeFromPath } from '@hl/config/words'
import { OperationRefused } from '../delivery/operate'
import { exportEvidence } from '../evidence/export-evidence'
import { actorOf, refusals } from './contract'
import type { InternalDeps } from './internal-deps'

const params = z.object({ type: z.enum(Object.values(TYPE_PATHS)), documentId: z.string().min(1).max(100) })
/** Each reads a whole history and fills a temporary file. */
const AT_ONCE = 2

export function evidenceRoutes(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  let running = 0
  app.openapi(
    createRoute({
      method: 'get',
      path: '/items/{type}/{documentId}/evidence',
      request: { params },
      responses: {
        200: { description: 'a zip; README.txt in it says how to check it', content: { 'application/zip': { schema: z.string() } } },
        ...refusals,
      },
    }),
    async (c) => {
      const { type: path, documentId } = c.req.valid('param')
      const type = typeFromPath(path)
      if (running >= AT_ONCE) throw new OperationRefused('busy', 'Đang lập hồ sơ khác.', 'Chờ một phút rồi bấm lại.')
      running += 1
      try {
        const evidence = type && (await exportEvidence(deps.evidence, { item: { type, documentId }, by: actorOf(c) }))
        if (!evidence) throw new OperationRefused('not_found', 'Bộ phát chưa biết bài này.', 'Kiểm tra loại bài và mã bài.')
        return c.body(Readable.toWeb(evidence.bytes), 200, {
          'content-type': 'application/zip',
          'content-length': String(evidence.size),
          'content-disposition': `attachment; filename="${evidence.name}"`,
          'cache-control': 'no-store',
        })
      } finally {
        running -= 1
      }
    },
  )
  return app
}
