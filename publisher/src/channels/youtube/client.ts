/**
 * The calls of the YouTube Data API this channel makes, through Google's own client. Not in it: the bytes of a film,
 * which that client cannot upload resumably (upload-session.ts).
 */
import { youtube_v3 } from 'googleapis/build/src/apis/youtube'
import type { z } from 'zod'
import {
  channelListSchema,
  parseAnswer,
  playlistPageSchema,
  statisticsListSchema,
  uploadedSchema,
  videoListSchema,
  type OwnChannel,
  type PlaylistPage,
  type Video,
  type VideoStatistics,
} from './answers'
import { createAuthorization, type Authorization } from './authorization'
import { fromThrown } from './errors'
import type { ConnectedOptions, Tuning } from './settings'

/** What every call is given: when to give up, and the clock. */
export interface CallScope {
  signal: AbortSignal
  now: () => Date
  /** told the HTTP status of the answer */
  heard?: ((status: number) => void) | undefined
}

export interface YouTubeClient {
  readonly authorization: Authorization
  /** At most 50 ids; a video that is not there is not in the answer. `withFile`: its size and name too. */
  videos(args: { ids: readonly string[]; withFile?: boolean; scope: CallScope }): Promise<Video[]>
  /** At most 50 ids; a video that is not there is not in the answer. */
  statistics(args: { ids: readonly string[]; scope: CallScope }): Promise<VideoStatistics[]>
  /** Replaces every changeable field of the named parts: what `resource` leaves out is lost. */
  updateVideo(args: { resource: VideoUpdate; scope: CallScope }): Promise<void>
  /** The channel that was chosen at consent; null when the account has none. */
  ownChannel(args: { scope: CallScope }): Promise<OwnChannel | null>
  /** 50 entries of a playlist, the newest first. */
  playlistPage(args: { playlistId: string; pageToken: string | null; scope: CallScope }): Promise<PlaylistPage>
}

export interface VideoUpdate {
  id: string
  snippet?: youtube_v3.Schema$VideoSnippet
  status?: youtube_v3.Schema$VideoStatus
}

export function createClient({
  settings,
  connection,
  tuning,
}: Pick<ConnectedOptions, 'settings' | 'connection'> & { tuning: Tuning }): YouTubeClient {
  const authorization = createAuthorization({ settings, connection, tokenMs: tuning.tokenMs })
  const youtube = new youtube_v3.Youtube({ auth: authorization.client })

  /** `rootUrl` and the rest go with every call: given once, some of them are ignored. */
  async function call<T>(args: Calling<T>): Promise<T> {
    const { scope, schema, send } = args
    const { signal, now } = scope
    const options = { rootUrl: `${settings.apiUrl}/`, retry: false, timeout: tuning.callMs, signal }
    const answer = await authorization.run({
      now,
      call: () =>
        send(options).catch((error: unknown) => {
          throw fromThrown({ error, call: { bucket: 'units', now: now() } })
        }),
    })
    scope.heard?.(answer.status)
    return parseAnswer({ schema, answer: answer.data })
  }

  return {
    authorization,
    async videos({ ids, withFile = false, scope }) {
      if (ids.length === 0) return []
      const part = ['snippet', 'status', 'processingDetails', ...(withFile ? ['fileDetails'] : [])]
      const send = (options: CallOptions) => youtube.videos.list({ part, id: [ids.join(',')] }, options)
      return (await call({ scope, schema: videoListSchema, send })).items
    },
    async statistics({ ids, scope }) {
      const send = (options: CallOptions) => youtube.videos.list({ part: ['statistics'], id: [ids.join(',')] }, options)
      return (await call({ scope, schema: statisticsListSchema, send })).items
    },
    async updateVideo({ resource, scope }) {
      const part = [...(resource.snippet ? ['snippet'] : []), ...(resource.status ? ['status'] : [])]
      const send = (options: CallOptions) => youtube.videos.update({ part, requestBody: resource }, options)
      await call({ scope, schema: uploadedSchema, send })
    },
    async ownChannel({ scope }) {
      const part = ['snippet', 'contentDetails']
      const send = (options: CallOptions) => youtube.channels.list({ part, mine: true }, options)
      return (await call({ scope, schema: channelListSchema, send })).items[0] ?? null
    },
    playlistPage({ playlistId, pageToken, scope }) {
      const page = { part: ['snippet', 'contentDetails'], playlistId, maxResults: 50, ...(pageToken === null ? {} : { pageToken }) }
      const send = (options: CallOptions) => youtube.playlistItems.list(page, options)
      return call({ scope, schema: playlistPageSchema, send })
    },
  }
}

interface CallOptions {
  rootUrl: string
  retry: boolean
  timeout: number
  signal: AbortSignal
}
interface Calling<T> {
  scope: CallScope
  schema: z.ZodType<T>
  send: (options: CallOptions) => Promise<{ data: unknown; status: number }>
}
