/** The editorial HTTP contract (DESIGN §5), behind the panel's login. Thin: parse, ask, answer. */
import type { Core } from '@strapi/strapi'
import { typeFromPath, type ItemType } from '@hl/config/words'
import type { Context } from 'koa'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { calendarOf } from '../calendar/calendar-of'
import { calendarQuerySchema, rescheduleSchema } from '../calendar/contract'
import { reschedule } from '../calendar/reschedule'
import { planTexts, typedSchema } from '../plan/plan-texts'
import { callerOf, parseAdminUser, type Caller } from './actor'
import { notFound } from './approve'
import { changePreset, settingsOf } from './choose-preset'
import { bodySchema, deskQuerySchema, newNoteSchema, settingsSchema } from './contract'
import { fetchDeliveries } from './deliveries'
import { deskOf } from './desk-list'
import { createEditMatrix } from './edit-matrix'
import { firstOffer } from './first-offer'
import { ITEM_UIDS } from './item-types'
import { addNotes, markFixed, mayNote, notesOf } from './notes'
import { onDraft, perform } from './perform'
import { Refusal } from './refusal'
import { personOf } from './settle'
import { viewOf } from './view'

type Handle = (strapi: Core.Strapi, ctx: Context) => Promise<unknown>

export function editorialRoutes(strapi: Core.Strapi) {
  const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, handle: Handle) => ({
    method,
    path,
    handler: answering((ctx) => handle(strapi, ctx)),
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    info: {},
  })
  const editMatrix = createEditMatrix({ publisher: publisherOf(strapi), fetch: globalThis.fetch, now: Date.now })
  return {
    type: 'admin' as const,
    prefix: '/editorial',
    routes: [
      route('GET', '/desk', list),
      route('GET', '/calendar', calendar),
      route('GET', '/settings', (_, ctx) => settingsOf({ strapi, caller: person(ctx) })),
      route('PUT', '/settings', choose),
      route('GET', '/:type/new', offer),
      route('GET', '/:type/:documentId', (_, ctx) => show({ strapi, ctx, editMatrix })),
      route('POST', '/:type/:documentId/notes', note),
      route('POST', '/:type/:documentId/notes/:noteId/fixed', (api, ctx) => fixed(api, ctx, true)),
      route('DELETE', '/:type/:documentId/notes/:noteId/fixed', (api, ctx) => fixed(api, ctx, false)),
      route('POST', '/:type/:documentId/reschedule', otherTime),
      route('POST', '/:type/:documentId/plan-texts', texts),
      route('POST', '/:type/:documentId/:transition', move),
    ],
  }
}

async function list(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const query = parsed(deskQuerySchema, ctx.query)
  return deskOf({ strapi, caller: person(ctx), publisher: publisherOf(strapi), query })
}

async function calendar(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const query = parsed(calendarQuerySchema, ctx.query)
  return calendarOf({ strapi, caller: person(ctx), publisher: publisherOf(strapi), query })
}

async function otherTime(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  if (!isPerson(ctx)) throw noMachine()
  const item = await readableItem(strapi, ctx)
  const mode = await reschedule({ strapi, publisher: publisherOf(strapi), ...item, ...parsed(rescheduleSchema, ctx.request.body) })
  return { ...(await viewOf({ strapi, ...item })), mode }
}

async function texts(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const item = await readableItem(strapi, ctx)
  return planTexts({ strapi, publisher: publisherOf(strapi), ...item, typed: parsed(typedSchema, ctx.request.body ?? {}) })
}

async function choose(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  if (!isPerson(ctx)) throw noMachine()
  return changePreset({ strapi, caller: person(ctx), ...parsed(settingsSchema, ctx.request.body) })
}

