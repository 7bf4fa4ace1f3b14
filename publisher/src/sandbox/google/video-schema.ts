/**
 * The Video resource in a request body, after YouTube's discovery document: unknown names are refused, and, stricter than YouTube,
 * so is what only YouTube writes; the rest is typed. Limits: developers.google.com/youtube/v3/docs/videos
 */
import { z } from 'zod'
import { badRequest } from './errors'

export const snippetBody = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  categoryId: z.string().optional(),
  defaultLanguage: z.string().optional(),
  defaultAudioLanguage: z.string().optional(),
})
const statusBody = z.strictObject({
  privacyStatus: z.enum(['public', 'unlisted', 'private']).optional(),
  publishAt: z.iso.datetime({ offset: true }).optional(),
  license: z.enum(['youtube', 'creativeCommon']).optional(),
  embeddable: z.boolean().optional(),
  publicStatsViewable: z.boolean().optional(),
  selfDeclaredMadeForKids: z.boolean().optional(),
  containsSyntheticMedia: z.boolean().optional(),
})
const recordingBody = z.strictObject({
  location: z
    .strictObject({ latitude: z.number().optional(), longitude: z.number().optional(), altitude: z.number().optional() })
    .optional(),
  locationDescription: z.string().optional(),
  recordingDate: z.string().optional(),
})
const localizationsBody = z.record(z.string(), z.strictObject({ title: z.string().optional(), description: z.string().optional() }))
const placementBody = z.strictObject({ hasPaidProductPlacement: z.boolean().optional() })

const READ_ONLY_PARTS = [
  'ageGating',
  'contentDetails',
  'fileDetails',
  'liveStreamingDetails',
  'monetizationDetails',
  'player',
  'processingDetails',
  'projectDetails',
  'statistics',
  'suggestions',
  'topicDetails',
] as const
export const MUTABLE_PARTS = ['snippet', 'status', 'recordingDetails', 'localizations', 'paidProductPlacementDetails'] as const
export const VIDEO_PARTS: readonly string[] = ['id', ...MUTABLE_PARTS, ...READ_ONLY_PARTS]

export const videoBody = z.strictObject({
  id: z.string().optional(),
  snippet: snippetBody.optional(),
  status: statusBody.optional(),
  recordingDetails: recordingBody.optional(),
  localizations: localizationsBody.optional(),
  paidProductPlacementDetails: placementBody.optional(),
})
export type VideoBody = z.infer<typeof videoBody>

/** What is kept: every property that a caller can set, with YouTube's defaults filled in. */
export const mutableVideoSchema = z.object({
  snippet: z.object({
    title: z.string(),
    description: z.string(),
    tags: z.array(z.string()).optional(),
    categoryId: z.string(),
    defaultLanguage: z.string().optional(),
    defaultAudioLanguage: z.string().optional(),
  }),
  status: z.object({
    privacyStatus: z.enum(['public', 'unlisted', 'private']),
    publishAt: z.string().optional(),
    license: z.enum(['youtube', 'creativeCommon']),
    embeddable: z.boolean(),
    publicStatsViewable: z.boolean(),
    selfDeclaredMadeForKids: z.boolean().optional(),
    containsSyntheticMedia: z.boolean().optional(),
  }),
  recordingDetails: recordingBody.optional(),
  localizations: localizationsBody.optional(),
  paidProductPlacementDetails: placementBody.optional(),
})
export type MutableVideo = z.infer<typeof mutableVideoSchema>

/** @throws GoogleError 400 naming the first field that does not fit, as Google's JSON reader does */
export function parseBody<T>({ schema, json }: { schema: z.ZodType<T>; json: unknown }): T {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const at = issue?.path.join('.') ?? ''
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : null
  if (at === 'status.publishAt')
    throw badRequest('invalidPublishAt', 'The request metadata specifies an invalid scheduled publishing time.')
  throw badRequest(
    'badRequest',
    unknown === null
      ? `Invalid value at '${at}': ${issue?.message ?? ''}`
      : `Invalid JSON payload received. Unknown name "${unknown}" at '${at}': Cannot find field.`,
  )
}
