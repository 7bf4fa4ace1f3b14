import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { parseAdminUser, type AdminUser } from '../editorial/actor'

/** `null` at start, and for sign-in, invitation and reset links, where nobody is signed in yet. */
export function requester(strapi: Core.Strapi): AdminUser | null {
  const state = z.object({ user: z.unknown() }).safeParse(strapi.requestContext.get()?.state)
  return state.success && state.data.user ? parseAdminUser(state.data.user) : null
}
