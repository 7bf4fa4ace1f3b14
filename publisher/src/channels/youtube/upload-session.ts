/**
 * The resumable upload protocol by hand (https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol),
 * since Google's client for Node has never had it. One method, one request; what to send next is decided in upload.ts.
 */
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios'
import type { Readable } from 'node:stream'
import { ChannelUnavailable } from '../errors'
import { parseAnswer, uploadedSchema } from './answers'
import type { Authorization } from './authorization'
import type { CallScope } from './call-scope'
import { fromAnswer, fromThrown } from './errors'
import { snippetOf, statusOf, type YouTubeRendition } from './render'
import { isOwnService, type Tuning, type ConnectedOptions } from './settings'

export type SessionState =
  /** bytes 0 to offset − 1 are stored */
  | { kind: 'open'; offset: number }
  | { kind: 'done'; videoId: string }
  /** expired, finished long ago, or not a session of the configured service */
  | { kind: 'lost' }

export interface UploadSessions {
  /** Begins an upload and returns its address. Nothing exists on the channel until the last byte is there. */
  open(args: { rendition: YouTubeRendition; scope: CallScope }): Promise<string>
  /** Sends bytes `start` to `end` − 1. `body` may be asked for twice, after a 401. */
  send(args: { uri: string; range: ByteRange; body: () => Readable; scope: CallScope }): Promise<SessionState>
  /** How far the upload is; a finished one answers with its video. */
  ask(args: { uri: string; total: number; scope: CallScope }): Promise<SessionState>
}

export interface ByteRange {
  start: number
  /** the byte after the last */
  end: number
  total: number
}

interface SessionDeps extends Pick<ConnectedOptions, 'settings'> {
  authorization: Authorization
  tuning: Tuning
}

export function createUploadSessions({ settings, authorization, tuning }: SessionDeps): UploadSessions {
  const http = axios.create({
    maxRedirects: 0,
    maxBodyLength: Infinity,
    validateStatus: () => true,
  })

  async function request({ scope, config, deadlineMs }: Requesting) {
    const call = { bucket: 'uploads', now: scope.now(), log: scope.log } as const
    return authorization.run({
      scope,
      call: async (token) => {
        // axios counts a time-out from the last byte that moved, so a slow line would never end
        const signal = AbortSignal.any([scope.signal, AbortSignal.timeout(deadlineMs)])
        const answer = await http.request({ ...config(token), signal }).catch((error: unknown) => {
          throw fromThrown({ error, call })
        })
        scope.heard?.(answer.status)
        if (answer.status === 401) throw fromAnswer({ status: 401, body: answer.data, call })
        return answer
      },
    })
  }

  async function put({ uri, scope, headers, body, deadlineMs }: Putting): Promise<SessionState> {
    if (!isOwnService({ address: uri, apiUrl: settings.apiUrl })) return { kind: 'lost' }
    const sent: Readable[] = []
    try {
      const config = (token: string): AxiosRequestConfig => {
        const data = body?.()
        if (data) sent.push(data)
        return { method: 'PUT', url: uri, headers: { ...headers, Authorization: `Bearer ${token}` }, data }
      }
      return stateOf({ answer: await request({ scope, config, deadlineMs }), scope })
    } finally {
      // a server that answers early leaves the file open
      sent.forEach((stream) => stream.destroy())
    }
  }

  return {
    async open({ rendition, scope }) {
      const { film, fileName, notifySubscribers } = rendition
      const params = { uploadType: 'resumable', part: 'snippet,status', notifySubscribers }
      const config = (token: string): AxiosRequestConfig => ({
        method: 'POST',
        url: `${settings.apiUrl}/upload/youtube/v3/videos`,
        params,
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json; charset=UTF-8',
          'X-Upload-Content-Length': String(film.size),
          'X-Upload-Content-Type': film.mime,
          Slug: fileName,
        },
        data: JSON.stringify({ snippet: snippetOf(rendition), status: statusOf(rendition) }),
      })
      const answer = await request({ scope, config, deadlineMs: tuning.callMs })
      if (answer.status !== 200) throw refusalOf({ answer, scope })
      return addressOf({ location: answer.headers.location, apiUrl: settings.apiUrl })
    },
    send: ({ uri, range, body, scope }) => {
      const { start, end, total } = range
      const headers = { 'Content-Length': String(end - start), 'Content-Range': `bytes ${start}-${end - 1}/${total}` }
      return put({ uri, scope, headers: { ...headers, 'Content-Type': 'application/octet-stream' }, body, deadlineMs: tuning.chunkMs })
    },
    ask: ({ uri, total, scope }) =>
      put({ uri, scope, headers: { 'Content-Length': '0', 'Content-Range': `bytes */${total}` }, deadlineMs: tuning.callMs }),
  }
}

interface Requesting {
  scope: CallScope
  config: (token: string) => AxiosRequestConfig
  deadlineMs: number
}

interface Putting {
  uri: string
  scope: CallScope
  headers: Record<string, string>
  body?: () => Readable
  deadlineMs: number
}

function stateOf({ answer, scope }: { answer: AxiosResponse<unknown>; scope: CallScope }): SessionState {
  switch (answer.status) {
    case 200:
    case 201:
      return { kind: 'done', videoId: parseAnswer({ schema: uploadedSchema, answer: answer.data }).id }
    case 308:
      return { kind: 'open', offset: storedBytes(answer.headers.range) }
    case 404:
    case 410:
      return { kind: 'lost' }
    default:
      throw refusalOf({ answer, scope })
  }
}

function refusalOf({ answer, scope }: { answer: AxiosResponse<unknown>; scope: CallScope }) {
  const call = { bucket: 'uploads', now: scope.now(), log: scope.log } as const
  return fromAnswer({ status: answer.status, body: answer.data, call })
}

/** `bytes=0-524287` → 524288; no Range means nothing is stored yet. */
function storedBytes(range: unknown): number {
  const last = typeof range === 'string' ? /^bytes=0-(\d+)$/.exec(range)?.[1] : undefined
  return last === undefined ? 0 : Number(last) + 1
}

function addressOf({ location, apiUrl }: { location: unknown; apiUrl: string }): string {
  const address = typeof location === 'string' && URL.canParse(location, apiUrl) ? new URL(location, apiUrl).href : ''
  if (isOwnService({ address, apiUrl })) return address
  throw new ChannelUnavailable({
    code: 'youtube.foreign-session',
    message: 'YouTube chỉ nơi tải lên ở một máy chủ khác với máy chủ đã cấu hình; hệ thống không gửi phim tới đó.',
    help: 'Người quản trị kiểm tra YOUTUBE_API_URL và đường mạng rồi bấm Gửi lại.',
    who: 'operator',
  })
}
