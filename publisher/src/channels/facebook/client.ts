/**
 * One call of the Graph API. The token travels in the header, never in an address; nothing is retried or redirected; an
 * answer of any status is parsed. What a failure means is errors.ts, what to do about it is not in this folder.
 */
import { createHmac } from 'node:crypto'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import type { AxiosInstance } from 'axios'
import type { z } from 'zod'
import type { ChannelContext } from '../channel'
import { readAnswer, readBreakdown, type GraphAnswer, type RawAnswer } from './answer'
import { isListed, toChannelError, type Effect } from './errors'
import { createHttp, FIXED } from './http'
import { multipartBody, type FilePart } from './multipart'
import type { FacebookOptions, FacebookSettings } from './settings'
import { usageOf } from './usage'

export interface GraphCall<T> {
  method: 'GET' | 'POST' | 'DELETE'
  /** below the version: `{page-id}/feed`; empty for the root */
  path: string
  /** query of a GET, form of a POST */
  params?: Readonly<Record<string, string>>
  file?: FilePart
  schema: z.ZodType<T>
  effect: Effect
  signal: AbortSignal
  ctx: ChannelContext
  /** default: the Page token */
  token?: string
}

export interface GraphClient {
  /** The answer, or the failure itself for those who can do something with it. */
  ask<T>(call: GraphCall<T>): Promise<GraphAnswer<T>>
  /** @throws ChannelError */
  demand<T>(call: GraphCall<T>): Promise<T>
}

/** The bytes of a reel, which go to a host of their own: rupload.ts. */
export interface BytesCall {
  /** as `start` named it */
  url: string
  offset: number
  /** of the whole file */
  size: number
  /** the bytes from `offset` on */
  open(): Readable
  signal: AbortSignal
  ctx: ChannelContext
}
/** @throws ChannelError; after an interruption the video's status tells how much arrived */
export type SendBytes = (call: BytesCall) => Promise<void>

/** What every file of this channel works with. */
export interface FacebookDeps {
  client: GraphClient
  sendBytes: SendBytes
  settings: FacebookSettings
  untilShareMade: FacebookOptions['untilShareMade']
}

export function createGraphClient({
  settings,
  http = createHttp(),
}: {
  settings: FacebookSettings
  http?: AxiosInstance | undefined
}): GraphClient {
  const { apiVersion: version } = settings
  let isOtherTold = false
  /** An expired version is not refused but served by the oldest one alive, in silence: so the answer's own word is read. */
  const noteVersion = ({ served, ctx }: { served: unknown; ctx: ChannelContext }) => {
    if (typeof served !== 'string' || served === version || isOtherTold) return
    isOtherTold = true
    ctx.log.warn('facebook_version_expired', { version, served })
  }
  const send = async (call: GraphCall<unknown>): Promise<RawAnswer> => {
    const token = call.token ?? settings.pageToken
    const params = { ...call.params, appsecret_proof: proofOf({ token, secret: settings.appSecret }) }
    const { data, headers } = bodyOf({ call, params })
    const response = await http.request<string>({
      ...FIXED,
      ...(call.effect === 'create' ? OWN_CONNECTION : {}),
      method: call.method,
      url: `${settings.baseUrl}/${call.path}`,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', ...headers },
      ...(call.method === 'GET' || call.method === 'DELETE' ? { params } : { data }),
      signal: call.signal,
    })
    return { status: response.status, headers: { ...response.headers }, body: String(response.data) }
  }

  async function ask<T>(call: GraphCall<T>): Promise<GraphAnswer<T>> {
    const { method, path, ctx } = call
    if (call.signal.aborted) return { ok: false, failure: { kind: 'unsent', why: 'stopped', cause: call.signal.reason } }
    try {
      const raw = await send(call)
      ctx.heard?.(raw.status)
      const answer = readAnswer({ raw, schema: call.schema })
      const refusal = !answer.ok && answer.failure.kind === 'refused' ? answer.failure : null
      const code = refusal?.error.code
      const usage = usageOf({ headers: raw.headers, now: ctx.now() })
      if (usage) ctx.noteUsage(usage)
      if (refusal && !isListed(refusal)) {
        const { subcode, trace } = refusal.error
        ctx.log.warn('facebook_unlisted_error', { method, path, status: raw.status, code, subcode, trace })
      }
      noteVersion({ served: raw.headers['facebook-api-version'], ctx })
      ctx.log.debug('facebook_call', { version, method, path, status: raw.status, code, usedPercent: usage?.percent })
      return answer
    } catch (error) {
      const failure = readBreakdown(error)
      ctx.log.warn('facebook_call_broke', { version, method, path, kind: failure.kind })
      return { ok: false, failure }
    }
  }

  return {
    ask,
    async demand(call) {
      const answer = await ask(call)
      if (answer.ok) return answer.value
      throw toChannelError({ failure: answer.failure, effect: call.effect, now: call.ctx.now() })
    },
  }
}

/** lower-case hex HMAC-SHA256 of the very token sent; a stolen token is then of no use without the secret */
export function proofOf({ token, secret }: { token: string; secret: string }): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}

/** A kept-alive connection may be closed by the other end just as we write: for a create that would mean minutes of looking. */
const OWN_CONNECTION = { httpAgent: new HttpAgent({ keepAlive: false }), httpsAgent: new HttpsAgent({ keepAlive: false }) }

function bodyOf({ call, params }: { call: GraphCall<unknown>; params: Record<string, string> }) {
  if (!call.file) return { data: new URLSearchParams(params), headers: {} }
  const body = multipartBody({ fields: params, file: call.file })
  return { data: body.stream, headers: { 'Content-Type': body.contentType, 'Content-Length': String(body.length) } }
}
