/** A takedown: every video of ours is made private or deleted, as is set; an upload still open is settled first. */
import type { DeliveryContext, Outcome, ReceiptDraft } from '../channel'
import { ChannelError } from '../errors'
import type { DeliverDeps } from './deps'
import { leavePlaylist } from './playlist'
import { readProgress, type Progress } from './progress'
import { currentReceipt } from './receipt'
import { deleteVideo, hideVideo } from './revise'
import { askSession, takeOver, takeOverLost } from './take-over'
import { giveUpSession } from './upload'

interface Removing {
  deps: DeliverDeps
  ctx: DeliveryContext
}

export async function remove({ deps, ctx }: Removing): Promise<Outcome> {
  const progress = readProgress(ctx.progress)
  const made = progress && !currentReceipt(ctx) ? await settle({ deps, ctx, progress }) : null
  const { client, tuning, options } = deps
  const videos = new Map([...ctx.receipts, ...(made ? [made] : [])].map((receipt) => [receipt.externalId, receipt]))
  for (const videoId of videos.keys()) {
    await (options.takedown === 'delete' ? deleteVideo({ client, tuning, ctx, videoId }) : hideVideo({ client, tuning, ctx, videoId }))
  }
  // YouTube takes what is deleted out of every playlist by itself
  if (options.takedown === 'private') for (const receipt of videos.values()) await leave({ deps, ctx, receipt })
  return { partly: null }
}

/** Nobody can see it there any more: a place left behind is untidy, and no reason to call a takedown unfinished. */
async function leave({ deps, ctx, receipt }: Removing & { receipt: ReceiptDraft }): Promise<void> {
  try {
    await leavePlaylist({ deps, ctx, receipt })
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    ctx.log.warn('youtube.lacks', { part: 'playlist', video: receipt.externalId, code: error.code })
  }
}

/** An upload that is still open when the Item is taken down: did it make a video? If not, its address is forgotten. */
async function settle(args: Removing & { progress: Progress }): Promise<ReceiptDraft | null> {
  const { deps, ctx, progress } = args
  if (progress.state === 'lost') return takeOverLost({ deps, ctx, lost: progress, isRemoval: true })
  const state = await askSession({ deps, ctx, upload: progress })
  if (state.kind === 'done') return takeOver({ deps, ctx, videoId: state.videoId, upload: progress, isRemoval: true })
  if (state.kind === 'lost' && progress.isFinalSent) return giveUpSession({ ctx, upload: progress })
  await ctx.saveProgress(null)
  return null
}
