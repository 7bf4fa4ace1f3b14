/**
 * Whoever manages accounts would otherwise be a hidden super administrator: Strapi lets them give themselves any role, and
 * set anybody's password. Only a super administrator may do either; everybody else sends a reset link.
 */
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { z } from 'zod'
import { moversOf, parseAdminUser, type AdminUser } from '../editorial/actor'

const ids = z.array(z.union([z.number(), z.string(), z.object({ id: z.union([z.number(), z.string()]) })])).catch([])
const changeSchema = z.object({
  where: z.object({ id: z.union([z.number(), z.string()]).optional() }).optional(),
  data: z.object({ roles: ids.optional(), password: z.string().optional(), email: z.string().optional() }),
})
type Change = z.infer<typeof changeSchema>

export function guardAccounts(strapi: Core.Strapi): void {
  const guard = async (event: { params: unknown }) => {
    const user = requester(strapi)
    const change = changeSchema.safeParse(event.params)
    if (user === null || !change.success || moversOf(user).includes('super-admin')) return
    const superAdmin: unknown = await strapi.service('admin::role').getSuperAdmin()
    refuse({ user, change: change.data, superAdminId: z.object({ id: z.number() }).parse(superAdmin).id })
  }
  strapi.db.lifecycles.subscribe({ models: ['admin::user'], beforeCreate: guard, beforeUpdate: guard })
}

function refuse(input: { user: AdminUser; change: Change; superAdminId: number }): void {
  const { user, change, superAdminId } = input
  const target = change.where?.id
  const isNew = target === undefined
  const isSelf = !isNew && String(target) === String(user.id)
  const roles = change.data.roles?.map((role) => String(typeof role === 'object' ? role.id : role))
  if (roles?.includes(String(superAdminId))) throw refusal('Chỉ quản trị cao nhất được cấp vai trò quản trị cao nhất.')
  if (roles && isSelf) throw refusal('Không ai tự đổi vai trò của mình được. Nhờ quản trị cao nhất.')
  if (isNew || isSelf) return
  if (change.data.password !== undefined) throw refusal('Không đặt mật khẩu hộ người khác được. Gửi liên kết "Quên mật khẩu" cho họ.')
  if (change.data.email !== undefined) throw refusal('Không đổi thư điện tử của người khác được. Nhờ quản trị cao nhất.')
}

function refusal(message: string): errors.ApplicationError {
  return new errors.ApplicationError(message)
}

/** `null` at start, and for sign-in, invitation and reset links, where nobody is signed in yet. */
function requester(strapi: Core.Strapi): AdminUser | null {
  const state = z.object({ user: z.unknown() }).safeParse(strapi.requestContext.get()?.state)
  return state.success && state.data.user ? parseAdminUser(state.data.user) : null
}
