/**
 * Strapi's home page asks for the totals of everything, whoever is signed in and whatever it shows. Totals are for those who
 * may read everything; the others are answered with none, because a refusal would stand as an error on their home page.
 */
import type { Core } from '@strapi/strapi'
import type { Context } from 'koa'
import { z } from 'zod'
import { moversOf, parseAdminUser } from '../editorial/actor'

const TOTALS = ['homepage.getCountDocuments', 'homepage.getKeyStatistics']
const READ_EVERYTHING = ['editor', 'compliance-reviewer', 'chief-editor', 'inspector', 'super-admin']

const routerSchema = z.object({ routes: z.array(z.custom<Route>((route) => typeof route === 'object' && route !== null)) })
interface Route {
  handler?: unknown
  config?: { policies?: unknown[]; middlewares?: unknown[] }
}

/** Before Strapi mounts the routes. @throws when Strapi has moved them, so that an update cannot open them again unseen */
export function hideTotals(strapi: Core.Strapi): void {
  const routers: unknown[] = [strapi.plugin('content-manager').routes, strapi.admin?.routes].flatMap((found) => Object.values(found ?? {}))
  const routes = routers.flatMap((router) => routerSchema.safeParse(router).data?.routes ?? [])
  for (const handler of TOTALS) {
    const route = routes.find((found) => found.handler === handler)
    if (!route?.config) throw new Error(`Strapi's route of ${handler} is not where it was`)
    route.config.middlewares = [forThoseWhoReadEverything]
  }
}

/** After Strapi's own policies, so there is somebody signed in. */
async function forThoseWhoReadEverything(context: Context, next: () => Promise<unknown>): Promise<void> {
  if (moversOf(parseAdminUser(context.state.user)).some((mover) => READ_EVERYTHING.includes(mover))) await next()
  else context.body = { data: {} }
}
