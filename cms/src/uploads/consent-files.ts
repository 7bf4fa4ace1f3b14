/** Signed papers of real people: which files they are, and who may see them. */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { moversOf, parseAdminUser, type AdminUser } from '../editorial/actor'

/** Files hung on the consent field of an Item. */
const CONSENT_LINKS = `from cms.files_related_mph where field = 'consentFile'`
const rowsSchema = z.object({ rows: z.array(z.object({ id: z.number() })) })

/** Condition of the media library's rights, see seed/roles.ts. */
export const NOT_OTHERS_CONSENT = 'api::not-others-consent'

/** Must run before Strapi is loaded, and before rights that name it are written. */
export async function registerConsentCondition(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.register({
    name: 'not-others-consent',
    displayName: 'Trừ phiếu đồng ý do người khác tải lên',
    handler: async (user: unknown) => ({
      $or: [{ id: { $nin: await consentFileIds(strapi) } }, { 'createdBy.id': parseAdminUser(user).id }],
    }),
  })
}

export async function isConsentFile(strapi: Core.Strapi, fileId: number): Promise<boolean> {
  return (await consentFileIds(strapi)).includes(fileId)
}

/** A super administrator is not among them: the right to see such a paper comes with a task, not with power. */
export function mayReadConsents(user: AdminUser): boolean {
  return moversOf(user).some((mover) => mover === 'chief-editor' || mover === 'compliance-reviewer')
}

async function consentFileIds(strapi: Core.Strapi): Promise<number[]> {
  const found: unknown = await strapi.db.connection.raw(`select distinct file_id as id ${CONSENT_LINKS}`)
  return rowsSchema.parse(found).rows.map((row) => row.id)
}
