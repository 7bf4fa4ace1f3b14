/** The calls about what stands beside a video: its thumbnail, its captions, and the playlists it is in. */
import { z } from 'zod'
import { captionListSchema, playlistListSchema, placeListSchema, uploadedSchema, type CaptionTrack, type Playlist } from './answers'
import type { CallScope } from './call-scope'
import type { CallOptions, Caller } from './caller'

export interface BesideClient {
  setThumbnail(args: { videoId: string; jpeg: Buffer; scope: CallScope }): Promise<void>
  captions(args: { videoId: string; scope: CallScope }): Promise<CaptionTrack[]>
  /** `text`: a whole WebVTT or SubRip file. @returns the track's id */
  insertCaptions(args: { videoId: string; language: string; name: string; text: string; scope: CallScope }): Promise<string>
  updateCaptions(args: { trackId: string; text: string; scope: CallScope }): Promise<void>
  deleteCaptions(args: { trackId: string; scope: CallScope }): Promise<void>
  /** 50 playlists of our channel */
  playlists(args: { pageToken: string | null; scope: CallScope }): Promise<{ items: Playlist[]; nextPageToken?: string }>
  insertPlaylist(args: { title: string; description: string; scope: CallScope }): Promise<string>
  /** ids of the entries by which a video is in a playlist, the first one first */
  placesOf(args: { playlistId: string; videoId: string; scope: CallScope }): Promise<string[]>
  insertPlace(args: { playlistId: string; videoId: string; scope: CallScope }): Promise<void>
  deletePlace(args: { placeId: string; scope: CallScope }): Promise<void>
}

const nothing = z.unknown()

export function createBesideClient({ youtube, call }: Pick<Caller, 'youtube' | 'call'>): BesideClient {
  const textFile = (text: string) => ({ mimeType: 'application/octet-stream', body: text })
  return {
    async setThumbnail({ videoId, jpeg, scope }) {
      const media = { mimeType: 'image/jpeg', body: jpeg }
      await call({ scope, schema: nothing, send: (options) => youtube.thumbnails.set({ videoId, media }, options) })
    },
    async captions({ videoId, scope }) {
      const send = (options: CallOptions) => youtube.captions.list({ part: ['snippet'], videoId }, options)
      return (await call({ scope, schema: captionListSchema, send })).items
    },
    async insertCaptions({ videoId, language, name, text, scope }) {
      const requestBody = { snippet: { videoId, language, name } }
      const send = (options: CallOptions) => youtube.captions.insert({ part: ['snippet'], requestBody, media: textFile(text) }, options)
      return (await call({ scope, schema: uploadedSchema, send })).id
    },
    async updateCaptions({ trackId, text, scope }) {
      const given = { part: ['id'], requestBody: { id: trackId }, media: textFile(text) }
      await call({ scope, schema: nothing, send: (options) => youtube.captions.update(given, options) })
    },
    async deleteCaptions({ trackId, scope }) {
      await call({ scope, schema: nothing, send: (options) => youtube.captions.delete({ id: trackId }, options) })
    },
    playlists({ pageToken, scope }) {
      const page = { part: ['snippet'], mine: true, maxResults: 50, ...(pageToken === null ? {} : { pageToken }) }
      return call({ scope, schema: playlistListSchema, send: (options) => youtube.playlists.list(page, options) })
    },
    async insertPlaylist({ title, description, scope }) {
      const requestBody = { snippet: { title, description, defaultLanguage: 'vi' }, status: { privacyStatus: 'public' } }
      const send = (options: CallOptions) => youtube.playlists.insert({ part: ['snippet', 'status'], requestBody }, options)
      return (await call({ scope, schema: uploadedSchema, send })).id
    },
    async placesOf({ playlistId, videoId, scope }) {
      const page = { part: ['id'], playlistId, videoId, maxResults: 50 }
      const send = (options: CallOptions) => youtube.playlistItems.list(page, options)
      return (await call({ scope, schema: placeListSchema, send })).items.map(({ id }) => id)
    },
    async insertPlace({ playlistId, videoId, scope }) {
      const requestBody = { snippet: { playlistId, resourceId: { kind: 'youtube#video', videoId } } }
      await call({ scope, schema: nothing, send: (options) => youtube.playlistItems.insert({ part: ['snippet'], requestBody }, options) })
    },
    async deletePlace({ placeId, scope }) {
      await call({ scope, schema: nothing, send: (options) => youtube.playlistItems.delete({ id: placeId }, options) })
    },
  }
}
