/**
 * Brings the channel to the plan: which of upload, change and hiding is to be done, in which order.
 * How bytes travel: upload.ts. What a change may touch: revise.ts. What stands beside a video: dress.ts. What an earlier try
 * left behind: take-over.ts. What is done ahead of an embargo: prepare.ts.
 */
import type { DeliveryContext, Outcome, Plan, Receipt, ReceiptDraft } from '../channel'
import type { DeliverDeps } from './deps'
import { dress } from './dress'
import { openSession } from './open-session'
import { fingerprintOf, readProgress, type OpenUpload } from './progress'
import { currentReceipt, filmOf, receiptOf, usableVideos } from './receipt'
import { remove } from './remove'
import type { YouTubeRendition } from './render'
import { reviseVideo } from './revise'
import { askSession, takeOver, takeOverLost, uploadSpec } from './take-over'
import { giveUpSession, sendBytes, sendLast } from './upload'

interface Creating {
  deps: DeliverDeps
  ctx: DeliveryContext
  rendition: YouTubeRendition
}

export async function deliver(args: { deps: DeliverDeps; plan: Plan<YouTubeRendition>; ctx: DeliveryContext }): Promise<Outcome> {
  const { deps, plan, ctx } = args
  switch (plan.action) {
    case 'create':
      return create({ deps, ctx, rendition: plan.rendition })
    case 'update':
      return update({ deps, ctx, rendition: withoutFormerTags(plan) })
    case 'remove':
      return remove({ deps, ctx })
  }
}

const PARTLY = 'Phim trên YouTube giữ nguyên vì YouTube không cho thay tệp; tiêu đề và mô tả đã cập nhật.'

/** As the rendition has it, private or public. */
export async function create({ deps, ctx, rendition }: Creating): Promise<Outcome> {
  // A video of ours that has this film is shown again rather than uploaded twice, which YouTube refuses as a duplicate.
  const existing = currentReceipt(ctx) ?? usableVideos(ctx).find((receipt) => filmOf(receipt) === rendition.film.sha256)
  if (existing) return revise({ deps, ctx, rendition, receipt: existing, isRevived: needsReceipt({ ctx, receipt: existing }) })
  const left = await takeUp({ deps, ctx, rendition })
  if (left.made) return revise({ deps, ctx, rendition, receipt: left.made })
  const opened = left.resumed ?? (await openSession({ deps, ctx, rendition }))
  const receipt = await upload({ deps, ctx, upload: opened })
  const isAsWanted = opened.isPrivate === (rendition.privacyStatus === 'private')
  return isAsWanted ? dress({ deps, ctx, rendition, receipt }) : revise({ deps, ctx, rendition, receipt })
}

/** Hidden by a takedown: shown again, it is a thing of this incarnation. */
function needsReceipt({ ctx, receipt }: { ctx: DeliveryContext; receipt: Receipt }): boolean {
  return receipt.status === 'hidden' || receipt.incarnation !== ctx.incarnation
}

async function update({ deps, ctx, rendition }: Creating): Promise<Outcome> {
  const receipt = currentReceipt(ctx)
  if (!receipt) return create({ deps, ctx, rendition })
  return revise({ deps, ctx, rendition, receipt })
}

/** Tags the board has given up are taken away; where it never gave any, those set by hand stay. */
function withoutFormerTags({ rendition, previous }: Extract<Plan<YouTubeRendition>, { action: 'update' }>): YouTubeRendition {
  return rendition.tags === null && previous.tags !== null ? { ...rendition, tags: [] } : rendition
}

async function revise(args: Creating & { receipt: ReceiptDraft; isRevived?: boolean }): Promise<Outcome> {
  const { deps, ctx, rendition, receipt, isRevived = false } = args
  const isThere = await reviseVideo({ client: deps.client, tuning: deps.tuning, ctx, rendition, receipt, isRevived })
  const film = filmOf(receipt)
  const filmLack = film !== null && film !== rendition.film.sha256 ? PARTLY : null
  if (!isThere) return { partly: filmLack }
  const { partly, ...dressed } = await dress({ deps, ctx, rendition, receipt })
  return { ...dressed, partly: [filmLack, partly].filter(Boolean).join(' ') || null }
}

/** What an earlier try left: a video that was made after all, an upload to go on with, or nothing of use. */
async function takeUp({ deps, ctx, rendition }: Creating): Promise<{ made?: ReceiptDraft | null; resumed?: OpenUpload }> {
  const progress = readProgress(ctx.progress)
  if (progress === null) return {}
  if (progress.state === 'lost') return { made: await takeOverLost({ deps, ctx, lost: progress, isRemoval: false }) }
  const state = await askSession({ deps, ctx, upload: progress })
  switch (state.kind) {
    case 'done':
      return { made: await takeOver({ deps, ctx, videoId: state.videoId, upload: progress, isRemoval: false }) }
    case 'open':
      // a session carries the texts it was opened with; those of a newer Release need a new one
      return isOf({ progress, rendition }) ? { resumed: { ...progress, offset: state.offset } } : {}
    case 'lost':
      if (!progress.isFinalSent) return {}
      await ctx.step(uploadSpec({ deps, upload: progress }), () => giveUpSession({ ctx, upload: progress }))
      return {}
  }
}

/** One that was opened private is finished all the same when the hour has come; one that is public must not be ahead of it. */
function isOf({ progress, rendition }: { progress: OpenUpload; rendition: YouTubeRendition }): boolean {
  return progress.fingerprint === fingerprintOf(rendition) && (progress.isPrivate || rendition.privacyStatus === 'public')
}

async function upload({ deps, ctx, upload: opened }: Omit<Creating, 'rendition'> & { upload: OpenUpload }): Promise<ReceiptDraft> {
  const sent = await sendBytes({ deps, ctx, upload: opened })
  const last: OpenUpload = { ...sent, isFinalSent: true }
  await ctx.saveProgress(last)
  const videoId = await ctx.step(uploadSpec({ deps, upload: last }), async (signal) => {
    const made = await sendLast({ deps, ctx, upload: last, signal })
    return { answer: made, receipts: [receiptOf({ options: deps.options, videoId: made, upload: last })] }
  })
  await ctx.saveProgress(null)
  return receiptOf({ options: deps.options, videoId, upload: last })
}
