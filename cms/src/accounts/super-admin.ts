/** Strapi's super administrator, as far as this house has one: without what has no use here, and with a name people read. */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'

/** The shop of plugins; transfers, switched off in config/server.ts; content in several languages; the builder of types, which are code here. */
const NO_USE_HERE = /^(admin::(marketplace|transfer)|plugin::(i18n|content-type-builder))\./

const CODE = 'strapi-super-admin'
const permissionsSchema = z.array(z.custom<{ action: string }>((one) => typeof one === 'object' && one !== null && 'action' in one))

/** Before Strapi gives this role its rights, which it does at every start. What nobody has the right to see is in no menu. */
export function narrowSuperAdmin(strapi: Core.Strapi): void {
  const { hooks } = strapi.service('admin::role')
  hooks.willResetSuperAdminPermissions.register((permissions: unknown) =>
    permissionsSchema.parse(permissions).filter(({ action }) => !NO_USE_HERE.test(action)),
  )
}

export async function nameSuperAdmin(strapi: Core.Strapi): Promise<void> {
  const data = { name: 'Quản trị toàn quyền', description: 'Làm được mọi việc; không duyệt được bài mình đã sửa.' }
  await strapi.db.query('admin::role').updateMany({ where: { code: CODE }, data })
}
