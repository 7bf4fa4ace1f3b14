/** Holds one request of the channel against YouTube's discovery document, or against the rules of its upload and token endpoints. For tests. */
import { boundaryOf, splitParts } from '../../../sandbox/multipart'
import { bodyProblems } from './body-fidelity'
import { DISCOVERY, type Method, type Parameter } from './discovery'
import type { WireRequest } from './wire-tap'

export interface Checked {
  /** `youtube.videos.list`; null for the token endpoint */
  methodId: string | null
  problems: readonly string[]
}

const STEP = 256 * 1024

/** @param mounts where the API and the token endpoint lie on the host that was asked */
export function checkRequest({ request, mounts }: { request: WireRequest; mounts: { api: string; token: string } }): Checked {
  const { url } = request
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  const secrets = [...url.searchParams.keys()].filter((name) => /^(access_token|oauth_token|refresh_token|key|client_secret)$/.test(name))
  const leaks = secrets.map((name) => `a secret in the address: ${name}`)
  if (url.pathname === mounts.token) return { methodId: null, problems: [...leaks, ...tokenProblems(request)] }
  if (token === undefined) leaks.push('no Bearer token in the Authorization header')
  else if (url.href.includes(token)) leaks.push('the token in the address')
  const path = url.pathname.slice(mounts.api.length + 1)
  if (request.method === 'PUT' && url.searchParams.has('upload_id')) {
    return { methodId: 'youtube.videos.insert', problems: [...leaks, ...sessionProblems(request)] }
  }
  const found = Object.entries(DISCOVERY.methods).find(
    ([, method]) => method.httpMethod === request.method && pathsOf(method).includes(path),
  )
  if (!found) return { methodId: null, problems: [...leaks, `no such call: ${request.method} ${path}`] }
  const [id, method] = found
  const isUpload = path !== method.path
  const problems = [
    ...leaks,
    ...queryProblems({ method, query: url.searchParams, isUpload }),
    ...contentProblems({ id, method, request, isUpload }),
  ]
  return { methodId: id, problems }
}

function pathsOf({ path, mediaUpload }: Method): string[] {
  const uploads = Object.values(mediaUpload?.protocols ?? {}).map((protocol) => protocol.path.slice(1))
  // thumbnails and films have no other way than with their bytes
  return uploads.length > 0 ? uploads : [path]
}

function queryProblems({ method, query, isUpload }: { method: Method; query: URLSearchParams; isUpload: boolean }): string[] {
  const known = { ...DISCOVERY.parameters, ...method.parameters }
  const missing = Object.entries(method.parameters).filter(([name, { required }]) => required && !query.has(name))
  return [
    ...missing.map(([name]) => `missing parameter: ${name}`),
    ...[...new Set(query.keys())].flatMap((name) => {
      const parameter = known[name]
      return parameter ? parameterProblems({ name, parameter, values: query.getAll(name) }) : [`unknown parameter: ${name}`]
    }),
    ...(isUpload === query.has('uploadType') ? [] : ['uploadType belongs to uploads, and only to them']),
  ]
}

function parameterProblems({ name, parameter, values }: { name: string; parameter: Parameter; values: readonly string[] }): string[] {
  const problems = values.length > 1 && !parameter.repeated ? [`given twice: ${name}`] : []
  for (const value of values) {
    if (parameter.type === 'boolean' && !/^(true|false)$/.test(value)) problems.push(`${name} is no boolean: ${value}`)
    if (parameter.type === 'integer' && !isWithin(parameter, value)) problems.push(`${name} is no such integer: ${value}`)
    if (parameter.enum && !parameter.enum.includes(value)) problems.push(`${name} knows no ${value}`)
    if (value === '') problems.push(`${name} is empty`)
  }
  return problems
}

function isWithin({ minimum = '0', maximum = '4294967295' }: Parameter, value: string): boolean {
  return /^\d+$/.test(value) && Number(value) >= Number(minimum) && Number(value) <= Number(maximum)
}

interface Content {
  id: string
  method: Method
  request: WireRequest
  isUpload: boolean
}

