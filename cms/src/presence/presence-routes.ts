/** `GET`, `PUT`, `DELETE /editorial/:type/:documentId/presence`: who else has the form open, I am here, I have gone. */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Caller } from '../editorial/actor'
import { notFound } from '../editorial/approve'
import { presenceSchema, type PresenceAnswer } from '../editorial/form-contract'
import { ITEM_TABLES } from '../editorial/item-types'
import { answering, isPerson, noMachine, parsed, readableItem } from '../editorial/routes'
import { rows, type Trx } from '../editorial/transaction'
import { beat, leave, othersAt } from './presences'

interface Item {
  trx: Trx
  type: ItemType
  documentId: string
  who: Caller
}

export function presenceRoutes(strapi: Core.Strapi) {
  const route = (method: 'GET' | 'PUT' | 'DELETE', handle: (item: Item, ctx: Context) => Promise<unknown>) => ({
    method,
    path: '/:type/:documentId/presence',
    handler: answering(async (ctx) => {
      if (!isPerson(ctx)) throw noMachine()
      const { caller: who, ...item } = await readableItem(strapi, ctx)
      return handle({ ...item, who, trx: strapi.db.connection }, ctx)
    }),
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    info: {},
  })
  return {
    type: 'admin' as const,
    prefix: '/editorial',
    routes: [
      route('GET', seen),
      route('PUT', async (item, ctx) => {
        await beat({ ...item, ...parsed(presenceSchema, ctx.request.body) })
        return seen(item)
      }),
      route('DELETE', async (item) => {
        await leave(item)
        return seen(item)
      }),
    ],
  }
}

async function seen(item: Item): Promise<PresenceAnswer> {
  const [others, version] = await Promise.all([othersAt(item), versionOf(item)])
  return { others, version }
}

async function versionOf({ trx, type, documentId }: Item): Promise<string> {
  const sql = `select updated_at as at from cms.${ITEM_TABLES[type]} where document_id = ? and published_at is null`
  const [draft] = await rows({ trx, sql, bindings: [documentId], row: z.object({ at: z.coerce.date() }) })
  if (!draft) throw notFound()
  return draft.at.toISOString()
}
