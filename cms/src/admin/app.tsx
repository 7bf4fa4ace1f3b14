/** The panel: Vietnamese first, our actions instead of Strapi's publishing, and what became of an Item on the channels. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { ApproveAction } from './editorial/approve-action'
import { ChannelsPanel } from './editorial/channels-panel'
import { withoutStrapiPublishing, type Typed } from './editorial/strapi-publishing'
import { ReopenAction } from './editorial/reopen-action'
import { TakedownAction } from './editorial/takedown-action'
import logo from './logo.svg'
import { en } from './translations/en'
import { vi } from './translations/vi'

beforeStrapiReads()

export default {
  config: {
    locales: ['vi'],
    translations: { vi, en },
    notifications: { releases: false },
    tutorials: false,
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
  },

  bootstrap(app: StrapiApp) {
    const apis = contentManagerApis(app)
    apis.addDocumentAction((actions: Typed[]) => [ApproveAction, ...withoutStrapiPublishing(actions), ReopenAction, TakedownAction])
    apis.addBulkAction((actions: Typed[]) => withoutStrapiPublishing(actions))
    apis.addEditViewSidePanel((panels: unknown[]) => [...panels.slice(0, 1), ChannelsPanel, ...panels.slice(1)])
  },
}

interface ContentManagerApis {
  addDocumentAction(change: (actions: Typed[]) => unknown[]): void
  addBulkAction(change: (actions: Typed[]) => unknown[]): void
  addEditViewSidePanel(change: (panels: unknown[]) => unknown[]): void
}

/** Strapi types a plugin's apis as unknown; these three are documented ones. */
function contentManagerApis(app: StrapiApp): ContentManagerApis {
  return app.getPlugin('content-manager').apis as unknown as ContentManagerApis
}

/** The sign-in page has no user whose language could be asked for, and Strapi's news is no news of the board's. */
function beforeStrapiReads(): void {
  const defaults = {
    'strapi-admin-language': 'vi',
    'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:undefined': 'true',
    'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': 'true',
  }
  for (const [key, value] of Object.entries(defaults)) {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }
}
