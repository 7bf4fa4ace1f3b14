/**
 * Ahead of an embargo: the film, the thumbnail and the captions go up while the video is private, so that at the hour itself
 * one update makes it public. Whether subscribers are told is said at the upload, private though it is: YouTube takes it
 * nowhere else (https://developers.google.com/youtube/v3/docs/videos/insert), and tells them once the video is public, or not at all.
 */
import type { DeliveryContext, Plan } from '../channel'
import { create } from './deliver'
import type { DeliverDeps } from './deps'
import { factsOf, usableVideos } from './receipt'
import type { YouTubeRendition } from './render'

type Creation = Extract<Plan<YouTubeRendition>, { action: 'create' }>

export async function prepare({ deps, plan, ctx }: { deps: DeliverDeps; plan: Creation; ctx: DeliveryContext }): Promise<void> {
  // What people may be watching is never made private, and what a takedown has hidden is private already.
  if (usableVideos(ctx).some((receipt) => receipt.status !== 'creating' || factsOf(receipt).isPrepared !== true)) return
  await create({ deps, ctx, rendition: { ...plan.rendition, privacyStatus: 'private' } })
}
