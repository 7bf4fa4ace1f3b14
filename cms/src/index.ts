/** Strapi's own hooks: what is plugged in before it starts, and what an empty database gets. */
import type { Core } from '@strapi/strapi'
import type { EditorialConfig } from '../config/editorial'
import { guardAccounts } from './accounts/guard-accounts'
import { recordAccounts } from './accounts/record-accounts'
import { refuseTransfers } from './accounts/refuse-transfers'
import { hideTotals } from './accounts/hide-totals'
import { autosaveRoutes } from './autosave/autosave-routes'
import { nameSuperAdmin, narrowSuperAdmin } from './accounts/super-admin'
import { connectionRoutes } from './connections/connection-routes'
import { adoptOldPapers } from './consents/adopt-old-papers'
import { consentRoutes } from './consents/consent-routes'
import { consentWrites } from './consents/consent-writes'
import { guardPaperReads } from './consents/guard-paper-reads'
import { prepareConsents } from './consents/tables'
import { itemWrites } from './editorial/item-writes'
import { startLapseClock, type LapseClock } from './editorial/lapse-clock'
import { editorialRoutes } from './editorial/routes'
import { prepareDesk } from './editorial/start-desk'
import { siteWrites } from './editorial/site-writes'
import { monitorRoutes } from './monitor/monitor-routes'
import { registerMonitorRights } from './monitor/registered-rights'
import { startNoticeClock, type NoticeClock } from './notices/notice-clock'
import { noticeRoutes } from './notices/notice-routes'
import { presenceRoutes } from './presence/presence-routes'
import { previewRoutes } from './preview/serve'
import { keepPapersFromKeys, registerConsentCondition } from './uploads/consent-files'
import { fileRoutes } from './uploads/file-routes'
import { textPictures } from './uploads/text-pictures'
import { putStoreBeforeUploads } from './uploads/upload-provider'
import { indexPictures } from './uploads/items-showing'
import { keepPicturesUpright } from './uploads/upright-pictures'
import { voidApprovalsOnFileChange } from './uploads/void-approvals'

import { removeDefaultTokens } from './seed/default-tokens'
import { putFirstContent } from './seed/first-content'
import { putLayouts } from './seed/layouts'
import { putRoles } from './seed/roles'
import { tableWrites } from './writing/table-writes'
import { writingRoutes } from './writing/writing-routes'

let lapseClock: LapseClock | null = null
let noticeClock: NoticeClock | null = null

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    refuseTransfers(process.argv)
    hideTotals(strapi)
    strapi.customFields.register({ name: 'table-cells', type: 'json' })
    strapi.documents.use(tableWrites())
    narrowSuperAdmin(strapi)
    strapi.documents.use(textPictures(strapi))
    strapi.documents.use(itemWrites(strapi))
    strapi.documents.use(siteWrites(strapi))
    strapi.documents.use(consentWrites(strapi))
    strapi.documents.use(guardPaperReads(strapi))
    // Before the Items' routes, whose `:type` would take these.
    strapi.server.routes(consentRoutes(strapi))
    strapi.server.routes(editorialRoutes(strapi))
    strapi.server.routes(autosaveRoutes(strapi))
    strapi.server.routes(presenceRoutes(strapi))
    strapi.server.routes(noticeRoutes(strapi))
    strapi.server.routes(connectionRoutes(strapi))
    strapi.server.routes(previewRoutes(strapi))
    strapi.server.routes(writingRoutes(strapi))
    strapi.server.routes(monitorRoutes(strapi))
    const { mediaDir, filesDir } = strapi.config.get<EditorialConfig>('editorial')
    putStoreBeforeUploads({ strapi, mediaDir, filesDir })
    strapi.server.routes(fileRoutes({ strapi, filesDir }))
    await registerMonitorRights(strapi)
  },

  /** Several instances may start at once: one of them fills, the others find it done. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    voidApprovalsOnFileChange(strapi)
    guardAccounts(strapi)
    recordAccounts(strapi)
    await registerConsentCondition(strapi)
    keepPapersFromKeys(strapi)
    await keepPicturesUpright(strapi)
    await strapi.db.transaction(async ({ trx }) => {
      await trx.raw("select pg_advisory_xact_lock(hashtextextended('hl-cms:bootstrap', 0))")
      await prepareConsents(trx)
      await indexPictures(trx)
      await adoptOldPapers({ strapi, trx })
      await prepareDesk({ trx, preset: strapi.config.get<EditorialConfig>('editorial').firstPreset })
      await putRoles(strapi)
      await nameSuperAdmin(strapi)
      await putFirstContent({ strapi, trx })
      await putLayouts({ strapi, trx })
      await removeDefaultTokens(strapi)
    })
    lapseClock = startLapseClock({ strapi, now: () => new Date() })
    noticeClock = startNoticeClock({ strapi, now: () => new Date() })
  },

  async destroy() {
    await Promise.all([lapseClock?.stop(), noticeClock?.stop()])
  },
}
