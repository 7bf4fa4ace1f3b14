/** One Graph API request: body and query into parameters, token and proof, endpoint, answer. */
import type { IncomingMessage } from 'node:http'
import { headerOf } from '../body'
import { UploadedFile } from '../multipart'
import { serveCall, type OpenedCall, type ServeDeps } from '../serve-call'
import type { GraphContext } from './context'
import { kindOf, resolveEndpoint } from './endpoints'
import { graphErrorResponse, graphFault, usage } from './errors'
import { readGiven } from './given'
import { parseParams } from './params'
import { assertOnPage, authenticate } from './token'

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
      const phase = phaseOf({ path, given })
      const strike = { target: 'facebook' as const, method, path, phase }
      return {
        phase,
        params: loggable(given),
        async run() {
          const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
          if (/^v\d+\.\d+$/.test(segments[0] ?? '')) segments.shift()
          const root = segments[0] ?? ''
          const authorization = headerOf({ incoming, name: 'authorization' })
          context.settings.heard?.({ method, address, authorization, given, kind: kindOf({ context, id: root }) })
          const caller = authenticate({ context, authorization, given, root })
          const { params, run, isOnPage, permission } = resolveEndpoint({ context, method, segments, phase })
          if (isOnPage) assertOnPage({ context, caller, needed: method === 'GET' ? 'pages_read_engagement' : permission })
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

function loggable(given: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...given].map(([name, value]) => [name, value instanceof UploadedFile ? `[file ${value.name}, ${value.bytes.length} bytes]` : value]),
  )
}

/** A reel's phases have names of their own, so that a fault can strike one of them alone. */
function phaseOf({ path, given }: { path: string; given: ReadonlyMap<string, unknown> }): string | null {
  const phase = textOf(given.get('upload_phase'))
  return phase !== null && path.endsWith('/video_reels') ? `reel-${phase}` : phase
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
