/**
 * The calls about videos and the channel itself, through Google's own client. Not in it: the bytes of a film, which that
 * client cannot upload resumably (upload-session.ts), and what stands beside a video (beside-client.ts).
 */
import type { youtube_v3 } from 'googleapis/build/src/apis/youtube'
import { z } from 'zod'
import {
  channelListSchema,
  playlistPageSchema,
  statisticsListSchema,
  updatedSchema,
  videoListSchema,
  type OwnChannel,
  type PlaylistPage,
  type Video,
  type VideoStatistics,
} from './answers'
import type { Authorization } from './authorization'
import { createBesideClient, type BesideClient } from './beside-client'
import type { CallScope } from './call-scope'
import { createCaller, type CallOptions } from './caller'
import type { ConnectedOptions, Tuning } from './settings'

export interface YouTubeClient {
  readonly authorization: Authorization
  /** At most 50 ids; a video that is not there is not in the answer. `withFile`: its size and name too. */
  videos(args: { ids: readonly string[]; withFile?: boolean; scope: CallScope }): Promise<Video[]>
  /** At most 50 ids; a video that is not there is not in the answer. */
  statistics(args: { ids: readonly string[]; scope: CallScope }): Promise<VideoStatistics[]>
  /** Replaces every changeable field of the named parts: what `resource` leaves out is lost. @returns who may see it now */
  updateVideo(args: { resource: VideoUpdate; scope: CallScope }): Promise<string | null>
  deleteVideo(args: { videoId: string; scope: CallScope }): Promise<void>
  /** The channel that was chosen at consent; null when the account has none. */
  ownChannel(args: { scope: CallScope }): Promise<OwnChannel | null>
  /** 50 entries of a playlist, the newest first. */
  playlistPage(args: { playlistId: string; pageToken: string | null; scope: CallScope }): Promise<PlaylistPage>
  /** thumbnail, captions, playlists */
  readonly beside: BesideClient
}

export interface VideoUpdate {
  id: string
  snippet?: youtube_v3.Schema$VideoSnippet
  status?: youtube_v3.Schema$VideoStatus
}

export function createClient(input: Pick<ConnectedOptions, 'settings' | 'connection'> & { tuning: Tuning }): YouTubeClient {
  const caller = createCaller(input)
  const { authorization, youtube, call } = caller
  return {
    authorization,
    beside: createBesideClient(caller),
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
      return (await call({ scope, schema: updatedSchema, send })).status?.privacyStatus ?? null
    },
    async deleteVideo({ videoId, scope }) {
      await call({ scope, schema: z.unknown(), send: (options) => youtube.videos.delete({ id: videoId }, options) })
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