async function show(input: { strapi: Core.Strapi; ctx: Context; editMatrix: ReturnType<typeof createEditMatrix> }): Promise<unknown> {
  const { strapi, ctx, editMatrix } = input
  const item = await readableItem(strapi, ctx)
  const [view, answer] = await Promise.all([viewOf({ strapi, ...item }), fetchDeliveries({ publisher: publisherOf(strapi), ...item })])
  const { isLive, changes, replacing, previousRelease } = view
  const format = previousRelease?.plan.facebook.format
  return { ...view, ...answer, editMatrix: isLive ? await editMatrix({ type: item.type, changes, replacing, format }) : null }
}

async function offer(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  if (typeFromPath(String(ctx.params.type)) === undefined) throw notFound()
  return firstOffer({ strapi, caller: person(ctx) })
}

async function move(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  if (!isPerson(ctx)) throw noMachine()
  const item = await readableItem(strapi, ctx)
  const body = parsed(bodySchema, ctx.request.body ?? {})
  await perform({ strapi, ...item, transition: String(ctx.params.transition), body })
  return viewOf({ strapi, ...item })
}

async function note(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const item = await notableItem(strapi, ctx)
  const notes = [parsed(newNoteSchema, ctx.request.body)]
  await onDraft({ strapi, ...item }, ({ trx }) => addNotes({ trx, ...item, by: personOf(item.caller), notes }))
  return { notes: await notesOf({ trx: strapi.db.connection, documentId: item.documentId }) }
}

async function fixed(strapi: Core.Strapi, ctx: Context, isFixed: boolean): Promise<unknown> {
  const item = await notableItem(strapi, ctx)
  await onDraft({ strapi, ...item }, async ({ trx }) => {
    if (!(await markFixed({ trx, ...item, noteId: String(ctx.params.noteId), isFixed }))) throw notFound()
  })
  return { notes: await notesOf({ trx: strapi.db.connection, documentId: item.documentId }) }
}

async function notableItem(strapi: Core.Strapi, ctx: Context) {
  if (!isPerson(ctx)) throw noMachine()
  const item = await readableItem(strapi, ctx)
  if (!mayNote(item.caller)) throw forbidden()
  return item
}

export function person(ctx: Context): Caller {
  return callerOf(parseAdminUser(ctx.state.user))
}

function publisherOf(strapi: Core.Strapi): EditorialConfig['publisher'] {
  return strapi.config.get<EditorialConfig['publisher']>('editorial.publisher')
}

/** @throws Refusal that names the fields */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw badBody(result.error.issues.map((issue) => issue.path.join('.')).join(', '))
}

/** Strapi's "admin tokens" speak in their owner's name on every admin route; a stage is moved by people alone. */
export function isPerson(ctx: Context): boolean {
  return ctx.state.auth?.strategy?.name === 'admin'
}

/** Whoever may not read the Item in the panel learns nothing here either. */
export async function readableItem(strapi: Core.Strapi, ctx: Context) {
  const type = typeFromPath(String(ctx.params.type))
  const documentId = String(ctx.params.documentId)
  if (type === undefined) throw notFound()
  const draft: unknown = await strapi.db
    .query(ITEM_UIDS[type])
    .findOne({ where: { documentId, publishedAt: null }, populate: { createdBy: true } })
  if (draft === null) throw notFound()
  if (cannotRead({ strapi, type, ctx, draft })) throw forbidden()
  return { type, documentId, caller: person(ctx) }
}

function cannotRead(input: { strapi: Core.Strapi; type: ItemType; ctx: Context; draft: unknown }): boolean {
  const { strapi, type, ctx, draft } = input
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  return checkers.create({ userAbility: ctx.state.userAbility, model: ITEM_UIDS[type] }).cannot.read(draft)
}

/** A Refusal is an answer with its own status and shape; everything else is Strapi's to report. */
export function answering(handle: (ctx: Context) => Promise<unknown>) {
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

export function forbidden(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Bạn không được xem bài này.',
    help: 'Nhờ người viết bài hoặc biên tập viên, hoặc nhờ quản trị cấp vai trò phù hợp.',
  })
}

export function noMachine(): Refusal {
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
    help: 'Xem tài liệu của bàn biên tập để biết các trường dùng được.',
  })
}
