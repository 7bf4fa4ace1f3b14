/** The panel: Vietnamese first, our actions instead of Strapi's publishing, and what became of an Item on the channels. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { Calendar } from '@strapi/icons'
import { addConnections } from './connections/add-connections'
import { ConsentNote } from './consents/consent-note'
import { WithdrawAction } from './consents/withdraw-action'
import { parseContentManagerApis } from './content-manager-apis'
import { addDeskLink } from './desk/menu-link'
import { ChannelsPanel } from './editorial/channels-panel'
import { MainAction } from './editorial/main-action'
import { withSaveKept, withoutAroundTheChain } from './editorial/strapi-actions'
import { FormNotes } from './form/form-notes'
import { readOnlyByStage } from './form/read-only'
import { watchSaves } from './form/saves'
import { keepFormSteady } from './form/steady-form'
import { HOME_WIDGETS } from './home/widgets'
import { withReadableColumns } from './lists/list-columns'
import { EDIT_LAYOUT_HOOK, PLAN_FIELD, replacePlanField } from './plan/replace-plan-field'
import logo from './logo.svg'
import { addMonitorLink } from './monitor/menu-link'
import { addChainSettings } from './settings/settings-link'
import { calendarWords, calendarWordsEn } from './translations/calendar'
import { choiceWords, choiceWordsEn } from './translations/choices'
import { connectionWords, connectionWordsEn } from './translations/connection'
import { channelWords, channelWordsEn } from './translations/channels'
import { consentWords, consentWordsEn } from './translations/consent'
import { deliveryWordsEn, deliveryWordsVi } from './translations/delivery'
import { deskWords, deskWordsEn } from './translations/desk'
import { en } from './translations/en'
import { formWords, formWordsEn } from './translations/form'
import { monitorWords, monitorWordsEn } from './translations/monitor'
import { monitorDeliveryWords } from './translations/monitor-delivery'
import { monitorDeliveryWordsEn } from './translations/monitor-delivery-en'
import { planChoiceWords, planChoiceWordsEn } from './translations/plan-choices'
import { reachWords, reachWordsEn } from './translations/reach'
import { stageWords, stageWordsEn } from './translations/stages'
import { vi } from './translations/vi'
import { writingWords, writingWordsEn } from './translations/writing'
import { addWriting, registerTableCells } from './writing/register-writing'

beforeStrapiReads()

export default {
  config: {
    locales: ['vi'],
    translations: {
      vi: {
        ...vi,
        ...deskWords,
        ...deliveryWordsVi,
        ...monitorWords,
        ...monitorDeliveryWords,
        ...reachWords,
        ...stageWords,
        ...calendarWords,
        ...planChoiceWords,
        ...formWords,
        ...writingWords,
        ...consentWords,
        ...choiceWords,
        ...connectionWords,
        ...channelWords,
      },
      en: {
        ...en,
        ...deskWordsEn,
        ...deliveryWordsEn,
        ...connectionWordsEn,
        ...monitorWordsEn,
        ...monitorDeliveryWordsEn,
        ...reachWordsEn,
        ...stageWordsEn,
        ...calendarWordsEn,
        ...planChoiceWordsEn,
        ...formWordsEn,
        ...writingWordsEn,
        ...consentWordsEn,
        ...choiceWordsEn,
        ...channelWordsEn,
      },
    },
    notifications: { releases: false },
    tutorials: false,
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
  },

  register(app: StrapiApp) {
    app.addRBACMiddleware([readOnlyByStage])
    addDeskLink(app)
    app.addMenuLink({
      to: 'lich-phat-hanh',
      icon: Calendar,
      intlLabel: { id: 'calendar.title', defaultMessage: calendarWords['calendar.title'] },
      permissions: [],
      position: 0,
      Component: () => import('./calendar/calendar-page').then(({ CalendarPage }) => ({ default: CalendarPage })),
    })
    addMonitorLink(app)
    app.customFields.register({
      name: PLAN_FIELD.name,
      type: 'json',
      intlLabel: { id: 'plan.edit', defaultMessage: calendarWords['plan.edit'] },
      intlDescription: { id: 'plan.edit', defaultMessage: calendarWords['plan.edit'] },
      components: { Input: () => import('./plan/plan-input').then(({ PlanInput }) => ({ default: PlanInput })) },
    })
    registerTableCells(app)
    addChainSettings(app)
    addConnections(app)
    app.widgets.register(() => HOME_WIDGETS)
  },

  bootstrap(app: StrapiApp) {
    app.registerHook(EDIT_LAYOUT_HOOK, replacePlanField)
    const apis = parseContentManagerApis(app)
    watchSaves()
    keepFormSteady()
    apis.addDocumentAction((actions) => [MainAction, ...withSaveKept(withoutAroundTheChain(actions)), WithdrawAction])
    apis.addBulkAction(withoutAroundTheChain)
    app.getPlugin('content-manager').injectComponent('editView', 'right-links', { name: 'form-notes', Component: FormNotes })
    app.getPlugin('content-manager').injectComponent('editView', 'right-links', { name: 'consent-note', Component: ConsentNote })
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withReadableColumns)
    addWriting({ app, apis })
    // last, so that it stands first: what is to be done, then where it goes, then notes and writing
    apis.addEditViewSidePanel((panels) => [...panels.slice(0, 1), ChannelsPanel, ...panels.slice(1)])
  },
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
