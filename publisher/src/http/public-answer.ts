/** One file of the site as an answer: the form the reader takes, kept copies, parts. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { cacheControl, contentType, SHORTLY } from '../channels/website/file-headers'
import { isPartWanted, isUnchanged, type Validators } from './public-conditions'
import { chooseEncoding, type Encoding } from './public-encoding'
import type { SiteFile } from './public-files'
import { fontHeaders } from './public-headers'
import { parseRange } from './public-range'

type Headers = Readonly<Record<string, string>>

/** The bytes that are sent if all of them are. */
interface Chosen extends Validators {
  encoding: Encoding | null
  size: number
  read(part: { start: number; end: number }): ConstructorParameters<typeof Response>[0]
}

/** @param security headers of every answer */
export function sendFile(options: { context: Context; path: string; file: SiteFile; security: Headers }): Response {
  const { context, path, security } = options
  const chosen = choose(options)
  const header = (name: string) => context.req.header(name)
  const headers: Record<string, string> = {
    ...security,
    ...fontHeaders(path),
    ...formHeaders({ file: options.file, chosen }),
    'content-type': contentType(path),
    'cache-control': cacheControl(path),
    'accept-ranges': 'bytes',
    etag: chosen.etag,
    ...(chosen.modifiedAt === null ? {} : { 'last-modified': chosen.modifiedAt.toUTCString() }),
  }
  const kept = { ifNoneMatch: header('if-none-match'), ifModifiedSince: header('if-modified-since') }
  if (isUnchanged({ ...kept, validators: chosen })) return new Response(null, { status: 304, headers })
  const isHead = context.req.method === 'HEAD'
  const isPart = !isHead && isPartWanted({ ifRange: header('if-range'), validators: chosen })
  const range = parseRange({ header: isPart ? header('range') : undefined, size: chosen.size })
  if (range === 'unsatisfiable') return unsatisfiable({ security, size: chosen.size })
  const part = range === 'none' ? { start: 0, end: chosen.size - 1 } : range
  headers['content-length'] = String(part.end - part.start + 1)
  if (range !== 'none') headers['content-range'] = `bytes ${part.start}-${part.end}/${chosen.size}`
  return new Response(isHead ? null : chosen.read(part), { status: range === 'none' ? 200 : 206, headers })
}

/** The page that says that there is none (any more): whole, and asked for again soon. */
export function sendNotice(options: { context: Context; file: SiteFile; status: 404 | 410; security: Headers }): Response {
  const { context, file, status, security } = options
  const chosen = choose({ context, file, path: '/' })
  const headers = {
    ...security,
    ...formHeaders({ file, chosen }),
    'content-type': contentType('/'),
    'cache-control': SHORTLY,
    'content-length': String(chosen.size),
  }
  const body = context.req.method === 'HEAD' ? null : chosen.read({ start: 0, end: chosen.size - 1 })
  return new Response(body, { status, headers })
}

function choose(options: { context: Context; path: string; file: SiteFile }): Chosen {
  const { context, path, file } = options
  const accept = context.req.header('accept-encoding')
  const encoding = chooseEncoding({ accept, has: (name) => file.compressed.has(name) })
  const form = encoding === null ? null : file.compressed.get(encoding)
  const body = form?.body ?? file.body
  return {
    encoding,
    etag: form?.etag ?? file.etag,
    // pages are written anew, perhaps twice a second; what lies below /media/ is named by its content
    modifiedAt: path.startsWith('/media/') ? file.modifiedAt : null,
    size: body?.length ?? file.size,
    read: ({ start, end }) => (body ? body.subarray(start, end + 1) : Readable.toWeb(createReadStream(file.file, { start, end }))),
  }
}

function formHeaders({ file, chosen }: { file: SiteFile; chosen: Chosen }): Headers {
  return {
    ...(file.compressed.size > 0 ? { vary: 'Accept-Encoding' } : {}),
    ...(chosen.encoding === null ? {} : { 'content-encoding': chosen.encoding }),
  }
}

function unsatisfiable({ security, size }: { security: Headers; size: number }): Response {
  return new Response(null, { status: 416, headers: { ...security, 'content-range': `bytes */${size}`, 'cache-control': 'no-store' } })
}
