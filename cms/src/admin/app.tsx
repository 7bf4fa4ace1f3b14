/** The panel: Vietnamese first, our actions instead of Strapi's publishing, and what became of an Item on the channels. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { Layout } from '@strapi/icons'
import type { DocumentAction } from './editorial/action-props'
import { ChannelsPanel } from './editorial/channels-panel'
import { OTHER_TRANSITIONS } from './editorial/other-transitions'
import { withSaveKept, withoutAroundTheChain } from './editorial/strapi-actions'
import { MainAction, otherAction } from './editorial/transition-actions'
import { withReadableColumns } from './lists/list-columns'
import logo from './logo.svg'
import { deskWords, deskWordsEn } from './translations/desk'
import { en } from './translations/en'
import { stageWords, stageWordsEn } from './translations/stages'
import { vi } from './translations/vi'

beforeStrapiReads()

export default {
  config: {
    locales: ['vi'],
    translations: { vi: { ...vi, ...deskWords, ...stageWords }, en: { ...en, ...deskWordsEn, ...stageWordsEn } },
    notifications: { releases: false },
    tutorials: false,
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
  },

  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'ban-bien-tap',
      icon: Layout,
      intlLabel: { id: 'desk.title', defaultMessage: deskWords['desk.title'] },
      permissions: [],
      position: 0,
      Component: () => import('./desk/desk-pages').then(({ DeskPages }) => ({ default: DeskPages })),
    })
  },

  bootstrap(app: StrapiApp) {
    const apis = contentManagerApis(app)
    apis.addDocumentAction((actions) => [
      MainAction,
      ...withSaveKept(withoutAroundTheChain(actions)),
      ...OTHER_TRANSITIONS.map((transition) => otherAction(transition)),
    ])
    apis.addBulkAction(withoutAroundTheChain)
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withReadableColumns)
    apis.addEditViewSidePanel((panels: unknown[]) => [...panels.slice(0, 1), ChannelsPanel, ...panels.slice(1)])
  },
}

interface ContentManagerApis {
  addDocumentAction(change: (actions: DocumentAction[]) => DocumentAction[]): void
  addBulkAction(change: (actions: DocumentAction[]) => DocumentAction[]): void
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
