/** Every route of the monitor with the right it asks for: the routes, and the test that tries each role on each, read this. */
import type { GuardedRoute } from './guarded-routes'

export const MONITOR_ROUTES = {
  overview: { method: 'GET', path: '/overview', right: 'read' },
  places: { method: 'GET', path: '/places', right: 'read' },
  items: { method: 'GET', path: '/items', right: 'read' },
  item: { method: 'GET', path: '/items/:type/:documentId', right: 'read' },
  evidence: { method: 'GET', path: '/items/:type/:documentId/evidence', right: 'evidence' },
  reach: { method: 'GET', path: '/reach', right: 'read' },
  reachCsv: { method: 'GET', path: '/reach/csv', right: 'read' },
  delivery: { method: 'GET', path: '/deliveries/:id', right: 'read' },
  candidates: { method: 'GET', path: '/deliveries/:id/candidates', right: 'operate' },
  retry: { method: 'POST', path: '/deliveries/:id/retry', right: 'operate' },
  cancel: { method: 'POST', path: '/deliveries/:id/cancel', right: 'operate' },
  resolve: { method: 'POST', path: '/deliveries/:id/resolve', right: 'operate' },
  repair: { method: 'POST', path: '/deliveries/:id/repair', right: 'operate' },
  accept: { method: 'POST', path: '/deliveries/:id/accept', right: 'accept' },
  free: { method: 'POST', path: '/causes/free', right: 'operate' },
  replay: { method: 'POST', path: '/replay', right: 'operate' },
  pause: { method: 'POST', path: '/channels/:channel/pause', right: 'operate' },
  resume: { method: 'POST', path: '/channels/:channel/resume', right: 'operate' },
  check: { method: 'POST', path: '/channels/:channel/check', right: 'operate' },
  checkState: { method: 'GET', path: '/channels/:channel/check', right: 'read' },
  rebuild: { method: 'POST', path: '/rebuild', right: 'operate' },
  rebuildState: { method: 'GET', path: '/rebuild', right: 'read' },
} as const satisfies Record<string, GuardedRoute>
export type MonitorRouteName = keyof typeof MONITOR_ROUTES
