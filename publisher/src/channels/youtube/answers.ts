/** The parts of YouTube's answers that we read, parsed where they arrive. */
import { z } from 'zod'
import { ChannelUnavailable } from '../errors'

const text = z.string()

export const videoSchema = z.object({
  id: text.min(1),
  snippet: z
    .object({
      title: text,
      description: text.default(''),
      publishedAt: text.exactOptional(),
      channelId: text.exactOptional(),
      thumbnails: z.record(text, z.object({ url: text.exactOptional() })).exactOptional(),
      tags: z.array(text).exactOptional(),
      categoryId: text.exactOptional(),
      defaultLanguage: text.exactOptional(),
      defaultAudioLanguage: text.exactOptional(),
    })
    .exactOptional(),
  status: z
    .object({
      uploadStatus: text.exactOptional(),
      failureReason: text.exactOptional(),
      rejectionReason: text.exactOptional(),
      privacyStatus: text,
      license: text.exactOptional(),
      embeddable: z.boolean().exactOptional(),
      publicStatsViewable: z.boolean().exactOptional(),
      selfDeclaredMadeForKids: z.boolean().exactOptional(),
      containsSyntheticMedia: z.boolean().exactOptional(),
    })
    .exactOptional(),
  fileDetails: z.object({ fileName: text.exactOptional(), fileSize: text.exactOptional() }).exactOptional(),
  processingDetails: z.object({ processingStatus: text.exactOptional(), processingFailureReason: text.exactOptional() }).exactOptional(),
})
export type Video = z.infer<typeof videoSchema>

export const videoListSchema = z.object({ items: z.array(videoSchema).default([]) })

/** Counts are decimal strings; one that is kept back is left out. */
const count = text.regex(/^\d+$/).transform(Number).refine(Number.isSafeInteger).exactOptional()
export const statisticsListSchema = z.object({
  items: z
    .array(
      z.object({
        id: text.min(1),
        statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).exactOptional(),
      }),
    )
    .default([]),
})
export type VideoStatistics = z.infer<typeof statisticsListSchema>['items'][number]

export const channelListSchema = z.object({
  items: z
    .array(
      z.object({
        id: text.min(1),
        snippet: z.object({ title: text }),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: text.min(1) }) }),
      }),
    )
    .default([]),
})
export type OwnChannel = z.infer<typeof channelListSchema>['items'][number]

export const playlistPageSchema = z.object({
  items: z.array(z.object({ snippet: z.object({ publishedAt: text }), contentDetails: z.object({ videoId: text.min(1) }) })).default([]),
  nextPageToken: text.exactOptional(),
})
export type PlaylistPage = z.infer<typeof playlistPageSchema>

/** What a finished upload, or the making of anything else, answers; only its id matters. */
export const uploadedSchema = z.object({ id: text.min(1) })
export const updatedSchema = z.object({ status: z.object({ privacyStatus: text }).exactOptional() })

const captionTrackSchema = z.object({
  id: text.min(1),
  snippet: z.object({ language: text, name: text.default(''), trackKind: text.default('standard') }),
})
export type CaptionTrack = z.infer<typeof captionTrackSchema>
export const captionListSchema = z.object({ items: z.array(captionTrackSchema).default([]) })

const playlistSchema = z.object({ id: text.min(1), snippet: z.object({ publishedAt: text, description: text.default('') }) })
export type Playlist = z.infer<typeof playlistSchema>
export const playlistListSchema = z.object({ items: z.array(playlistSchema).default([]), nextPageToken: text.exactOptional() })

export const placeListSchema = z.object({ items: z.array(z.object({ id: text.min(1) })).default([]) })

/** @throws ChannelUnavailable when the answer has not the shape we know */
export function parseAnswer<T>({ schema, answer }: { schema: z.ZodType<T>; answer: unknown }): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new ChannelUnavailable({
    code: 'youtube.unreadable',
    message: 'YouTube trả lời theo cách hệ thống không hiểu.',
    help: 'Hệ thống tự thử lại. Nếu lặp lại nhiều lần, báo người quản trị kiểm tra YOUTUBE_API_URL.',
    who: 'nobody',
    cause: parsed.error,
  })
}
