import type { StrapiApp } from '@strapi/strapi/admin'
import { APPROVERS } from '../home/widgets'
import { homeWords } from '../translations/home'

/** "Quy trình biên tập" under the settings, for those the server lets choose. */
export function addChainSettings(app: StrapiApp): void {
  app.addSettingsLink('global', {
    id: '001-quy-trinh-bien-tap',
    to: 'quy-trinh-bien-tap',
    intlLabel: { id: 'chain.settings', defaultMessage: homeWords['chain.settings'] },
    permissions: APPROVERS,
    Component: () => import('./chain-settings-page').then(({ ChainSettingsPage }) => ({ default: ChainSettingsPage })),
  })
}
