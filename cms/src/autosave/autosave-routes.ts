/** `GET`, `PUT`, `DELETE /editorial/:type/:documentId/autosave`; `new` stands for a form that was never saved. */
import type { Core } from '@strapi/strapi'
import { typeFromPath } from '@hl/config/words'
import type { Context } from 'koa'
import { notFound } from '../editorial/approve'
import { newAutosaveSchema } from '../editorial/form-contract'
import { ITEM_UIDS } from '../editorial/item-types'
import { Refusal } from '../editorial/refusal'
import { answering, forbidden, isPerson, noMachine, parsed, person, readableItem } from '../editorial/routes'
import { autosaveOf, forgetAutosave, keepAutosave, NEW_FORM, type WhoseForm } from './autosaves'

const MAX_CHARS = 1_000_000
const PATH = '/:type/:documentId/autosave'

export function autosaveRoutes(strapi: Core.Strapi) {
  const route = (method: 'GET' | 'PUT' | 'DELETE', handle: (form: WhoseForm, ctx: Context) => Promise<unknown>) => ({
    method,
    path: PATH,
    handler: answering(async (ctx) => handle(await ownForm(strapi, ctx), ctx)),
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    info: {},
  })
  return {
    type: 'admin' as const,
    prefix: '/editorial',
    routes: [
      route('GET', async (form) => ({ autosave: await autosaveOf(form) })),
      route('PUT', keep),
      route('DELETE', async (form) => {
        await forgetAutosave(form)
        return { autosave: null }
      }),
    ],
  }
}

async function keep(form: WhoseForm, ctx: Context): Promise<{ savedAt: string }> {
  const autosave = parsed(newAutosaveSchema, ctx.request.body)
  if (JSON.stringify(autosave.content).length > MAX_CHARS) throw tooLarge()
  return keepAutosave({ ...form, autosave })
}

/** The row of whoever asks, and of nobody else; of an Item they may read, or a type they may write. */
async function ownForm(strapi: Core.Strapi, ctx: Context): Promise<WhoseForm> {
  if (!isPerson(ctx)) throw noMachine()
  const { id: userId } = person(ctx)
  const trx = strapi.db.connection
  if (ctx.params.documentId !== NEW_FORM) {
    const { type, documentId } = await readableItem(strapi, ctx)
    return { trx, userId, type, documentId }
  }
  const type = typeFromPath(String(ctx.params.type))
  if (type === undefined) throw notFound()
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  if (checkers.create({ userAbility: ctx.state.userAbility, model: ITEM_UIDS[type] }).cannot.create()) throw forbidden()
  return { trx, userId, type, documentId: NEW_FORM }
}

function tooLarge(): Refusal {
  return new Refusal({
    status: 422,
    code: 'autosave_too_large',
    message: 'Bản đang gõ dài quá nên không tự giữ được.',
    help: 'Bấm "Lưu" để lưu bài; tách bài nếu bài quá dài.',
  })
}
