/** "Theo dõi phát hành" in the menu, after the desk and the calendar, for whoever has the right to see it. */
import type { StrapiApp } from '@strapi/strapi/admin'
import { NoticeIcon } from '../notices/notice-icon'
import { monitorWords } from '../translations/monitor'
import { MONITOR_PATH } from './monitor-path'

export const READERS = [{ action: 'api::monitor.read', subject: null }]

export function addMonitorLink(app: StrapiApp): void {
  app.addMenuLink({
    to: MONITOR_PATH.slice(1),
    icon: NoticeIcon,
    intlLabel: { id: 'monitor.title', defaultMessage: monitorWords['monitor.title'] },
    permissions: READERS,
    position: 0,
    Component: () => import('./monitor-pages').then(({ MonitorPages }) => ({ default: MonitorPages })),
  })
}
