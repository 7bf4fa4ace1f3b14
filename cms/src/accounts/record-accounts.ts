/**
 * Every change of accounts, roles, keys and webhooks goes into the audit, in the transaction that makes it. Names of fields
 * only, and the roles: no e-mail address, no password, no key. Not for what people do with Items.
 */
import type { Core } from '@strapi/strapi'
import type { Actor } from '@hl/config/outbox'
import { z } from 'zod'
import { currentActor, SYSTEM } from '../editorial/actor'
import { lockDocument, writeOutbox } from '../editorial/outbox'

const SUBJECTS = {
  'admin::user': 'account',
  'admin::role': 'role',
  'admin::permission': 'right',
  'admin::api-token': 'key',
  'admin::transfer-token': 'key',
  'strapi::webhook': 'webhook',
} as const
type Uid = keyof typeof SUBJECTS
const VERBS = { afterCreate: 'create', afterUpdate: 'update', afterDelete: 'delete' } as const
/** Strapi's own notes about a sign-in or a use of a key, not a change of what somebody may do */
const UNTOLD = new Set(['lastUsedAt', 'updatedAt', 'resetPasswordToken', 'preferedLanguage'])

const eventSchema = z.object({
  action: z.enum(['afterCreate', 'afterUpdate', 'afterDelete']),
  model: z.object({ uid: z.string() }),
  params: z.object({ data: z.record(z.string(), z.unknown()).optional() }),
  result: z.object({ id: z.union([z.number(), z.string()]) }).nullish(),
})
const roleIds = z.array(z.union([z.number(), z.string()]))

export function recordAccounts(strapi: Core.Strapi): void {
  const record = async (event: unknown) => {
    const { action, model, params, result } = eventSchema.parse(event)
    const fields = Object.keys(params.data ?? {}).filter((field) => !UNTOLD.has(field))
    const actor = actorOn(model.uid)
    if (!result || !isSubject(model.uid) || actor === null || (action === 'afterUpdate' && fields.length === 0)) return
    const subject = SUBJECTS[model.uid]
    const roles = roleIds.safeParse(params.data?.['roles'])
    const data = { fields, ...(roles.success ? { roles: roles.data.map(String) } : {}) }
    const documentId = `${subject}:${result.id}`
    await strapi.db.transaction(async ({ trx }) => {
      await lockDocument(trx, documentId)
      await writeOutbox({ trx, documentId, actor, fact: { kind: 'event', subject, action: VERBS[action], data } })
    })
  }
  /** `null`: at start the system puts its own roles in place, and that is no act of anybody. Accounts it never touches. */
  const actorOn = (uid: string): Actor | null => {
    const actor = currentActor(strapi)
    if (actor.id !== SYSTEM.id) return actor
    return isAccountCommand(process.argv) && uid === 'admin::user' ? ON_THE_SERVER : null
  }
  strapi.db.lifecycles.subscribe({ models: UIDS, afterCreate: record, afterUpdate: record, afterDelete: record })
}

/** `strapi admin:create-user` and `admin:reset-user-password` ask nobody's leave, so at least they leave a trace. */
function isAccountCommand(argv: readonly string[]): boolean {
  return argv.slice(2).some((argument) => argument.startsWith('admin:'))
}

const ON_THE_SERVER: Actor = { id: 'server', name: 'Người có quyền trên máy chủ' }

function isSubject(uid: string): uid is Uid {
  return uid in SUBJECTS
}

const UIDS = Object.keys(SUBJECTS)
