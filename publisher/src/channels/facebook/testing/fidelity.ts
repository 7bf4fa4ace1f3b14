/**
 * Holds each request that a test of this channel sends against Meta's own specification (graph-spec.json, made by
 * reduce-spec.mjs): version, node, edge, method, parameters, types, values of enums, fields; and the token with its proof.
 */
import { createHmac } from 'node:crypto'
import type { FacebookEnv } from '@hl/config/env'
import type { ArrivedCall } from '../../../sandbox/options'
import { CALLS } from './calls'
import { fieldProblems } from './spec-fields'
import { apiOf, valueProblem, type Api } from './spec-values'

export type Account = Pick<FacebookEnv, 'pageId' | 'pageToken' | 'appId' | 'appSecret' | 'apiVersion'>

export interface Fidelity {
  hear(call: ArrivedCall): void
  /** the calls heard so far, as in CALLS */
  readonly seen: ReadonlySet<string>
  /** @throws Error naming everything that no documentation allows */
  assert(): void
}

/** What the sandbox calls a thing, and what the specification does. */
const NODES: Readonly<Record<string, string>> = {
  root: 'URL',
  page: 'Page',
  post: 'PagePost',
  video: 'AdVideo',
  photo: 'Photo',
  comment: 'Comment',
}
const GENERIC = ['appsecret_proof', 'fields']
/** "GET edges also take the generic fields, limit, after, before, (since, until)" (x_source of the specification) */
const PAGING: Readonly<Record<string, string>> = {
  limit: 'unsigned int',
  after: 'string',
  before: 'string',
  since: 'datetime',
  until: 'datetime',
}

export function createFidelity(account: Account): Fidelity {
  const seen = new Set<string>()
  const problems: string[] = []
  /** what an id named before it was deleted */
  const known = new Map<string, string>()
  return {
    seen,
    hear(call) {
      const url = new URL(call.address, 'http://sandbox.invalid')
      if (call.kind === 'rupload') {
        seen.add(BYTES)
        problems.push(...bytesProblems({ call, url, account }))
        return
      }
      const [version, id = '', edge = ''] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent).concat(['', '', '']).slice(0, 3)
      const found = accessProblems({ call, url, account })
      if (version !== account.apiVersion) found.push(`the version is ${version}`)
      if (call.kind !== null) known.set(id, call.kind)
      const nodes = id === 'debug_token' ? ['debug_token'] : nodesOf({ id, kind: known.get(id), pageId: account.pageId })
      for (const node of nodes) {
        const name = `${call.method} ${node}${node === 'debug_token' ? '' : ` ${edge || opOf(call.method)}`}`
        if (nodes.length === 1) seen.add(name)
        if (!CALLS.has(name)) found.push(`${name} is not among the calls this channel is said to make`)
        found.push(...callProblems({ call, name }))
      }
      problems.push(...found.map((problem) => `${call.method} ${url.pathname}: ${problem}`))
    },
    assert() {
      if (problems.length > 0) throw new Error(`What Facebook does not document was sent:\n${[...new Set(problems)].join('\n')}`)
    },
  }
}

/** Of a thing that was never there only its form is known: then all it may be must allow the call. */
function nodesOf({ id, kind, pageId }: { id: string; kind: string | undefined; pageId: string }): string[] {
  const node = kind === undefined ? undefined : NODES[kind]
  if (node) return [node]
  if (id.startsWith(`${pageId}_`)) return ['PagePost']
  return ['PagePost', 'AdVideo']
}

function opOf(method: string): string {
  return method === 'GET' ? '#get' : method === 'DELETE' ? '#delete' : '#update'
}

function callProblems({ call, name }: { call: ArrivedCall; name: string }): string[] {
  const api = apiOf(name)
  if (!api) return [`${name} is in no specification`]
  const isRead = call.method === 'GET'
  return [...call.given].flatMap(([given, value]) => {
    const param = given.replace(/\[\d+\]$/, '')
    if (param === 'fields') return fieldProblems({ fields: String(value), node: fieldNode({ api, name }) })
    if (GENERIC.includes(param)) return []
    const type = api.params[param] ?? (isRead ? PAGING[param] : undefined)
    if (type === undefined) return [`${param} is no parameter of ${name}`]
    const problem = valueProblem({ type: given === param ? type : type.replace(/^list<(.*)>$/, '$1'), value })
    return problem === null ? [] : [`${param} ${problem}`]
  })
}

/** A create reads what it made, which the specification answers with the node it was made on: developers.facebook.com/docs/graph-api/reference/page/feed */
function fieldNode({ api, name }: { api: Api; name: string }): string {
  return name === 'POST Page feed' ? 'PagePost' : (api.returns ?? '')
}

const BYTES = 'POST rupload video-upload'

/** The host of a reel's bytes: developers.facebook.com/documentation/video-api/guides/reels-publishing */
function bytesProblems({ call, url, account }: { call: ArrivedCall; url: URL; account: Account }): string[] {
  const { method, authorization, given } = call
  const isPath = new RegExp(`^/video-upload/${account.apiVersion.replace('.', '\\.')}/\\d+$`).test(url.pathname) && url.search === ''
  return [
    ...(method === 'POST' && isPath ? [] : [`bytes went to ${method} ${call.address}`]),
    ...(/^OAuth EAA/.test(authorization ?? '') ? [] : ['this host takes the token as "OAuth …" only']),
    ...([...given.keys()].sort().join() === 'file_size,offset' ? [] : ['its headers are offset and file_size']),
    ...[...given.values()].filter((value) => !/^\d+$/.test(String(value))).map((value) => `"${String(value)}" is no count of bytes`),
  ]
}

/** Token in the header and nowhere else, its proof on every call: developers.facebook.com/docs/graph-api/guides/secure-requests */
function accessProblems({ call, url, account }: { call: ArrivedCall; url: URL; account: Account }): string[] {
  const { appId, appSecret, pageToken } = account
  const token = /^Bearer (.+)$/.exec(call.authorization ?? '')?.[1]
  if (token === undefined) return ['no token in the header']
  const found: string[] = []
  if (call.given.get('appsecret_proof') !== createHmac('sha256', appSecret).update(token).digest('hex'))
    found.push('appsecret_proof is not of the very token')
  for (const secret of [pageToken, appSecret, token]) {
    if (url.href.includes(secret) || url.href.includes(encodeURIComponent(secret))) found.push('a secret stands in the address')
    // what debug_token is asked about is a token by its nature
    const inBody = [...call.given].some(([name, value]) => name !== 'input_token' && typeof value === 'string' && value.includes(secret))
    if (inBody) found.push('a secret stands in the body')
  }
  if (token !== pageToken && token !== `${appId}|${appSecret}` && !token.startsWith('EAA')) found.push('an unknown kind of token')
  return found
}
