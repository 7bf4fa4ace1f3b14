/** One Graph API request: body and query into parameters, token and proof, endpoint, answer. */
import type { IncomingMessage } from 'node:http'
import { headerOf, readBody } from '../body'
import { boundaryOf, formEntries, UploadedFile } from '../multipart'
import { serveCall, type OpenedCall, type ServeDeps } from '../serve-call'
import type { GraphContext } from './context'
import { resolveEndpoint } from './endpoints'
import { graphErrorResponse, graphFault, invalid, usage } from './errors'
import { parseParams } from './params'
import { assertOnPage, authenticate } from './token'

/** Chunks and pictures travel in memory, films never do whole: the server chooses chunks well below this. */
const BODY_LIMIT = 12 * 1024 * 1024

/** @param address path below the mount point, and query */
export function serveGraph({
  context,
  deps,
  incoming,
  address,
  mount,
}: {
  context: GraphContext
  deps: ServeDeps
  incoming: IncomingMessage
  address: string
  mount: string
}): Promise<Response> {
  const url = new URL(address, 'http://sandbox.invalid')
  const path = mount + url.pathname
  const method = incoming.method ?? 'GET'
  return serveCall({
    deps,
    incoming,
    target: 'facebook',
    path,
    answerFault: graphFault,
    answerError: graphErrorResponse,
    async open(): Promise<OpenedCall> {
      const given = await readGiven({ url, incoming, dropAfter: dropFor({ deps, incoming, path, method }) })
      const phase = textOf(given.get('upload_phase'))
      const strike = { target: 'facebook' as const, method, path, phase }
      return {
        phase,
        params: loggable(given),
        async run() {
          const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
          if (/^v\d+\.\d+$/.test(segments[0] ?? '')) segments.shift()
          const root = segments[0] ?? ''
          const caller = authenticate({ context, authorization: headerOf({ incoming, name: 'authorization' }), given, root })
          const { params, run, isOnPage } = resolveEndpoint({ context, method, segments, phase })
          if (isOnPage) assertOnPage({ context, caller, isWrite: method !== 'GET' })
          const parsed = parseParams({ given, table: params })
          const clean = new URL(url)
          clean.searchParams.delete('appsecret_proof')
          const call = { id: root, params: parsed, caller, strike, address: mount + clean.pathname + clean.search }
          const answer = Response.json(await run({ context, call }))
          const { usedPercent: percent, waitMinutes: minutes } = context.standing
          answer.headers.set('X-Business-Use-Case-Usage', usage({ percent, minutes, pageId: context.settings.facebook.pageId }))
          answer.headers.set('facebook-api-version', context.settings.facebook.apiVersion)
          return answer
        },
      }
    },
  })
}

/** `drop-midway` is aimed at chunks: only a body long enough to be cut is cut. */
function dropFor({
  deps,
  incoming,
  path,
  method,
}: {
  deps: ServeDeps
  incoming: IncomingMessage
  path: string
  method: string
}): number | null {
  const length = Number(incoming.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const phase = headerOf({ incoming, name: 'content-type' })?.startsWith('multipart/') ? 'transfer' : null
  const strike = { target: 'facebook' as const, method, path, phase }
  const fault = deps.faults.take({
    kinds: ['drop-midway'],
    strike,
    fits: (one) => one.kind === 'drop-midway' && one.bytes < length && method === 'POST',
  })
  return fault?.bytes ?? null
}

async function readGiven({
  url,
  incoming,
  dropAfter,
}: {
  url: URL
  incoming: IncomingMessage
  dropAfter: number | null
}): Promise<Map<string, unknown>> {
  const given = new Map<string, unknown>(url.searchParams)
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return given
  const body = await readBody({ incoming, limit: BODY_LIMIT, dropAfter })
  if (body.length === 0) return given
  const type = headerOf({ incoming, name: 'content-type' }) ?? ''
  for (const [name, value] of readEntries({ body, type })) given.set(name, value)
  return given
}

function readEntries({ body, type }: { body: Buffer; type: string }): [string, unknown][] {
  if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return Object.entries(parsed)
    throw invalid('A JSON body must be an object')
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return [...new URLSearchParams(body.toString('utf8'))]
  const boundary = boundaryOf({ type, kind: 'form-data' })
  if (boundary !== null) return formEntries({ body, boundary })
  throw invalid(`A body of type "${type}" is not understood`)
}

function loggable(given: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...given].map(([name, value]) => [name, value instanceof UploadedFile ? `[file ${value.name}, ${value.bytes.length} bytes]` : value]),
  )
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
