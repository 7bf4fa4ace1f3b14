/** Routes behind the panel's login, each with the right it asks for: who asks is settled here, before anything is done. */
import type { Core } from '@strapi/strapi'
import type { MonitorRight } from '@hl/config/monitor'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import type { Caller } from '../editorial/actor'
import { answering, isPerson, noMachine, person } from '../editorial/routes'
import { askPublisher, type Question } from './publisher-api'
import { demandRight } from './rights'

/** A row of a table of routes; the test that tries each role on each reads the same table. */
export interface GuardedRoute {
  method: 'GET' | 'POST' | 'PUT'
  /** below the table's prefix */
  path: string
  right: MonitorRight
}

export interface Asked {
  strapi: Core.Strapi
  ctx: Context
  caller: Caller
  publisher: EditorialConfig['publisher']
}
export type Handle = (asked: Asked) => Promise<unknown>

/** Machine tokens are refused: what these routes do, a person answers for. */
export function guardedRoutes<Name extends string>(input: {
  strapi: Core.Strapi
  routes: Readonly<Record<Name, GuardedRoute>>
  handles: Readonly<Record<Name, Handle>>
}) {
  const { strapi, routes, handles } = input
  const publisher = strapi.config.get<EditorialConfig['publisher']>('editorial.publisher')
  const isName = (name: string): name is Name => name in routes
  return Object.keys(routes)
    .filter(isName)
    .map((name) => {
      const { method, path, right } = routes[name]
      const handler = answering(async (ctx) => {
        if (!isPerson(ctx)) throw noMachine()
        const caller = person(ctx)
        demandRight({ caller, right })
        return handles[name]({ strapi, ctx, caller, publisher })
      })
      return { method, path, handler, config: { policies: ['admin::isAuthenticatedAdmin'] }, info: {} }
    })
}

export type Asker = Pick<Asked, 'caller' | 'publisher'>

/** In the person's name. @throws Refusal */
export function asking<T>({ caller, publisher }: Asker, answer: z.ZodType<T>, question: Omit<Question, 'publisher' | 'actor'>): Promise<T> {
  return askPublisher(answer, { publisher, actor: { id: caller.id, name: caller.name }, ...question })
}
