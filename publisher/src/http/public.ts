/**
 * The public listener: the site's files and the search. No cookies, no sessions, nothing that writes.
 * Not here: the internal API (never exposed). A web server or CDN in front may serve SITE_DIR itself.
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { serve, type ServerType } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from '@hl/config/logger'
import { gonePath, movedPath } from '../channels/website/files'
import { notFoundPage } from '../channels/website/pages/notice'
import type { SiteFrame } from '../channels/website/pages/layout'
import type { Search } from '../site/search'
import { chooseEncoding, createSiteFiles, type SiteFile, type SiteFiles } from './public-files'
import { cacheControl, contentType, fontHeaders, SECURITY_HEADERS } from './public-headers'
import { createRateLimit } from './public-limit'
import { parseRange } from './public-range'
import { answerSearchApi, answerSearchPage, refusal, SEARCH_ROUTE, type SearchDeps } from './public-search'

export interface PublicServerOptions {
  siteDir: string
  siteUrl: string
  host: string
  port: number
  search: Search
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
  app.use(
    '*',
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (context) => context.json(refusal('too-large', 'Nội dung gửi quá dài.', 'Gửi ngắn hơn.'), 413),
    }),
  )
  app.use('/tim-kiem', secured)
  app.use('/api/*', secured)
  app.get('/api/search', (context) => answerSearchApi({ deps, context }))
  app.use('/openapi.json', secured)
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Con đường hướng thiện – public', version: '1' } })
  app.get('/tim-kiem', (context) => answerSearchPage({ deps, context }))
  app.get('/tim-kiem/', (context) => context.redirect(`/tim-kiem${new URL(context.req.url).search}`, 301))
  app.get('*', (context) => answerFile({ context, files, options }))
  app.all('*', (context) => {
    context.header('allow', 'GET, HEAD')
    return context.json(refusal('method', 'Địa chỉ này chỉ để đọc.', 'Dùng GET.'), 405)
  })
  app.onError((error, context) => {
    options.log.error('public.error', { path: context.req.path, error })
    return new Response('Trang đang gặp trục trặc. Bạn thử lại sau ít phút.', {
      status: 500,
      headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
    })
  })
  return app
}

async function secured(context: Context, next: () => Promise<void>): Promise<void> {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value)
  context.res.headers.set('cache-control', 'no-store')
}

async function answerFile(request: { context: Context; files: SiteFiles; options: Pick<PublicServerOptions, 'frame'> }): Promise<Response> {
  const { context, files } = request
  const path = readablePath(context.req.path)
  if (path === null) return notFound(request)
  const file = files.get(path)
  if (file) return sendFile({ context, path, file })
  const gone = path.endsWith('/') && path !== '/' ? files.get(gonePath(path)) : null
  if (gone) return sendText({ context, file: gone, path, status: 410 })
  const address = path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`
  const movedTo = presentAddress({ files, address })
  if (movedTo !== null) return movedPermanently({ context, to: movedTo })
  if (address !== path && (files.get(address) || files.get(gonePath(address)))) return movedPermanently({ context, to: address })
  return notFound(request)
}

/** Longest chain of moves that is followed: an Item's former addresses need one, a section renamed again and again a few. */
const MOVES = 8

/** Straight to where the page now lies. @returns null for an address that never moved */
function presentAddress({ files, address }: { files: SiteFiles; address: string }): string | null {
  let present = address
  for (let move = 0; move < MOVES && !files.get(present); move += 1) {
    const next = files.get(movedPath(present))?.body?.toString('utf8').trim()
    if (!next) break
    present = next
  }
  return present === address ? null : present
}

/** A cache may keep it, but not for ever: an Item may go back to an address it had. */
function movedPermanently({ context, to }: { context: Context; to: string }): Response {
  const headers = { ...SECURITY_HEADERS, location: `${to}${new URL(context.req.url).search}`, 'cache-control': 'public, max-age=60' }
  return new Response(null, { status: 301, headers })
}

