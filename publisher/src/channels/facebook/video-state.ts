/** What Facebook's account of a video means: how far it is, and whether it failed. */
import type { ReceiptDraft } from '../channel'
import type { FacebookDeps } from './client'
import type { Video } from './objects'

export type VideoState = 'uploading' | 'processing' | 'published' | 'unpublished' | 'failed'

/** Failure first: Facebook lists an error in a phase while the overall status still says `processing`. */
export function stateOf({ status, published }: Video): VideoState {
  const phases = [status?.uploading_phase, status?.processing_phase, status?.publishing_phase]
  const overall = status?.video_status ?? null
  if (phases.some((phase) => phase?.isFailed) || overall === 'error' || overall === 'upload_failed' || overall === 'expired')
    return 'failed'
  if (published === true && (overall === null || overall === 'ready')) return 'published'
  if (overall === 'uploading') return 'uploading'
  return overall === 'ready' && status?.publishing_phase?.publishStatus ? 'unpublished' : 'processing'
}

/**
 * Whether `finish` took effect on a reel: its bytes may be processed before anybody said so, and until that is over only a word
 * about its publishing tells. null: it cannot be told yet.
 */
export function isReelOut({ status, published, post_id: postId }: Video): boolean | null {
  const { status: phase = null, publishStatus = null } = status?.publishing_phase ?? {}
  const isBegun = phase !== null && phase !== 'not_started'
  if (published === true || (postId ?? null) !== null || publishStatus !== null || isBegun) return true
  return status?.video_status === 'processing' ? null : false
}

/** Whether `finish` took effect: before it, Facebook is still waiting for the upload, or for the word that it is complete. */
export function isFinished(video: Video): boolean {
  const overall = video.status?.video_status ?? null
  if (overall === 'processing' || overall === 'ready' || overall === 'error') return true
  return video.published === true || (video.post_id ?? null) !== null
}

/** @param known what its receipt holds already, which stays */
export function videoReceipt({ video, deps, known }: { video: Video; deps: FacebookDeps; known?: ReceiptDraft }): ReceiptDraft {
  const { id, permalink_url: permalink, post_id: postId } = video
  const data = { ...known?.data, ...(postId ? { postId } : {}) }
  return {
    key: 'video',
    externalId: id,
    url: permalink ? new URL(permalink, deps.settings.webUrl).href : null,
    ...(Object.keys(data).length > 0 ? { data } : {}),
  }
}
