/** Signed papers of real people: which files they are (for ever, see consents/tables.ts), and who may see them. */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { CONSENT_UID } from '../consents/consent-record'
import { moversOf, parseAdminUser, type AdminUser } from '../editorial/actor'
import { Refusal } from '../editorial/refusal'
import { rows, type Trx } from '../editorial/transaction'

/** Condition of the media library's rights, see seed/roles.ts. */
export const NOT_OTHERS_CONSENT = 'api::not-others-consent'

/** Must run before Strapi is loaded, and before rights that name it are written. */
export async function registerConsentCondition(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.register({
    name: 'not-others-consent',
    displayName: 'Trừ phiếu đồng ý do người khác tải lên',
    handler: async (user: unknown) => ({
      $or: [{ id: { $nin: await paperIds(strapi) } }, { 'createdBy.id': parseAdminUser(user).id }],
    }),
  })
}

/** A key of the content API reads files without a person's rights: to it, papers do not exist. */
export function keepPapersFromKeys(strapi: Core.Strapi): void {
  const hide = async (event: { params: { where?: unknown } }) => {
    if (!isKey(strapi.requestContext.get()?.state)) return
    event.params.where = { $and: [event.params.where ?? {}, { id: { $nin: await paperIds(strapi) } }] }
  }
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    beforeFindOne: hide,
    beforeFindMany: hide,
    beforeCount: hide,
  })
}

const keySchema = z.object({ auth: z.object({ strategy: z.object({ name: z.string() }) }) })

function isKey(state: unknown): boolean {
  const known = keySchema.safeParse(state)
  return known.success && known.data.auth.strategy.name !== 'admin'
}

export async function isConsentFile(strapi: Core.Strapi, fileId: number): Promise<boolean> {
  const sql = 'select file_id as id from cms.consent_papers where file_id = ?'
  return (await rows({ trx: strapi.db.connection, sql, bindings: [fileId], row: idSchema })).length > 0
}

/** The paper of a consent that some Item rests on, or once did. */
export async function isEvidence(strapi: Core.Strapi, fileId: number): Promise<boolean> {
  const sql = `
    select link.file_id as id from cms.files_related_mph link
      join cms.consents consent on consent.id = link.related_id
      join cms.consent_uses used on used.consent_id = consent.document_id
     where link.file_id = ? and link.related_type = ? limit 1`
  return (await rows({ trx: strapi.db.connection, sql, bindings: [fileId, CONSENT_UID], row: idSchema })).length > 0
}

export function keptAsEvidence(): Refusal {
  return new Refusal({
    status: 403,
    code: 'consent_used',
    message: 'Tệp này là phiếu đồng ý đã ký của một bài nên không xóa, không thay được: phải giữ làm bằng chứng.',
    help: 'Cần phiếu khác thì lập phiếu đồng ý mới với tệp mới.',
  })
}

/** A super administrator is not among them: the right to see such a paper comes with a task, not with power. */
export function mayReadConsents(user: AdminUser): boolean {
  return moversOf(user).some((mover) => mover === 'chief-editor' || mover === 'compliance-reviewer')
}

/** Those of these bytes that are some paper's, under whatever name they were uploaded again. */
export async function paperHashes({ trx, hashes }: { trx: Trx; hashes: readonly string[] }): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set()
  const sql = 'select sha256 from cms.consent_papers where sha256 in (select jsonb_array_elements_text(?::jsonb))'
  const found = await rows({ trx, sql, bindings: [JSON.stringify(hashes)], row: z.object({ sha256: z.string() }) })
  return new Set(found.map((row) => row.sha256))
}

async function paperIds(strapi: Core.Strapi): Promise<number[]> {
  const sql = 'select file_id as id from cms.consent_papers'
  return (await rows({ trx: strapi.db.connection, sql, bindings: [], row: idSchema })).map((row) => row.id)
}

const idSchema = z.object({ id: z.number() })
