/** One request to the YouTube API or to the token endpoint: method, token, parameters, quota, answer. */
import type { IncomingMessage } from 'node:http'
import { serveCall, type AnsweredFault, type OpenedCall, type ServeDeps } from '../serve-call'
import type { GoogleContext } from './context'
import { badRequest, GoogleError, googleErrorResponse, googleFault } from './errors'
import { METHODS, STANDARD_PARAMS } from './methods'
import { charge } from './quota'
import { assertScope, checkToken, grantToken, invalidGrant, refusal } from './token'
import { phaseOf } from './upload'

const BOOLEANS = ['mine', 'notifySubscribers', 'autoLevels', 'stabilize', 'prettyPrint'] as const

interface ServeArgs {
  context: GoogleContext
  deps: ServeDeps
  incoming: IncomingMessage
  /** path below the mount point, and query */
  address: string
  mount: string
}

export function serveGoogle({ context, deps, incoming, address, mount }: ServeArgs): Promise<Response> {
  const url = new URL(address, 'http://sandbox.invalid')
  const path = mount + url.pathname
  const query = url.searchParams
  return serveCall({
    deps,
    incoming,
    target: 'youtube',
    path,
    answerFault: googleFault,
    answerError: googleErrorResponse,
    async open(): Promise<OpenedCall> {
      const strike = { target: 'youtube' as const, method: incoming.method ?? 'GET', path, phase: phaseOf({ incoming, query }) }
      const length = Number(incoming.headers['content-length'] ?? Number.POSITIVE_INFINITY)
      const fits = (fault: { kind: string; bytes?: number }) => (fault.bytes ?? 0) < length
      const drop = deps.faults.take({ kinds: ['drop-midway'], strike, fits })
      return {
        phase: strike.phase,
        params: Object.fromEntries(query),
        async run() {
          const method = METHODS[`${strike.method} ${url.pathname.replace(/^\//, '')}`]
          if (!method)
            throw new GoogleError({
              status: 404,
              reason: 'notFound',
              domain: 'global',
              message: `No method ${strike.method} ${url.pathname}`,
            })
          const caller = method.isOpen ? null : checkToken({ context, incoming, query })
          if (caller) assertScope({ caller, method: strike.method, isUpload: /^\/(resumable\/)?upload\//.test(url.pathname) })
          const stray = [...query.keys()].find((name) => !method.params.includes(name) && !STANDARD_PARAMS.includes(name))
          if (stray !== undefined) throw badRequest('unexpectedParameter', `Unknown parameter: ${stray}`, stray)
          const odd = BOOLEANS.find((name) => query.has(name) && !/^(true|false)$/.test(query.get(name) ?? ''))
          if (odd !== undefined) throw badRequest('invalidParameter', `Invalid value for boolean: ${odd}`, odd)
          if (method.cost) await charge({ context, cost: method.cost })
          return method.run({ context, call: { query, incoming, strike, caller, dropAfter: drop?.bytes ?? null } })
        },
      }
    },
  })
}

export function serveToken({ context, deps, incoming, mount }: Omit<ServeArgs, 'address'>): Promise<Response> {
  const answerFault = (fault: AnsweredFault) => {
    if (fault.kind === 'token-expired') return invalidGrant()
    // this endpoint's errors have a shape of their own
    if (fault.kind === 'google-error') return refusal({ ...fault, error: fault.reason, description: 'Ordered by a fault of the sandbox' })
    return googleFault(fault)
  }
  return serveCall({
    deps,
    incoming,
    target: 'youtube',
    path: mount,
    answerFault,
    answerError: googleErrorResponse,
    open: () => Promise.resolve({ phase: 'token', params: null, run: () => grantToken({ context, incoming }) }),
  })
}
