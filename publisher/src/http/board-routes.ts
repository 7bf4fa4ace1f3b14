/**
 * /queues: Bull Board, to look at. Read only: the queue is a doorbell, and whoever empties or fills it by hand changes
 * nothing that is due (PostgreSQL is the truth). A hint that was heard is gone at once, so that only what waits is seen here.
 */
import { dirname } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Queue } from 'bullmq'
import { Hono } from 'hono'
import type { HintQueue } from '../queue/doorbell'
import type { InternalDeps } from './internal-deps'

export const BOARD_PATH = '/queues'

export function boardRoutes(deps: Pick<InternalDeps, 'queues'>): Hono {
  const app = new Hono()
  let board: Promise<Hono> | undefined
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const error = { code: 'read_only', message: 'Bảng hàng đợi chỉ để xem.', help: 'Việc phải làm nằm ở trang Theo dõi phát hành.' }
    return c.json({ error }, 405)
  })
  app.all('*', async (c) => {
    board ??= openBoard(deps.queues)
    const answer = await (await board).fetch(c.req.raw)
    answer.headers.set('content-security-policy', NOBODY_OUTSIDE)
    return answer
  })
  return app
}

/** Its page asks Google for a font; this listener's users call nobody outside. */
const NOBODY_OUTSIDE = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ')

/** Loaded by the first who looks: it takes memory nobody else needs. */
async function openBoard(queues: readonly HintQueue[]): Promise<Hono> {
  const [{ createBullBoard }, { BullMQAdapter }, { HonoAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/hono'),
  ])
  const adapter = new HonoAdapter(serveStatic)
  adapter.setBasePath(BOARD_PATH)
  createBullBoard({
    queues: queues.filter(isQueue).map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: adapter,
    options: {
      uiBasePath: dirname(require.resolve('@bull-board/ui/package.json')),
      uiConfig: { boardTitle: 'Hàng đợi (chỉ xem)' },
    },
  })
  return new Hono().route(BOARD_PATH, adapter.registerPlugin())
}

/** Both backends make BullMQ's own Queue; only its type parameters tell them apart. */
function isQueue(queue: unknown): queue is Queue {
  return queue instanceof Queue
}