async function notFound(request: { context: Context; files: SiteFiles; options: Pick<PublicServerOptions, 'frame'> }): Promise<Response> {
  const { context, files, options } = request
  const file = files.get('/404.html')
  if (file) return sendText({ context, file, path: '/404.html', status: 404 })
  const headers = { ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(notFoundPage(await options.frame()), { status: 404, headers })
}

function sendFile(options: { context: Context; path: string; file: SiteFile }): Response {
  const { context, path, file } = options
  if (file.body !== null && !path.startsWith('/media/')) return sendText({ context, file, path, status: 200 })
  return sendMedia(options)
}

/** Small text from memory, compressed as the reader likes. */
function sendText(options: { context: Context; file: SiteFile; path: string; status: 200 | 404 | 410 }): Response {
  const { context, file, path, status } = options
  const encoding = chooseEncoding({ accept: context.req.header('accept-encoding'), file })
  const etag = encoding === null ? file.etag : file.etag.replace(/"$/, `-${encoding}"`)
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    ...fontHeaders(path),
    'content-type': status === 200 ? contentType(path) : 'text/html; charset=utf-8',
    'cache-control': status === 200 ? cacheControl(path) : 'public, max-age=30',
    vary: 'Accept-Encoding',
  }
  if (status === 200) headers.etag = etag
  if (status === 200 && isUnchanged({ header: context.req.header('if-none-match'), etag }))
    return new Response(null, { status: 304, headers })
  const body = (encoding === null ? null : file.compressed.get(encoding)) ?? file.body ?? Buffer.alloc(0)
  if (encoding !== null) headers['content-encoding'] = encoding
  headers['content-length'] = String(body.length)
  return new Response(context.req.method === 'HEAD' ? null : body, { status, headers })
}

function sendMedia(options: { context: Context; path: string; file: SiteFile }): Response {
  const { context, path, file } = options
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    'content-type': contentType(path),
    'cache-control': cacheControl(path),
    'accept-ranges': 'bytes',
    'last-modified': file.modifiedAt.toUTCString(),
    etag: file.etag,
  }
  if (isUnchanged({ header: context.req.header('if-none-match'), etag: file.etag })) return new Response(null, { status: 304, headers })
  const ifRange = context.req.header('if-range')
  const wantsRange = ifRange === undefined || ifRange === file.etag
  const range = parseRange({ header: wantsRange ? context.req.header('range') : undefined, size: file.size })
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.size}` } })
  const { start, end } = range === 'none' ? { start: 0, end: file.size - 1 } : range
  headers['content-length'] = String(end - start + 1)
  if (range !== 'none') headers['content-range'] = `bytes ${start}-${end}/${file.size}`
  const body = context.req.method === 'HEAD' ? null : mediaBody({ file, start, end })
  return new Response(body, { status: range === 'none' ? 200 : 206, headers })
}

function mediaBody(options: { file: SiteFile; start: number; end: number }): ConstructorParameters<typeof Response>[0] {
  const { file, start, end } = options
  if (file.body !== null) return file.body.subarray(start, end + 1)
  return Readable.toWeb(createReadStream(file.file, { start, end }))
}

/** @returns the decoded path, or null when it can only be an attempt to leave the site's directory or see its hidden files */
function readablePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return /(^|\/)\.|\0|\\/.test(decoded) ? null : decoded.normalize('NFC')
  } catch {
    return null
  }
}

function isUnchanged(options: { header: string | undefined; etag: string }): boolean {
  const { header, etag } = options
  if (header === undefined) return false
  return header === '*' || header.split(',').some((value) => value.trim().replace(/^W\//, '') === etag)
}

function addressOf(options: { context: Context; isBehindProxy: boolean }): string {
  const forwarded = options.isBehindProxy ? options.context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || (getConnInfo(options.context).remote.address ?? 'unknown')
}
