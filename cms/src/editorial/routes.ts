/** The editorial HTTP contract (DESIGN §5), behind the panel's login. Thin: parse, ask, answer. */
import type { Core } from '@strapi/strapi'
import { typeFromPath, type ItemType } from '@hl/config/words'
import type { Context } from 'koa'
import type { EditorialConfig } from '../../config/editorial'
import { moversOf, parseAdminUser } from './actor'
import { notFound } from './approve'
import { fetchDeliveries } from './deliveries'
import { ITEM_UIDS } from './item-types'
import { bodySchema, perform } from './perform'
import { Refusal } from './refusal'
import { viewOf } from './view'

export function editorialRoutes(strapi: Core.Strapi) {
  const common = { config: { policies: ['admin::isAuthenticatedAdmin'] }, info: {} }
  return {
    type: 'admin' as const,
    prefix: '/editorial',
    routes: [
      { method: 'GET' as const, path: '/:type/:documentId', handler: answering((ctx) => show(strapi, ctx)), ...common },
      { method: 'POST' as const, path: '/:type/:documentId/:transition', handler: answering((ctx) => move(strapi, ctx)), ...common },
    ],
  }
}

async function show(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const item = await readableItem(strapi, ctx)
  const publisher = strapi.config.get<EditorialConfig['publisher']>('editorial.publisher')
  const [view, answer] = await Promise.all([
    viewOf({ strapi, ...item, movers: moversOf(item.user) }),
    fetchDeliveries({ publisher, type: item.type, documentId: item.documentId }),
  ])
  return { ...view, ...answer }
}

async function move(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  if (!isPerson(ctx)) throw noMachine()
  const item = await readableItem(strapi, ctx)
  const body = bodySchema.safeParse(ctx.request.body ?? {})
  if (!body.success) throw badBody(body.error.issues.map((issue) => issue.path.join('.')).join(', '))
  await perform({ strapi, ...item, transition: String(ctx.params.transition), body: body.data })
  return viewOf({ strapi, ...item, movers: moversOf(item.user) })
}

/** Strapi's "admin tokens" speak in their owner's name on every admin route; a stage is moved by people alone. */
function isPerson(ctx: Context): boolean {
  return ctx.state.auth?.strategy?.name === 'admin'
}

/** Whoever may not read the Item in the panel learns nothing here either. */
async function readableItem(strapi: Core.Strapi, ctx: Context) {
  const type = typeFromPath(String(ctx.params.type))
  const documentId = String(ctx.params.documentId)
  if (type === undefined) throw notFound()
  const draft: unknown = await strapi.db
    .query(ITEM_UIDS[type])
    .findOne({ where: { documentId, publishedAt: null }, populate: { createdBy: true } })
  if (draft === null) throw notFound()
  if (cannotRead({ strapi, type, ctx, draft })) throw forbidden()
  return { type, documentId, user: parseAdminUser(ctx.state.user) }
}

function cannotRead(input: { strapi: Core.Strapi; type: ItemType; ctx: Context; draft: unknown }): boolean {
  const { strapi, type, ctx, draft } = input
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  return checkers.create({ userAbility: ctx.state.userAbility, model: ITEM_UIDS[type] }).cannot.read(draft)
}

/** A Refusal is an answer with its own status and shape; everything else is Strapi's to report. */
function answering(handle: (ctx: Context) => Promise<unknown>) {
  return async (ctx: Context): Promise<void> => {
    try {
      ctx.body = await handle(ctx)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      ctx.status = error.status
      ctx.body = { error: { code: error.code, message: error.message, help: error.help, ...error.data } }
    }
  }
}

function forbidden(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Bạn không được xem bài này.',
    help: 'Nhờ người viết bài hoặc biên tập viên, hoặc nhờ quản trị cấp vai trò phù hợp.',
  })
}

function noMachine(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Khóa của máy không được duyệt, gỡ hay chuyển bước bài.',
    help: 'Người có thẩm quyền đăng nhập vào bàn biên tập và làm việc này.',
  })
}

function badBody(fields: string): Refusal {
  return new Refusal({
    status: 400,
    code: 'bad_request',
    message: `Dữ liệu gửi lên không đúng dạng: ${fields}.`,
    help: 'Gửi JSON { comment?, checklist?, releaseHash? }.',
  })
}
