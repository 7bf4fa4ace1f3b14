import type { Core } from '@strapi/strapi'
import type { Mover } from '@hl/config/chain'
import { ROLE_IDS } from '@hl/config/roles'
import type { Actor } from '@hl/config/outbox'
import { z } from 'zod'
import { roleCode } from '../seed/role-code'
import type { Person } from './contract'

const userSchema = z.object({
  id: z.union([z.number(), z.string()]),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  username: z.string().nullish(),
  roles: z.array(z.object({ code: z.string() })).default([]),
})
export type AdminUser = z.infer<typeof userSchema>

const tokenSchema = z.object({ id: z.union([z.number(), z.string()]), name: z.string() })
const SUPER_ADMIN_CODE = 'strapi-super-admin'
/** cms itself, at start and on its clock */
export const SYSTEM: Actor = { id: 'system', name: 'Hệ thống' }

/** A person of the panel, as the chain sees them. */
export interface Caller extends Person {
  movers: readonly Mover[]
}

export function callerOf(user: AdminUser): Caller {
  return { ...actorOf(user), movers: moversOf(user) }
}

/** `null`: the running request is not a person's. */
export function currentCaller(strapi: Core.Strapi): Caller | null {
  const person = z.object({ user: userSchema }).safeParse(strapi.requestContext.get()?.state)
  return person.success ? callerOf(person.data.user) : null
}

/** Whoever made the running request: a person of the panel, an API token, or the system itself at start. */
export function currentActor(strapi: Core.Strapi): Actor {
  const state: unknown = strapi.requestContext.get()?.state
  const person = z.object({ user: userSchema }).safeParse(state)
  if (person.success) return actorOf(person.data.user)
  const program = z.object({ auth: z.object({ credentials: tokenSchema }) }).safeParse(state)
  if (!program.success) return SYSTEM
  const { id, name } = program.data.auth.credentials
  return { id: `token:${id}`, name }
}

/** @throws ZodError when the request has no user of the panel */
export function parseAdminUser(user: unknown): AdminUser {
  return userSchema.parse(user)
}

export function actorOf(user: AdminUser): Actor {
  const name = [user.lastname, user.firstname].filter(Boolean).join(' ').trim()
  return { id: String(user.id), name: name || user.username || `#${user.id}` }
}

export function moversOf(user: AdminUser): Mover[] {
  const codes = user.roles.map((role) => role.code)
  const roles: Mover[] = ROLE_IDS.filter((role) => codes.includes(roleCode(role)))
  return codes.includes(SUPER_ADMIN_CODE) ? [...roles, 'super-admin'] : roles
}
