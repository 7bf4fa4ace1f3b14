/** The home page: the desk's first rows instead of Strapi's counts. Who sees which follows from rights the role has anyway. */
import type { WidgetArgs } from '@strapi/admin/strapi-admin'
import { Clock, PaperPlane, User, WarningCircle } from '@strapi/icons'
import type { DeskTab } from '../../editorial/contract'
import { homeWords } from '../translations/home'

type HomeWord = 'home.mine' | 'home.moving' | 'home.problems' | 'home.accounts'

const READERS = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::article.article' }]
/** Whoever may change the site's imprint: chief editors and super administrators. */
export const APPROVERS = [{ action: 'plugin::content-manager.explorer.update', subject: 'api::site.site' }]
const ACCOUNTS = [{ action: 'admin::users.create', subject: null }]

export const HOME_WIDGETS: WidgetArgs[] = [
  { ...widget('home.mine', Clock), permissions: READERS, component: desk('mine') },
  { ...widget('home.moving', PaperPlane), permissions: READERS, component: desk('moving') },
  { ...widget('home.problems', WarningCircle), permissions: APPROVERS, component: desk('problems') },
  {
    ...widget('home.accounts', User),
    permissions: ACCOUNTS,
    component: () => import('./accounts-widget').then(({ AccountsWidget }) => AccountsWidget),
  },
]

function widget(id: HomeWord, icon: WidgetArgs['icon']) {
  return { id: id.replace('.', '-'), icon, title: { id, defaultMessage: homeWords[id] } }
}

function desk(tab: DeskTab): WidgetArgs['component'] {
  return () =>
    import('./desk-widget').then(({ DeskWidget }) => {
      const TabWidget = () => <DeskWidget tab={tab} />
      return TabWidget
    })
}