function contentProblems({ id, method, request, isUpload }: Content): string[] {
  // a fault of the test cut it short: nothing can be said of the rest
  if (!request.isWhole) return []
  const type = request.headers['content-type'] ?? ''
  const parts = request.url.searchParams.getAll('part').flatMap((part) => part.split(','))
  const json = (content: Buffer) =>
    method.request ? bodyProblems({ id, schema: method.request.$ref, content, parts }) : ['this call takes no JSON']
  if (!isUpload) {
    if (!method.request) return request.body.length > 0 ? ['a body where none belongs'] : []
    return [...(type.startsWith('application/json') ? [] : [`content-type ${type}`]), ...json(request.body)]
  }
  switch (request.url.searchParams.get('uploadType')) {
    case 'resumable':
      return [...openingProblems({ method, request }), ...json(request.body)]
    case 'media':
      return mediaProblems({ method, type, size: request.body.length })
    case 'multipart': {
      const boundary = boundaryOf({ type, kind: 'related' })
      const [first, second, ...more] = boundary === null ? [] : splitParts({ body: request.body, boundary })
      if (!first || !second || more.length > 0) return ['not a multipart/related body of two parts']
      const media = { method, type: second.headers.get('content-type') ?? '', size: second.content.length }
      return [...json(first.content), ...mediaProblems(media)]
    }
    case null:
    default:
      return ['no such uploadType']
  }
}

/** https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol */
function openingProblems({ method, request: { headers } }: Pick<Content, 'method' | 'request'>): string[] {
  const size = headers['x-upload-content-length']
  const mime = headers['x-upload-content-type']
  const isSize = typeof size === 'string' && /^\d+$/.test(size)
  return [
    ...(headers['content-type'] === 'application/json; charset=UTF-8' ? [] : ['a session is opened with JSON in UTF-8']),
    ...(headers['content-length'] === undefined ? ['a session is opened with a Content-Length'] : []),
    ...(isSize ? [] : ['no X-Upload-Content-Length']),
    ...mediaProblems({ method, type: typeof mime === 'string' ? mime : '', size: Number(size) }),
  ]
}

function mediaProblems({ method, type, size }: { method: Method; type: string; size: number }): string[] {
  const { accept = [], maxSize = '0' } = method.mediaUpload ?? {}
  const isTaken = accept.some((taken) => taken === '*/*' || taken === type || (taken.endsWith('/*') && type.startsWith(taken.slice(0, -1))))
  return [...(isTaken ? [] : [`media of type ${type}`]), ...(size > 0 && size <= Number(maxSize) ? [] : [`media of ${size} bytes`])]
}

/** Bytes of a film, or the question how many there are. */
function sessionProblems({ headers, url }: WireRequest): string[] {
  const stray = [...url.searchParams.keys()].filter((name) => name !== 'upload_id' && name !== 'uploadType')
  const problems = stray.map((name) => `not in the address YouTube gave: ${name}`)
  const length = Number(headers['content-length'] ?? Number.NaN)
  const range = String(headers['content-range'])
  if (/^bytes \*\/\d+$/.test(range)) return length === 0 ? problems : [...problems, 'a question has no body']
  const [first, last, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? []).slice(1).map(Number)
  if (first === undefined || last === undefined) return [...problems, `Content-Range ${range}`]
  if (length !== last + 1 - first) problems.push(`Content-Length ${length} for ${range}`)
  if (first % STEP !== 0 || (last + 1 !== total && (last + 1 - first) % STEP !== 0)) problems.push(`not whole steps of 256 KiB: ${range}`)
  if (headers['content-type'] !== 'application/octet-stream') problems.push(`bytes as ${headers['content-type']}`)
  return problems
}

/** https://developers.google.com/identity/protocols/oauth2/web-server#offline */
function tokenProblems({ method, headers, body, isWhole }: WireRequest): string[] {
  const names = [...new URLSearchParams(body.toString('utf8')).keys()].sort()
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const isRefresh = names.join() === 'client_id,client_secret,grant_type,refresh_token'
  return [
    ...(method === 'POST' && isForm ? [] : ['a token is asked for by POST of a form']),
    ...(isRefresh || !isWhole ? [] : [`a refresh of ${names.join()}`]),
  ]
}
