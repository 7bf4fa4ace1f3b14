/**
 * YouTube's own description of its API, cut down to the calls we make (what was cut: `x_source` of the file beside), and the
 * rules it does not hold: which fields only YouTube may write. For tests.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const text = z.string()
const parameterSchema = z.object({
  type: z.enum(['string', 'integer', 'boolean']),
  required: z.boolean().optional(),
  repeated: z.boolean().optional(),
  enum: z.array(text).optional(),
  minimum: text.optional(),
  maximum: text.optional(),
})
export type Parameter = z.infer<typeof parameterSchema>

const propertySchema = z.object({
  type: z.enum(['string', 'integer', 'boolean', 'array', 'object']).optional(),
  $ref: text.optional(),
  enum: z.array(text).optional(),
  format: text.optional(),
  items: z.object({ type: text.optional(), $ref: text.optional() }).optional(),
  annotations: z.object({ required: z.array(text) }).optional(),
})
export type Property = z.infer<typeof propertySchema>

const methodSchema = z.object({
  httpMethod: text,
  path: text,
  parameters: z.record(text, parameterSchema),
  request: z.object({ $ref: text }).optional(),
  mediaUpload: z.object({ accept: z.array(text), maxSize: text, protocols: z.record(text, z.object({ path: text })) }).optional(),
})
export type Method = z.infer<typeof methodSchema>

const documentSchema = z.object({
  parameters: z.record(text, parameterSchema),
  methods: z.record(text, methodSchema),
  schemas: z.record(text, z.object({ properties: z.record(text, propertySchema) })),
})

export const DISCOVERY = documentSchema.parse(JSON.parse(readFileSync(join(__dirname, 'youtube-v3.discovery.json'), 'utf8')))

/**
 * What a caller may set, by schema; the rest is YouTube's. The discovery document marks this only in part, so it is taken from
 * https://developers.google.com/youtube/v3/docs/videos/update, …/playlists/insert, …/playlistItems/insert and …/captions/insert.
 * `publishAt` is settable but never by us: our own step makes a video public.
 */
export const SETTABLE: Readonly<Record<string, readonly string[]>> = {
  Video: ['id', 'snippet', 'status'],
  VideoSnippet: ['title', 'description', 'tags', 'categoryId', 'defaultLanguage', 'defaultAudioLanguage'],
  VideoStatus: ['privacyStatus', 'license', 'embeddable', 'publicStatsViewable', 'selfDeclaredMadeForKids', 'containsSyntheticMedia'],
  Playlist: ['id', 'snippet', 'status'],
  PlaylistSnippet: ['title', 'description', 'defaultLanguage'],
  PlaylistStatus: ['privacyStatus'],
  PlaylistItem: ['snippet'],
  PlaylistItemSnippet: ['playlistId', 'resourceId', 'position'],
  ResourceId: ['kind', 'videoId'],
  Caption: ['id', 'snippet'],
  CaptionSnippet: ['videoId', 'language', 'name', 'isDraft'],
}
