/**
 * Whoever manages accounts would otherwise be a hidden super administrator: Strapi lets them give any role to anybody,
 * themselves included, and set anybody's password. They open and close accounts and hand out the two roles that read nothing
 * of others; roles with content come from a super administrator, passwords from a reset link.
 */
import type { Role } from '@hl/config/roles'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { z } from 'zod'
import { moversOf, type AdminUser } from '../editorial/actor'
import { roleCode } from '../seed/role-code'
import { requester } from './requester'

const id = z.union([z.number(), z.string()]).transform(String)
const ids = z.array(z.union([id, z.object({ id }).transform((role) => role.id)]))
const changeSchema = z.object({
  where: z.record(z.string(), z.unknown()).default({}),
  data: z
    .object({
      roles: ids.optional(),
      password: z.string().nullish(),
      email: z.string().optional(),
      isActive: z.boolean().nullish(),
      blocked: z.boolean().nullish(),
    })
    .optional(),
})
type Change = z.infer<typeof changeSchema>
const personSchema = z.object({ id, roles: z.array(z.object({ id, code: z.string() })) })
type Person = z.infer<typeof personSchema>

const GRANTABLE: readonly Role[] = ['contributor', 'system-admin']
const SUPER_ADMIN = 'strapi-super-admin'

export function guardAccounts(strapi: Core.Strapi): void {
  const guard = async (event: { action: string; params: unknown }) => {
    const user = requester(strapi)
    if (user === null) return
    const change = changeSchema.parse(event.params)
    const targets = event.action === 'beforeCreate' ? [] : await peopleWhere(strapi, change.where)
    // Strapi compares a number with a text here, and lets a person delete the account they sit in.
    if (change.data === undefined && targets.some((target) => target.id === String(user.id))) throw selfDelete()
    if (moversOf(user).includes('super-admin')) return
    const grantable = await grantableIds(strapi)
    for (const target of targets) refuseChange({ user, target, change })
    refuseRoles({ user, targets, change, grantable })
  }
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    beforeCreate: guard,
    beforeCreateMany: refuseMany,
    beforeUpdate: guard,
    beforeUpdateMany: guard,
    beforeDelete: guard,
    beforeDeleteMany: guard,
  })

  function refuseMany(): void {
    if (requester(strapi) !== null) throw refusal('Không tạo nhiều tài khoản một lúc được. Tạo từng tài khoản.')
  }
}

function refuseChange({ user, target, change }: { user: AdminUser; target: Person; change: Change }): void {
  const isSelf = target.id === String(user.id)
  const isTop = target.roles.some((role) => role.code === SUPER_ADMIN)
  const { data } = change
  if (isTop && !isSelf) throw refusal('Tài khoản quản trị cao nhất chỉ do quản trị cao nhất khác sửa, khóa hoặc xóa.')
  if (isSelf || data === undefined) return
  if (data.password) throw refusal('Không đặt mật khẩu hộ người khác được. Gửi liên kết "Quên mật khẩu" cho họ.')
  if (data.email !== undefined) throw refusal('Không đổi thư điện tử của người khác được. Nhờ quản trị cao nhất.')
}

/** Only what is added counts: the panel sends all roles back with every save. */
function refuseRoles(input: { user: AdminUser; targets: readonly Person[]; change: Change; grantable: readonly string[] }): void {
  const { user, targets, change, grantable } = input
  const wanted = change.data?.roles
  if (wanted === undefined) return
  const [target] = targets
  const held = target?.roles.map((role) => role.id) ?? []
  const isSame = wanted.length === held.length && wanted.every((role) => held.includes(role))
  if (isSame) return
  if (target?.id === String(user.id)) throw refusal('Không ai tự đổi vai trò của mình được. Nhờ quản trị cao nhất.')
  if (wanted.every((role) => held.includes(role) || grantable.includes(role))) return
  throw refusal('Vai trò này đọc hoặc duyệt được nội dung nên chỉ quản trị cao nhất được cấp.')
}

async function peopleWhere(strapi: Core.Strapi, where: Change['where']): Promise<Person[]> {
  const found: unknown = await strapi.db.query('admin::user').findMany({ where, populate: { roles: true } })
  return z.array(personSchema).parse(found)
}

async function grantableIds(strapi: Core.Strapi): Promise<string[]> {
  const found: unknown = await strapi.db.query('admin::role').findMany({ where: { code: { $in: GRANTABLE.map(roleCode) } } })
  return z
    .array(z.object({ id }))
    .parse(found)
    .map((role) => role.id)
}

function selfDelete(): errors.ApplicationError {
  return refusal('Không tự xóa tài khoản của mình được. Nhờ quản trị cao nhất khác.')
}

function refusal(message: string): errors.ApplicationError {
  return new errors.ApplicationError(message)
}
