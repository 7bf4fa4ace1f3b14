/** A takedown: every video of ours is made private, an upload still open is settled first. */
import type { DeliveryContext, Outcome, ReceiptDraft } from '../channel'
import type { DeliverDeps } from './deps'
import { readProgress, type Progress } from './progress'
import { currentReceipt } from './receipt'
import { hideVideo } from './revise'
import { askSession, takeOver, takeOverLost } from './take-over'
import { giveUpSession } from './upload'

interface Removing {
  deps: DeliverDeps
  ctx: DeliveryContext
}

export async function remove({ deps, ctx }: Removing): Promise<Outcome> {
  const progress = readProgress(ctx.progress)
  const made = progress && !currentReceipt(ctx) ? await settle({ deps, ctx, progress }) : null
  const videoIds = new Set([...ctx.receipts, ...(made ? [made] : [])].map(({ externalId }) => externalId))
  for (const videoId of videoIds) await hideVideo({ client: deps.client, tuning: deps.tuning, ctx, videoId })
  return { partly: null }
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
