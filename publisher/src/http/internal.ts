/**
 * The internal listener: the status API for cms and operators, health and metrics. Never exposed to the public; every
 * route but health and metrics wants the bearer token. It reads and asks; the delivery core does the work.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { ZodError } from 'zod'
import { OperationRefused } from '../delivery/operate'
import { InvalidField } from './contract'
import { auditRoutes } from './audit-routes'
import { BOARD_PATH, boardRoutes } from './board-routes'
import { calendarRoutes } from './calendar-routes'
import { channelRoutes } from './channel-routes'
import { connectionRoutes } from './connection-routes'
import { deliveryRoutes } from './delivery-routes'
import { evidenceRoutes } from './evidence-routes'
import { healthRoutes } from './health-routes'
import type { InternalDeps } from './internal-deps'
import { noticeRoutes } from './notice-routes'
import { metricsRoutes } from './metrics-routes'
import { monitorRoutes } from './monitor-routes'
import { operationRoutes } from './operation-routes'
import { previewRoutes } from './preview-routes'
import { reachRoutes } from './reach-routes'
import { runRoutes } from './run-routes'

const OPEN_PATHS = /^\/(health\/(live|ready)|metrics|openapi\.json)$/
const MAX_BODY = 1024 * 1024

export function createInternalApp(deps: InternalDeps): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: (result) => (result.success ? undefined : refuseInput(result.error)) })
  app.use(bodyLimit({ maxSize: MAX_BODY }))
  app.use(async (c, next) => {
    if (!OPEN_PATHS.test(c.req.path) && !isToken(c.req.header('authorization'), deps.token)) {
      // a browser asks its user, and sends the password with every request of the board
      if (c.req.path.startsWith(BOARD_PATH)) c.header('WWW-Authenticate', 'Basic realm="hl-publisher", charset="UTF-8"')
      return c.json(refusal('unauthorized', 'Thiếu hoặc sai mã truy cập.', 'Gửi Authorization: Bearer với PUBLISHER_API_TOKEN.'), 401)
    }
    await next()
  })
  app.onError((error) => {
    if (error instanceof OperationRefused)
      return Response.json(refusal(error.code, error.message, error.help), { status: STATUS[error.code] })
    if (error instanceof ZodError) return refuseInput(error)
    if (error instanceof InvalidField) return refuseField(error.field, error.message)
    if (error instanceof SyntaxError)
      return Response.json(refusal('bad_json', 'Nội dung gửi lên không phải JSON.', 'Kiểm tra lại yêu cầu.'), { status: 400 })
    deps.log.error('http.internal_failed', { error })
    return Response.json(refusal('internal', 'Lỗi của dịch vụ phát hành.', 'Xem nhật ký của hl-publisher.'), { status: 500 })
  })
  app.notFound((c) => c.json(refusal('not_found', `Không có địa chỉ ${c.req.path}.`, 'Xem /openapi.json.'), 404))
  app.route('/', healthRoutes(deps))
  app.route('/', metricsRoutes(deps))
  app.route('/', deliveryRoutes(deps))
  app.route('/', monitorRoutes(deps))
  app.route('/', operationRoutes(deps))
  app.route('/', reachRoutes(deps))
  app.route('/', runRoutes(deps))
  app.route('/', channelRoutes(deps))
  app.route('/', noticeRoutes(deps))
  app.route('/', connectionRoutes(deps.connections))
  app.route('/', auditRoutes(deps))
  app.route('/', evidenceRoutes(deps))
  app.route('/', previewRoutes(deps))
  app.route('/', calendarRoutes(deps))
  app.route(BOARD_PATH, boardRoutes(deps))
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Con đường hướng thiện – publisher, internal', version: '1' } })
  return app
}

const STATUS = { not_found: 404, moved: 409, busy: 409, not_allowed: 422 } as const

function refuseInput(error: z.ZodError): Response {
  const issue = error.issues[0]
  return refuseField(issue?.path.join('.') || 'body', issue?.message ?? '')
}

function refuseField(field: string, problem: string): Response {
  return Response.json(refusal('invalid', `Trường ${field} không hợp lệ: ${problem}`, `Sửa trường ${field} rồi gửi lại.`), { status: 400 })
}

function refusal(code: string, message: string, help: string) {
  return { error: { code, message, help } }
}

/** `Bearer <token>`; or Basic with the token as the password, whatever the user's name, for people with a browser. */
function isToken(header: string | undefined, token: string): boolean {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1]
  const given = basic
    ? Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
    : (header ?? '').replace(/^Bearer /, '')
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
