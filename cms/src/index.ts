/** Strapi's own hooks: what is plugged in before it starts, and what an empty database gets. */
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import type { EditorialConfig } from '../config/editorial'
import { guardAccounts } from './accounts/guard-accounts'
import { itemWrites } from './editorial/item-writes'
import { editorialRoutes } from './editorial/routes'
import { siteWrites } from './editorial/site-writes'
import { prepareDesk } from './editorial/start-desk'
import { previewRoutes } from './preview/serve'
import { putStoreBeforeUploads } from './uploads/upload-provider'
import { voidApprovalsOnFileChange } from './uploads/void-approvals'
import { removeDefaultTokens } from './seed/default-tokens'
import { putFirstContent } from './seed/first-content'
import { putRoles } from './seed/roles'

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(itemWrites(strapi))
    strapi.documents.use(siteWrites(strapi))
    strapi.server.routes(editorialRoutes(strapi))
    strapi.server.routes(previewRoutes(strapi))
    const { mediaDir } = strapi.config.get<EditorialConfig>('editorial')
    putStoreBeforeUploads({ strapi, mediaDir, uploadsDir: join(strapi.dirs.static.public, 'uploads') })
  },

  /** Several instances may start at once: one of them fills, the others find it done. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    voidApprovalsOnFileChange(strapi)
    guardAccounts(strapi)
    await strapi.db.transaction(async ({ trx }) => {
      await trx.raw("select pg_advisory_xact_lock(hashtextextended('hl-cms:bootstrap', 0))")
      await prepareDesk({ trx, preset: strapi.config.get<EditorialConfig>('editorial').firstPreset })
      await putRoles(strapi)
      await putFirstContent(strapi)
      await removeDefaultTokens(strapi)
    })
  },
}
