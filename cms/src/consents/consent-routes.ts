/** `GET /editorial/consents/:documentId` and `POST …/withdraw`, behind the panel's login. Thin: parse, ask, answer. */
import type { Core } from '@strapi/strapi'
import { TYPE_PATHS } from '@hl/config/words'
import type { Context } from 'koa'
import { z } from 'zod'
import { callerOf, parseAdminUser, type Caller } from '../editorial/actor'
import { answering, isPerson, noMachine, parsed } from '../editorial/routes'
import { ITEM_UIDS } from '../editorial/item-types'
import { CONSENT_UID } from './consent-record'
import * as refused from './consent-refusals'
import { usesOf, type ConsentUse } from './due-takedowns'
import { mayWithdraw, withdraw, withdrawalSchema } from './withdraw'

export interface ConsentAnswer {
  canWithdraw: boolean
  withdrawnAt: string | null
  takedownDueAt: string | null
  withdrawnBy: string | null
  /** YYYY-MM-DD */
  askedOn: string | null
  /** only for whoever may withdraw: it is about a person */
  reason: string | null
  /** only for whoever may withdraw: they read every Item */
  uses: { type: string; documentId: string; title: string; isLive: boolean }[]
}

export function consentRoutes(strapi: Core.Strapi) {
  const route = (method: 'GET' | 'POST', path: string, handle: (ctx: Context) => Promise<unknown>) => ({
    method,
    path,
    handler: answering(handle),
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    info: {},
  })
  return {
    type: 'admin' as const,
    prefix: '/editorial/consents',
    routes: [route('GET', '/:documentId', (ctx) => show(strapi, ctx)), route('POST', '/:documentId/withdraw', (ctx) => take(strapi, ctx))],
  }
}

async function show(strapi: Core.Strapi, ctx: Context): Promise<ConsentAnswer> {
  return answerOf({ strapi, ctx, caller: callerOf(parseAdminUser(ctx.state.user)) })
}

async function take(strapi: Core.Strapi, ctx: Context): Promise<ConsentAnswer> {
  if (!isPerson(ctx)) throw noMachine()
  const caller = callerOf(parseAdminUser(ctx.state.user))
  await readable(strapi, ctx)
  const body = parsed(withdrawalSchema, ctx.request.body ?? {})
  await withdraw({ strapi, caller, consentId: String(ctx.params.documentId), body, now: new Date() })
  return answerOf({ strapi, ctx, caller })
}

const rowSchema = z.object({
  withdrawnAt: z.coerce.date().nullish(),
  takedownDueAt: z.coerce.date().nullish(),
  withdrawnBy: z.string().nullish(),
  withdrawalAskedOn: z.string().nullish(),
  withdrawalReason: z.string().nullish(),
})

async function answerOf(input: { strapi: Core.Strapi; ctx: Context; caller: Caller }): Promise<ConsentAnswer> {
  const { strapi, ctx, caller } = input
  const row = rowSchema.parse(await readable(strapi, ctx))
  const { withdrawnAt, takedownDueAt } = row
  const canSee = mayWithdraw(caller)
  const uses = canSee ? await usesOf({ trx: strapi.db.connection, consentId: String(ctx.params.documentId) }) : []
  return {
    canWithdraw: canSee && !withdrawnAt,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    takedownDueAt: takedownDueAt?.toISOString() ?? null,
    withdrawnBy: row.withdrawnBy ?? null,
    askedOn: row.withdrawalAskedOn ?? null,
    reason: canSee ? (row.withdrawalReason ?? null) : null,
    uses: await Promise.all(uses.map((use) => titled(strapi, use))),
  }
}

async function titled(strapi: Core.Strapi, { type, documentId, isLive }: ConsentUse) {
  const row: unknown = await strapi.db.query(ITEM_UIDS[type]).findOne({ where: { documentId, publishedAt: null }, select: ['title'] })
  const { title } = z.object({ title: z.string().nullish() }).parse(row ?? {})
  return { type: TYPE_PATHS[type], documentId, title: title ?? '', isLive }
}

/** Whoever may not read the consent in the panel learns nothing here either. */
async function readable(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const row: unknown = await strapi.db
    .query(CONSENT_UID)
    .findOne({ where: { documentId: String(ctx.params.documentId) }, populate: { createdBy: true } })
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  const checker = checkers.create({ userAbility: ctx.state.userAbility, model: CONSENT_UID })
  if (row === null || checker.cannot.read(row)) throw refused.noConsent()
  return row
}
