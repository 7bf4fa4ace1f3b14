import type { StrapiApp } from '@strapi/strapi/admin'
import { Link } from '@strapi/icons'
import { connectionWords } from '../translations/connection'
import { CONNECTIONS_PATH } from './connection-paths'

const CONNECTERS = [{ action: 'api::monitor.connect', subject: null }]
const intlLabel = { id: 'connection.title', defaultMessage: connectionWords['connection.title'] }

/** In the menu and under the settings for who may connect; whoever sees the monitor may look, by its links. */
export function addConnections(app: StrapiApp): void {
  app.addMenuLink({
    to: CONNECTIONS_PATH.slice(1),
    icon: Link,
    intlLabel,
    permissions: CONNECTERS,
    position: 8,
    Component: () => import('./connections-pages').then(({ ConnectionsPages }) => ({ default: ConnectionsPages })),
  })
  app.addSettingsLink('global', {
    id: '002-ket-noi',
    to: 'ket-noi',
    intlLabel,
    permissions: CONNECTERS,
    Component: () => import('./connections-pages').then(({ ToConnections }) => ({ default: ToConnections })),
  })
}
