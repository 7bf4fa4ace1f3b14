/** On an empty database: the first administrator, one account per role and an API token, all through the cms's own endpoints. */
import { ROLES, ROLE_IDS } from '@hl/config/roles'
import { z } from 'zod'
import { type AdminApi, adminApi, logIn } from '../admin-api'
import { Stop } from '../stop-sentence'
import { type Credentials, newCredentials, readCredentials, writeCredentials } from './credentials'

const initSchema = z.object({ data: z.object({ hasAdmin: z.boolean() }) })
const rolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) })
const usersSchema = z.object({
  data: z.object({ results: z.array(z.object({ id: z.number(), email: z.string(), isActive: z.boolean() })) }),
})
const userSchema = z.object({ data: z.object({ id: z.number() }) })
const tokensSchema = z.object({ data: z.array(z.object({ id: z.number(), name: z.string() })) })
const tokenSchema = z.object({ data: z.object({ accessKey: z.string() }) })

const TOKEN_NAME = 'Chương trình ngoài (chỉ đọc và soạn nháp)'
const ITEM_UIDS = ['api::article.article', 'api::video.video', 'api::faq.faq']
const TAXONOMY_UIDS = [
  'api::section.section',
  'api::tag.tag',
  'api::unit.unit',
  'api::contributor.contributor',
  'api::legal-document.legal-document',
  'api::page.page',
]

export interface AccountsOptions {
  cmsUrl: string
  dataDir: string
  internalToken: string
}

/**
 * Safe to be cut short anywhere: the passwords are on disk before they are used, and what exists is not made twice.
 * @returns null when the database has an administrator we do not know: it is somebody's, and nothing is added to it
 */
export async function ensureAccounts({ cmsUrl, dataDir, internalToken }: AccountsOptions): Promise<Credentials | null> {
  const { hasAdmin } = initSchema.parse(await adminApi({ cmsUrl }).call({ method: 'GET', path: '/admin/init' })).data
  const kept = readCredentials(dataDir)
  if (hasAdmin && kept === null) return null
  if (hasAdmin && kept?.apiToken) return followInternalToken({ kept, dataDir, internalToken })

  const credentials = (hasAdmin ? kept : null) ?? newCredentials(internalToken)
  if (!hasAdmin) {
    writeCredentials({ dataDir, credentials })
    const body = { ...credentials.admin, firstname: 'Quản trị viên' }
    await adminApi({ cmsUrl }).call({ method: 'POST', path: '/admin/register-admin', body })
  }
  const admin = await logIn({ cmsUrl, ...credentials.admin })
  if (!admin) return null
  await createUsers({ admin, credentials })
  const finished = { ...credentials, apiToken: await createApiToken(admin) }
  writeCredentials({ dataDir, credentials: finished })
  return finished
}

function followInternalToken({ kept, dataDir, internalToken }: { kept: Credentials; dataDir: string; internalToken: string }): Credentials {
  if (kept.internalToken === internalToken) return kept
  const credentials = { ...kept, internalToken }
  writeCredentials({ dataDir, credentials })
  return credentials
}

async function createUsers({ admin, credentials }: { admin: AdminApi; credentials: Credentials }): Promise<void> {
  const roles = rolesSchema.parse(await admin.call({ method: 'GET', path: '/admin/roles' })).data
  const existing = usersSchema.parse(await admin.call({ method: 'GET', path: '/admin/users?page=1&pageSize=100' })).data.results
  for (const { role, email, password } of credentials.users) {
    const found = existing.find((user) => user.email === email)
    if (found?.isActive) continue
    const roleId = roles.find(({ code }) => code === `hl-${role}`)?.id
    if (roleId === undefined)
      throw new Stop(`Trang quản trị chưa có vai trò hl-${role}. Người lập trình cần xem lại phần khởi tạo vai trò của cms.`)
    const id = found?.id ?? (await createUser({ admin, email, roleId, name: nameOf(role) }))
    await admin.call({ method: 'PUT', path: `/admin/users/${id}`, body: { password, isActive: true } })
  }
}

async function createUser({
  admin,
  email,
  roleId,
  name,
}: {
  admin: AdminApi
  email: string
  roleId: number
  name: string
}): Promise<number> {
  // One field: Strapi writes the first name before the last, which Vietnamese does not.
  const body = { email, firstname: `${name} (mẫu)`, roles: [roleId] }
  return userSchema.parse(await admin.call({ method: 'POST', path: '/admin/users', body })).data.id
}

function nameOf(role: string): string {
  const known = ROLE_IDS.find((id) => id === role)
  return known ? ROLES[known] : role
}

/** A token whose text was lost with a crash cannot be read again, so one of that name is given a new text. */
async function createApiToken(admin: AdminApi): Promise<string> {
  const tokens = tokensSchema.parse(await admin.call({ method: 'GET', path: '/admin/api-tokens' })).data
  const found = tokens.find(({ name }) => name === TOKEN_NAME)
  if (found) return tokenSchema.parse(await admin.call({ method: 'POST', path: `/admin/api-tokens/${found.id}/regenerate` })).data.accessKey
  const permissions = [
    ...ITEM_UIDS.flatMap((uid) => ['find', 'findOne', 'create'].map((action) => `${uid}.${action}`)),
    ...TAXONOMY_UIDS.flatMap((uid) => ['find', 'findOne'].map((action) => `${uid}.${action}`)),
  ]
  const body = { name: TOKEN_NAME, description: 'Tạo khi khởi động lần đầu.', type: 'custom', lifespan: null, permissions }
  return tokenSchema.parse(await admin.call({ method: 'POST', path: '/admin/api-tokens', body })).data.accessKey
}
