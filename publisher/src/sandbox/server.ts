/**
 * The stand-in for the Graph API and the YouTube API, over real HTTP, stricter than the platforms; and a page that shows what
 * people would see there. Not for production data: it is for trying the system out, for tests and for the bench.
 */
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { FacebookEnv, YouTubeEnv } from '@hl/config/env'
import { SANDBOX_PATHS } from '@hl/config/sandbox'
import { Hono } from 'hono'
import { createCallLog } from './call-log'
import { openAccessRecords } from './oauth/access-records'
import { accessApp } from './oauth/access-app'
import { controlApp } from './control'
import { reachControl } from './control-reach'
import { createFaultBox } from './faults'
import type { GoogleContext } from './google/context'
import { openChannelRecords } from './google/records'
import { serveGoogle, serveToken } from './google/serve'
import { PAGE_STANDING, type GraphContext } from './graph/context'
import { openPageRecords } from './graph/records'
import { serveRupload } from './graph/rupload'
import { serveGraph } from './graph/serve'
import { serveMedia } from './media'
import { resolveOptions, type SandboxOptions } from './options'
import { pageApp } from './page/app'
import { openReachRecords } from './reach'
import { createSilence, type Silence } from './silence'
import { openStore } from './store'

export type { SandboxOptions } from './options'

export interface Sandbox {
  url: string
  /** credentials and addresses of this very sandbox, for a client under test */
  facebook: FacebookEnv
  youtube: YouTubeEnv
  /** for a client under test in this process: tells it that a call will not be answered */
  silence: Pick<Silence, 'onFall'>
  close(): Promise<void>
}

/** @throws the listen error (EADDRINUSE …) when the port cannot be had */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings = resolveOptions(options)
  await mkdir(settings.dir, { recursive: true })
  const store = await openStore({ dir: settings.dir })
  const faults = createFaultBox()
  const log = createCallLog({ secrets: [settings.facebook.pageToken, settings.facebook.appSecret, settings.youtube.refreshToken] })
  let url = ''
  const access = await openAccessRecords(store)
  const reach = await openReachRecords({ store, now: settings.now })
  const shared = { settings, store, faults, access, reach, baseUrl: () => settings.publicUrl ?? url }
  const graph: GraphContext = { ...shared, standing: { ...PAGE_STANDING }, records: await openPageRecords({ store, now: settings.now }) }
  const google: GoogleContext = { ...shared, records: await openChannelRecords({ store, now: settings.now }) }
  const silence = createSilence()
  const deps = { settings, faults, log, silence }

  const app = new Hono<{ Bindings: HttpBindings }>()
  const { graph: graphMount, rupload: ruploadMount, google: googleMount, googleToken } = SANDBOX_PATHS
  const below = (mount: string, incoming: HttpBindings['incoming']) => (incoming.url ?? '').slice(mount.length) || '/'
  app.route('/', accessApp({ graph, google }))
  app.all(googleToken, (c) => serveToken({ context: google, deps, incoming: c.env.incoming, mount: googleToken }))
  app.all(`${googleMount}/*`, ({ env: { incoming } }) =>
    serveGoogle({ context: google, deps, incoming, address: below(googleMount, incoming), mount: googleMount }),
  )
  app.all(`${graphMount}/*`, ({ env: { incoming } }) =>
    serveGraph({ context: graph, deps, incoming, address: below(graphMount, incoming), mount: graphMount }),
  )
  app.all(`${ruploadMount}/*`, ({ env: { incoming } }) =>
    serveRupload({ context: graph, deps, incoming, address: below(ruploadMount, incoming), mount: ruploadMount }),
  )
  app.get('/media/:name', (c) => serveMedia({ store, name: c.req.param('name'), range: c.req.header('range') }))
  app.route('/', controlApp({ graph, google, faults, log, silence }))
  app.route('/', reachControl({ graph, google }))
  app.route('/', pageApp({ graph, google }))

  // a film may take longer than Node's five minutes for a whole request
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: 0 } })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  url = `http://${settings.host}:${portOf(server.address())}`
  settings.logger.info('sandbox_listening', { url, dir: settings.dir })
  return {
    url,
    facebook: { ...settings.facebook, graphUrl: url + SANDBOX_PATHS.graph, ruploadUrl: url + SANDBOX_PATHS.rupload },
    youtube: { ...settings.youtube, apiUrl: url + SANDBOX_PATHS.google, tokenUrl: url + SANDBOX_PATHS.googleToken },
    silence,
    async close() {
      await silence.end()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await store.idle()
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('the sandbox listens on TCP only')
  return address.port
}
