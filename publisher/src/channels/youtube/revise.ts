/**
 * Changes of a video that is already on the channel. `videos.update` replaces every field of a part it names, so the
 * video is read first, merged, and only the parts that differ are named.
 */
import type { DeliveryContext, ReceiptDraft } from '../channel'
import type { Video } from './answers'
import { lockedPrivate } from './audit-doubt'
import { scopeOf } from './call-scope'
import { unless } from './unless'
import type { VideoUpdate, YouTubeClient } from './client'
import { COST } from './quota'
import { snippetOf, statusOf, type YouTubeRendition } from './render'
import type { Tuning } from './settings'
import { tagText } from './tags'
import { fold } from './text'

interface Revising {
  client: YouTubeClient
  tuning: Tuning
  ctx: DeliveryContext
}

/**
 * Brings texts and status to the rendition. `isRevived`: hidden by an earlier incarnation, so this one needs a receipt of
 * its own. A video that is gone is left to verify, which says so. @returns whether it is there
 */
export async function reviseVideo(
  args: Revising & { rendition: YouTubeRendition; receipt: ReceiptDraft; isRevived: boolean },
): Promise<boolean> {
  const { client, tuning, ctx, rendition, receipt, isRevived } = args
  const { key, externalId, url, data } = receipt
  const video = await readVideo({ client, tuning, ctx, videoId: externalId })
  if (!video) return false
  const snippet = mergedSnippet({ video, rendition })
  const status = mergedStatus({ video, wanted: statusOf(rendition) })
  if (!snippet && !status && !isRevived) return true
  const resource: VideoUpdate = { id: video.id, ...(snippet ? { snippet } : {}), ...(status ? { status } : {}) }
  const { title, privacyStatus } = rendition
  const spec = { name: 'update', effect: 'repeatable', deadlineMs: tuning.callMs, cost: COST['videos.update'] } as const
  const request = { id: video.id, title, privacyStatus, parts: [...(snippet ? ['snippet'] : []), ...(status ? ['status'] : [])] }
  await ctx.step({ ...spec, request }, async (signal) => {
    const seenBy = snippet || status ? await client.updateVideo({ resource, scope: scopeOf({ ctx, signal }) }) : null
    if (status && privacyStatus === 'public' && seenBy === 'private') throw lockedPrivate()
    const draft = { key, externalId, url, ...(data ? { data } : {}) }
    return { answer: video.id, receipts: isRevived ? [draft] : [] }
  })
  return true
}

/** Sets it private: nobody but the channel sees it any more, and the board keeps the film. */
export async function hideVideo({ client, tuning, ctx, videoId }: Revising & { videoId: string }): Promise<void> {
  const video = await readVideo({ client, tuning, ctx, videoId })
  const status = video && mergedStatus({ video, wanted: { privacyStatus: 'private' } })
  if (!status) return
  const spec = { name: 'hide', effect: 'repeatable', deadlineMs: tuning.callMs, cost: COST['videos.update'] } as const
  await ctx.step({ ...spec, request: { id: videoId, privacyStatus: 'private' } }, async (signal) => {
    await client.updateVideo({ resource: { id: videoId, status }, scope: scopeOf({ ctx, signal }) })
    return { answer: videoId }
  })
}

/** Nothing of it is left, the board's own film in our store aside. */
export async function deleteVideo({ client, tuning, ctx, videoId }: Revising & { videoId: string }): Promise<void> {
  const spec = { name: 'delete', effect: 'repeatable', deadlineMs: tuning.callMs, cost: COST['videos.delete'] } as const
  await ctx.step({ ...spec, request: { id: videoId } }, async (signal) => {
    await client.deleteVideo({ videoId, scope: scopeOf({ ctx, signal }) }).catch(unless('youtube.videoNotFound'))
    return { answer: videoId }
  })
}

async function readVideo({ client, tuning, ctx, videoId }: Revising & { videoId: string }): Promise<Video | null> {
  const spec = { name: 'video', deadlineMs: tuning.callMs, cost: COST['videos.list'] }
  const videos = await ctx.read(spec, (signal) => client.videos({ ids: [videoId], scope: scopeOf({ ctx, signal }) }))
  return videos.find(({ id }) => id === videoId) ?? null
}

/** null when nothing differs */
function mergedSnippet({ video, rendition }: { video: Video; rendition: YouTubeRendition }): VideoUpdate['snippet'] | null {
  const wanted = snippetOf(rendition)
  if (!video.snippet) return wanted
  const found = video.snippet
  const isSame =
    fold(found.title) === fold(wanted.title) &&
    fold(found.description) === fold(wanted.description) &&
    found.categoryId === wanted.categoryId &&
    (wanted.tags === undefined || tagText(found.tags ?? []) === tagText(wanted.tags))
  if (isSame) return null
  // what was set by hand and is no business of the plan; without it the update would remove it
  const { tags, defaultAudioLanguage } = found
  return { ...(tags ? { tags } : {}), ...(defaultAudioLanguage === undefined ? {} : { defaultAudioLanguage }), ...wanted }
}

type WantedStatus = Partial<Omit<ReturnType<typeof statusOf>, 'privacyStatus'>> & { privacyStatus: 'public' | 'private' }
const STATUS_FIELDS = ['privacyStatus', 'license', 'embeddable', 'selfDeclaredMadeForKids', 'containsSyntheticMedia'] as const

/** null when nothing differs. A `publishAt` set by hand is never kept: it would show the video at a time nobody approved. */
function mergedStatus({ video, wanted }: { video: Video; wanted: WantedStatus }): VideoUpdate['status'] | null {
  if (!video.status) return wanted
  const { uploadStatus: _, failureReason: _1, rejectionReason: _2, ...found } = video.status
  const isSame = STATUS_FIELDS.every((field) => {
    // what YouTube does not tell is no difference, but for the label of made-up pictures, which it leaves out when false
    const seen = found[field] ?? (field === 'containsSyntheticMedia' ? false : wanted[field])
    return wanted[field] === undefined || seen === wanted[field]
  })
  return isSame ? null : { ...found, ...wanted }
}
