/** A video as YouTube shows it to its owner. State follows from the clock, so that a restart changes nothing. */
import { createHash } from 'node:crypto'
import type { GoogleContext } from './context'
import type { Video } from './records'

export function videoResource({
  context,
  video,
  parts,
}: {
  context: GoogleContext
  video: Video
  parts: readonly string[]
}): Record<string, unknown> {
  const all: Record<string, unknown> = { ...fixedParts({ context, video }), ...processingParts({ context, video }) }
  const named = parts.filter((part) => part !== 'id' && all[part] !== undefined).map((part) => [part, all[part]])
  return { kind: 'youtube#video', etag: etag([video.id, ...named]), id: video.id, ...Object.fromEntries(named) }
}

export type Stage = 'processing' | 'failed' | 'processed'

export function stageOf({ context, video }: { context: GoogleContext; video: Video }): Stage {
  const readyAt = new Date(video.uploadedAt).getTime() + context.settings.delays.youtubeProcessingMs
  if (context.settings.now().getTime() < readyAt) return 'processing'
  return video.willFail ? 'failed' : 'processed'
}

/** A private video whose `publishAt` has come is public. */
export function privacyOf({ context, video }: { context: GoogleContext; video: Video }): 'public' | 'unlisted' | 'private' {
  const { privacyStatus, publishAt } = video.mutable.status
  return publishAt !== undefined && new Date(publishAt) <= context.settings.now() ? 'public' : privacyStatus
}

export function watchUrl({ context, id }: { context: GoogleContext; id: string }): string {
  return `${context.baseUrl()}/kenh/watch?v=${id}`
}

export function thumbnailsOf({ context, video }: { context: GoogleContext; video: Video }): Record<string, unknown> {
  const url = `${context.baseUrl()}/media/${video.thumbnail?.file ?? `no-thumbnail`}`
  return { default: { url, width: 120, height: 90 }, medium: { url, width: 320, height: 180 }, high: { url, width: 480, height: 360 } }
}

export function etag(content: unknown): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64url')
}

function fixedParts({ context, video }: { context: GoogleContext; video: Video }): Record<string, unknown> {
  const { snippet, recordingDetails, localizations, paidProductPlacementDetails } = video.mutable
  const stage = stageOf({ context, video })
  const hasCaptions = context.records.captions.all().some(({ videoId }) => videoId === video.id)
  return {
    snippet: {
      ...snippet,
      publishedAt: video.publishedAt,
      channelId: context.settings.youtube.channelId,
      channelTitle: context.settings.pageName,
      thumbnails: thumbnailsOf({ context, video }),
      liveBroadcastContent: 'none',
      localized: { title: snippet.title, description: snippet.description },
    },
    recordingDetails: recordingDetails ?? {},
    localizations: localizations ?? {},
    paidProductPlacementDetails: paidProductPlacementDetails ?? { hasPaidProductPlacement: false },
    contentDetails: {
      duration: stage === 'processed' && video.durationMs !== null ? isoDuration(video.durationMs) : 'P0D',
      dimension: '2d',
      definition: 'hd',
      caption: String(hasCaptions),
      licensedContent: false,
      projection: 'rectangular',
      hasCustomThumbnail: video.thumbnail !== null,
    },
    statistics: statisticsOf({ context, video }),
    player: {
      embedHtml: `<iframe width="480" height="270" src="${context.baseUrl()}/kenh/embed/${video.id}" frameborder="0" allowfullscreen></iframe>`,
    },
    topicDetails: {},
  }
}

/** Decimal strings; what is kept back is left out. */
function statisticsOf({ context, video }: { context: GoogleContext; video: Video }): Record<string, string> {
  const { views, reactions, comments } = context.reach.of({ id: video.id, since: video.publishedAt })
  const counts = { viewCount: views, likeCount: reactions, favoriteCount: 0, commentCount: comments }
  return Object.fromEntries(Object.entries(counts).flatMap(([name, count]) => (count === null ? [] : [[name, String(count)]])))
}

function processingParts({ context, video }: { context: GoogleContext; video: Video }): Record<string, unknown> {
  const stage = stageOf({ context, video })
  const { publishAt: _due, ...status } = video.mutable.status
  const privacyStatus = privacyOf({ context, video })
  const isWaiting = privacyStatus === 'private' && video.mutable.status.publishAt !== undefined
  return {
    status: {
      ...status,
      privacyStatus,
      ...(isWaiting ? { publishAt: video.mutable.status.publishAt } : {}),
      uploadStatus: { processing: 'uploaded', failed: 'failed', processed: 'processed' }[stage],
      ...(stage === 'failed' ? { failureReason: 'conversion' } : {}),
      madeForKids: video.mutable.status.selfDeclaredMadeForKids ?? false,
    },
    processingDetails: {
      processingStatus: { processing: 'processing', failed: 'failed', processed: 'succeeded' }[stage],
      ...(stage === 'processing' ? { processingProgress: { partsTotal: '10', partsProcessed: '5', timeLeftMs: '1000' } } : {}),
      ...(stage === 'failed' ? { processingFailureReason: 'transcodeFailed' } : {}),
      fileDetailsAvailability: 'available',
      processingIssuesAvailability: 'available',
      tagSuggestionsAvailability: 'notAvailable',
      editorSuggestionsAvailability: 'notAvailable',
      thumbnailsAvailability: stage === 'processed' ? 'available' : 'inProgress',
    },
    fileDetails: {
      fileName: video.fileName,
      fileSize: String(video.size),
      fileType: 'video',
      container: 'mov,mp4,m4a,3gp,3g2,mj2',
      ...(video.durationMs === null ? {} : { durationMs: String(video.durationMs) }),
      creationTime: video.uploadedAt,
    },
    suggestions: stage === 'failed' ? { processingErrors: ['notAVideoFile'] } : {},
  }
}

function isoDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds % 60 ? `${seconds % 60}S` : ''}`
}
