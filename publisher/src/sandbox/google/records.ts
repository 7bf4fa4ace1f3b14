/** What a channel holds, as kept on disk. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Collection, Store } from '../store'
import { mutableVideoSchema } from './video-schema'

const instant = z.iso.datetime()
const numbered = { id: z.string(), no: z.number() }

const videoSchema = z.object({
  ...numbered,
  mutable: mutableVideoSchema,
  publishedAt: instant,
  listedAt: instant,
  uploadedAt: instant,
  fileName: z.string(),
  size: z.number(),
  mime: z.string(),
  durationMs: z.number().nullable(),
  willFail: z.boolean(),
  thumbnail: z.object({ file: z.string(), mime: z.string() }).nullable(),
})
export type Video = z.infer<typeof videoSchema>

const sessionSchema = z.object({
  ...numbered,
  size: z.number(),
  mime: z.string(),
  slug: z.string().nullable(),
  parts: z.array(z.string()),
  mutable: mutableVideoSchema,
  createdAt: instant,
  /** chosen when the session opens; there is no such video before the last byte */
  videoId: z.string(),
  isDone: z.boolean(),
})
export type UploadSession = z.infer<typeof sessionSchema>

const playlistSchema = z.object({
  ...numbered,
  title: z.string(),
  description: z.string(),
  privacyStatus: z.enum(['public', 'unlisted', 'private']),
  publishedAt: instant,
})
export type Playlist = z.infer<typeof playlistSchema>

const playlistItemSchema = z.object({ ...numbered, playlistId: z.string(), videoId: z.string(), publishedAt: instant })
export type PlaylistItem = z.infer<typeof playlistItemSchema>

const captionSchema = z.object({
  ...numbered,
  videoId: z.string(),
  language: z.string(),
  name: z.string(),
  isDraft: z.boolean(),
  lastUpdated: instant,
  file: z.string(),
})
export type Caption = z.infer<typeof captionSchema>

const quotaSchema = z.object({ id: z.string(), inserts: z.number(), units: z.number() })
export type QuotaDay = z.infer<typeof quotaSchema>

export interface ChannelRecords {
  videos: Collection<Video>
  sessions: Collection<UploadSession>
  playlists: Collection<Playlist>
  playlistItems: Collection<PlaylistItem>
  captions: Collection<Caption>
  /** by day in Pacific time */
  quota: Collection<QuotaDay>
  nextNo(): number
}

export async function openChannelRecords({ store, now }: { store: Store; now: () => Date }): Promise<ChannelRecords> {
  const byAge = ({ no }: { no: number }) => no
  let lastNo = 0
  return {
    videos: await store.collection({ name: 'youtube-videos', schema: videoSchema, byAge }),
    sessions: await store.collection({ name: 'youtube-sessions', schema: sessionSchema, byAge }),
    playlists: await store.collection({ name: 'youtube-playlists', schema: playlistSchema, byAge }),
    playlistItems: await store.collection({ name: 'youtube-playlist-items', schema: playlistItemSchema, byAge }),
    captions: await store.collection({ name: 'youtube-captions', schema: captionSchema, byAge }),
    quota: await store.collection({ name: 'youtube-quota', schema: quotaSchema, byAge: () => 0 }),
    nextNo() {
      lastNo = Math.max(lastNo + 1, now().getTime() * 1_000)
      return lastNo
    },
  }
}

/** Eleven characters, as YouTube's. */
export function newVideoId(): string {
  return randomBytes(9).toString('base64url').slice(0, 11)
}
