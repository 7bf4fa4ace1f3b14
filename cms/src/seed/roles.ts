/**
 * The board's roles and their rights, put in place at every start: this file is their record, not the panel.
 * Nobody gets Strapi's publish right: `approve` does not need it, and without it there is no way past the board.
 */
import type { Core } from '@strapi/strapi'
import { ROLE_IDS, ROLES, type Role } from '@hl/config/roles'
import { z } from 'zod'
import { CONSENT_UID, WITHDRAWAL_FIELDS } from '../consents/consent-record'
import { ITEM_UIDS } from '../editorial/item-types'
import { SITE_UIDS } from '../editorial/site-entries'
import { monitorGrants } from '../monitor/registered-rights'
import { NOT_OTHERS_CONSENT } from '../uploads/consent-files'
import { roleCode } from './role-code'

type ExplorerAction = 'create' | 'read' | 'update'
interface Grant {
  action: string
  subject?: string
  properties?: { fields: string[] }
  conditions?: string[]
}

const OWN = ['admin::is-creator']
const ITEMS = Object.values(ITEM_UIDS)
const { section, tag, unit, contributor, page, site, 'legal-document': legalDocument } = SITE_UIDS
const TAXONOMY = Object.values(SITE_UIDS)
/** written by the chain, or by the withdrawal, alone */
const CHAIN_FIELDS: readonly string[] = ['stage', 'publicSince', ...WITHDRAWAL_FIELDS]

export async function putRoles(strapi: Core.Strapi): Promise<void> {
  for (const role of ROLE_IDS) {
    const id = await ensureRole(strapi, role)
    await strapi.service('admin::role').assignPermissions(id, [...grantsOf(strapi, role), ...monitorGrants(role)])
  }
  await removeDefaultRoles(strapi)
}

function grantsOf(strapi: Core.Strapi, role: Role): Grant[] {
  const explore = (uids: readonly string[], actions: readonly ExplorerAction[], conditions: string[] = []) =>
    uids.flatMap((uid) => actions.map((action) => explorerGrant({ strapi, uid, action, conditions })))
  const readAll = explore([...ITEMS, ...TAXONOMY], ['read'])
  switch (role) {
    case 'contributor':
      return [
        ...explore([...ITEMS, CONSENT_UID], ['create']),
        ...explore([...ITEMS, CONSENT_UID], ['read', 'update'], OWN),
        ...explore(TAXONOMY, ['read']),
        ...library(OWN),
      ]
    case 'editor':
      return [
        ...readAll,
        ...explore(ITEMS, ['create', 'update']),
        ...explore([CONSENT_UID], ['read']).map(withoutPaper),
        ...explore([CONSENT_UID], ['create']),
        ...explore([CONSENT_UID], ['update'], OWN),
        ...explore([tag, contributor, legalDocument], ['create', 'update']),
        ...library([NOT_OTHERS_CONSENT]),
      ]
    case 'chief-editor':
      return [
        ...readAll,
        ...explore([CONSENT_UID], ['read']),
        ...explore([section, tag, unit, contributor, legalDocument, page, site], ['create', 'update']),
        ...library([]),
      ]
    case 'compliance-reviewer':
      return [...readAll, ...explore([CONSENT_UID], ['read']), { action: 'plugin::upload.read' }]
    case 'inspector':
      return [
        ...readAll,
        ...explore([CONSENT_UID], ['read']).map(withoutPaper),
        { action: 'plugin::upload.read', conditions: [NOT_OTHERS_CONSENT] },
      ]
    case 'system-admin':
      return ['users.create', 'users.read', 'users.update', 'users.delete', 'roles.read'].map((action) => ({ action: `admin::${action}` }))
  }
}

/** The record without the signed paper: not even its file name, which may be somebody's. */
function withoutPaper(grant: Grant): Grant {
  if (!grant.properties) return grant
  return { ...grant, properties: { fields: grant.properties.fields.filter((field) => field !== 'document') } }
}

/** @param conditions on reading and changing files; adding one is never conditional */
function library(conditions: string[]): Grant[] {
  return [
    { action: 'plugin::upload.read', conditions },
    { action: 'plugin::upload.assets.create' },
    { action: 'plugin::upload.assets.update', conditions },
    { action: 'plugin::upload.assets.download' },
    { action: 'plugin::upload.assets.copy-link' },
  ]
}

function explorerGrant(input: { strapi: Core.Strapi; uid: string; action: ExplorerAction; conditions: string[] }): Grant {
  const { strapi, uid, action, conditions } = input
  const model = strapi.getModel(z.enum([...ITEMS, ...TAXONOMY, CONSENT_UID]).parse(uid))
  const nested: unknown = strapi.service('admin::content-type').getNestedFields(model, { components: strapi.components })
  const fields = z
    .array(z.string())
    .parse(nested)
    .filter((field) => action === 'read' || !CHAIN_FIELDS.includes(field))
  return { action: `plugin::content-manager.explorer.${action}`, subject: uid, properties: { fields }, conditions }
}

async function ensureRole(strapi: Core.Strapi, role: Role): Promise<number> {
  const roles = strapi.service('admin::role')
  const found: unknown = await roles.findOne({ code: roleCode(role) })
  const created: unknown = found ?? (await roles.create({ code: roleCode(role), name: ROLES[role], description: DESCRIPTIONS[role] }))
  return z.object({ id: z.number() }).parse(created).id
}

/** Strapi's Editor and Author may publish; they go as long as nobody holds them. */
async function removeDefaultRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.service('admin::role')
  for (const code of ['strapi-editor', 'strapi-author']) {
    const found: unknown = await roles.findOneWithUsersCount({ code })
    const parsed = z.object({ id: z.number(), usersCount: z.number() }).safeParse(found)
    if (parsed.success && parsed.data.usersCount === 0) await roles.deleteByIds([parsed.data.id])
  }
}

const DESCRIPTIONS: Record<Role, string> = {
  contributor: 'Viết bài của mình.',
  editor: 'Viết và sửa mọi bài.',
  'compliance-reviewer': 'Đọc và thẩm định pháp lý, bí mật, riêng tư.',
  'chief-editor': 'Duyệt và phát hành, gỡ bài, quản lý chuyên mục và thông tin trang.',
  'system-admin': 'Quản lý tài khoản; không có quyền nội dung.',
  inspector: 'Chỉ đọc.',
}
