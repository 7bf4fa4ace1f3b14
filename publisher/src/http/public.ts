/**
 * The public listener: the site's files and the search. No cookies, no sessions, nothing that writes.
 * Not here: the internal API (never exposed). A web server or CDN in front may serve SITE_DIR itself.
 */
import { serve, type ServerType } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Logger } from '@hl/config/logger'
import { LOOK_UP_PATH } from '../channels/website/entry-path'
import { contentType } from '../channels/website/file-headers'
import { notFoundPage } from '../channels/website/pages/notice'
import type { SiteFrame } from '../channels/website/pages/layout'
import type { Search } from '../site/search'
import { findAddress, readablePath } from './public-address'
import { sendFile, sendNotice } from './public-answer'
import { answerDocuments, type DocumentReader } from './public-documents'
import { createSiteFiles, type SiteFiles } from './public-files'
import { securityHeaders } from './public-headers'
import { createRateLimit } from './public-limit'
import { refusal, type SearchDeps } from './public-search'
import { answerSearchApi, SEARCH_ROUTE } from './public-search-api'
import { answerSearchPage } from './public-search-page'

export interface PublicServerOptions {
  siteDir: string
  siteUrl: string
  host: string
  port: number
  search: Search
  documents: DocumentReader
  /** for pages made on the spot (search, a missing 404.html) */
  frame: () => Promise<SiteFrame>
  log: Logger
  /** Believe X-Forwarded-For's last address: only behind a web server of ours. */
  isBehindProxy?: boolean
}

export interface PublicServer {
  /** The port really bound, when 0 was asked for. */
  port: number
  close(): Promise<void>
}

const GRACE_MS = 1_500
const MAX_BODY = 16 * 1024
const SEARCH_BURST = 30
const SEARCH_PER_SECOND = 3

export async function createPublicServer(options: PublicServerOptions): Promise<PublicServer> {
  const app = publicApp(options)
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, () => resolve(starting))
    starting.once('error', reject)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if (!('closeIdleConnections' in server)) return
        server.closeIdleConnections()
        // a film being watched must not keep the process alive
        setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
      }),
  }
}

export function publicApp(options: Omit<PublicServerOptions, 'host' | 'port'>): OpenAPIHono {
  const files = createSiteFiles({ siteDir: options.siteDir })
  const deps: SearchDeps = {
    ...options,
    limit: createRateLimit({ burst: SEARCH_BURST, perSecond: SEARCH_PER_SECOND, now: Date.now }),
    addressOf: (context) => addressOf({ context, isBehindProxy: options.isBehindProxy ?? false }),
  }
  const app = new OpenAPIHono()
  app.openAPIRegistry.registerPath(SEARCH_ROUTE)
  const unkept = { ...securityHeaders(options), 'cache-control': 'no-store' }
  app.use(
    '*',
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (context) => context.json(refusal('too-large', 'Nội dung gửi quá dài.', 'Gửi ngắn hơn.'), 413, unkept),
    }),
  )
  const secured = sendWith(unkept)
  // made on the spot, so that no compressed form lies beside them
  for (const path of ['/tim-kiem/*', '/api/*']) app.use(path, compress({ encoding: 'gzip' }), secured)
  app.get('/api/search', (context) => answerSearchApi({ deps, context }))
  app.use('/openapi.json', secured)
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Con đường hướng thiện – public', version: '1' } })
  app.get('/tim-kiem', (context) => answerSearchPage({ deps, context }))
  app.get(LOOK_UP_PATH, (context) => answerDocuments({ deps: { ...deps, documents: options.documents }, context }))
  for (const path of ['/tim-kiem', LOOK_UP_PATH]) {
    app.get(`${path}/`, (context) => context.redirect(path + new URL(context.req.url).search, 301))
  }
  app.get('*', (context) => answerFile({ context, files, options }))
  app.all('*', secured, (context) => {
    context.header('allow', 'GET, HEAD')
    return context.json(refusal('method', 'Địa chỉ này chỉ để đọc.', 'Dùng GET.'), 405)
  })
  app.onError((error, context) => {
    options.log.error('public.error', { path: context.req.path, error })
    return new Response('Trang đang gặp trục trặc. Bạn thử lại sau ít phút.', {
      status: 500,
      headers: { ...unkept, 'content-type': 'text/plain; charset=utf-8' },
    })
  })
  return app
}

function sendWith(headers: Readonly<Record<string, string>>) {
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next()
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
  }
}

async function answerFile(request: { context: Context; files: SiteFiles; options: AnswerOptions }): Promise<Response> {
  const { context, files, options } = request
  const security = securityHeaders(options)
  const path = readablePath(context.req.path)
  const found = path === null ? null : findAddress({ files, path })
  if (path === null || found === null || found.is === 'nothing') return notFound({ ...request, security })
  switch (found.is) {
    case 'file':
      return sendFile({ context, path, file: found.file, security })
    case 'gone':
      return sendNotice({ context, file: found.file, status: 410, security })
    case 'elsewhere': {
      // a cache may keep it, but not for ever: an Item may go back to an address it had
      const headers = { ...security, location: found.path + new URL(context.req.url).search, 'cache-control': 'public, max-age=60' }
      return new Response(null, { status: 301, headers })
    }
    default:
      return unknownFinding(found)
  }
}

type AnswerOptions = Pick<PublicServerOptions, 'frame' | 'siteUrl'>

async function notFound(request: {
  context: Context
  files: SiteFiles
  options: AnswerOptions
  security: Readonly<Record<string, string>>
}): Promise<Response> {
  const { context, files, options, security } = request
  const file = files.get('/404.html')
  if (file) return sendNotice({ context, file, status: 404, security })
  const headers = { ...security, 'content-type': contentType('/'), 'cache-control': 'no-store' }
  return new Response(notFoundPage(await options.frame()), { status: 404, headers })
}

function unknownFinding(found: never): never {
  throw new Error(`Unknown finding: ${JSON.stringify(found)}`)
}

function addressOf(options: { context: Context; isBehindProxy: boolean }): string {
  const forwarded = options.isBehindProxy ? options.context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || (getConnInfo(options.context).remote.address ?? 'unknown')
}
