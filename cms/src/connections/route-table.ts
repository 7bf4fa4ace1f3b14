/** Every route of the connections with the right it asks for: the routes, and the test that tries each role on each, read this. */
import type { GuardedRoute } from '../monitor/guarded-routes'

export const CONNECTION_ROUTES = {
  all: { method: 'GET', path: '/', right: 'read' },
  start: { method: 'POST', path: '/:channel/start', right: 'connect' },
  code: { method: 'POST', path: '/:channel/code', right: 'connect' },
  token: { method: 'POST', path: '/:channel/token', right: 'connect' },
  confirm: { method: 'POST', path: '/:channel/confirm', right: 'connect' },
  disconnect: { method: 'POST', path: '/:channel/disconnect', right: 'connect' },
} as const satisfies Record<string, GuardedRoute>
export type ConnectionRouteName = keyof typeof CONNECTION_ROUTES

/** Where the platforms send the browser back to; open, because it comes from another site without the panel's login. */
export function callbackPath(channel: string): string {
  return `/connections/${channel}/callback`
}
