/** The desk as the first item of the menu, on a phone too. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { Layout } from '@strapi/icons'
import { Navigate } from 'react-router-dom'
import { deskWords } from '../translations/desk'
import { DESK_PATH } from './row-path'

/**
 * Strapi's row of icons on a phone has four fixed places and takes no fifth; one is for its Releases, which are licensed and
 * switched off here. A link at that place leads on to the desk. In the long menu of a phone Strapi leaves that place out.
 */
const PHONE_PLACE = 'plugins/content-releases'
/** from here on Strapi shows the whole menu beside the page */
const WIDE = '(min-width: 1080px)'

export function addDeskLink(app: StrapiApp): void {
  const link = { icon: Layout, intlLabel: { id: 'desk.title', defaultMessage: deskWords['desk.title'] }, permissions: [], position: 0 }
  app.addMenuLink({
    ...link,
    to: DESK_PATH.slice(1),
    Component: () => import('./desk-pages').then(({ DeskPages }) => ({ default: DeskPages })),
  })
  if (window.matchMedia(WIDE).matches) return
  app.addMenuLink({ ...link, to: PHONE_PLACE, Component: () => Promise.resolve({ default: ToDesk }) })
}

function ToDesk() {
  return <Navigate to={DESK_PATH} replace />
}
