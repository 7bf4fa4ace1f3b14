/**
 * What a hint starts: claim → look for lost outcomes → deliver → read back → settle, and again while something newer is
 * wanted. Brings one Delivery from live to wanted; every crash in here ends in the sweep and then in a new claim.
 */
import type { Release } from '@hl/config/release'
import type { Channel, DeliveryContext, Plan, Receipt, Rendition } from '../channels/channel'
import { transaction } from '../database'
import type { Hint } from '../queue/doorbell'
import { claimDelivery, type Claim } from './claim'
import { createDeliveryContext, toReceipt, type Finished } from './context'
import { decide, type Decision } from './decide'
import type { DeliveryError, ReceiptRow } from './delivery'
import { channelOf, type DeliveryDeps } from './deps'
import { block, hold } from './doors'
import { Superseded } from './interruptions'
import { find, loadOpenStep, lookFor } from './looks'
import { isStanding, loadFinished, loadReceipts } from './receipts'
import { settle, type Settlement } from './settle'
import { errorFacts, saveReceipts } from './steps'
import { readBack } from './read-back'

const MAX_ROUNDS = 5
const FIND_AGAIN_MS = 60_000

/** Never throws: whatever goes wrong is written to the Delivery or, at the worst, left to the sweep. */
export async function deliver(deps: DeliveryDeps, deliveryId: string): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS && !deps.stopping.aborted; round++) {
    try {
      const claim = await claimDelivery(deps, deliveryId)
      if (!claim) return
      const isDueAgain = await attempt(deps, claim)
      if (!isDueAgain) return
    } catch (error) {
      deps.log.error('delivery.core_failed', { delivery: deliveryId, error })
      return
    }
  }
}

/** @returns whether this very Delivery is due again at once */
async function attempt(deps: DeliveryDeps, claim: Claim): Promise<boolean> {
  const channel = channelOf(deps, claim.delivery.channel)
  let to: Settlement
  try {
    to = await bringAbout(deps, { claim, channel })
  } catch (error) {
    to = await settlementOf(deps, { claim, channel, error })
  }
  deps.log.info('attempt.ended', {
    delivery: claim.delivery.id,
    channel: channel.id,
    attempt: claim.attemptId,
    state: to.state,
    outcome: to.outcome,
    ...(to.error ? { code: to.error.code } : {}),
  })
  const hints = await settle(deps, { claim, to })
  if (!hints) return false
  await deps.doorbell.ring(hints.filter((hint: Hint) => hint.id !== claim.delivery.id))
  return hints.some((hint) => hint.id === claim.delivery.id)
}

async function bringAbout(deps: DeliveryDeps, input: { claim: Claim; channel: Channel }): Promise<Settlement> {
  const { channel } = input
  const lost = await settleLostOutcome(deps, input)
  if ('stop' in lost) return lost.stop
  const { claim } = lost
  const receipts = await loadReceipts(deps.pool, { documentId: claim.delivery.document_id })
  const own = receipts.filter((receipt) => receipt.delivery_id === claim.delivery.id)
  const ctx = contextOf({
    deps,
    channel,
    claim,
    receipts: own,
    finished: isFirst(claim) ? new Map() : await loadFinished(deps.pool, claim.delivery),
  })
  if (claim.target.kind === 'remove') {
    await channel.deliver({ action: 'remove' }, ctx)
    return readBack(deps, { claim, channel, ctx, rendition: null, partly: null })
  }
  const release = await deps.releases.load(deps.pool, claim.target.release)
  const verified = receipts.filter((receipt) => receipt.status === 'live').map(toReceipt)
  const rendition = channel.render(release, verified)
  if (claim.isVerifyOnly) return readBack(deps, { claim, channel, ctx, rendition, partly: claim.delivery.partly })
  const standing = own.filter((receipt) => isStanding(receipt, claim.delivery))
  const plan = await planFor(deps, { channel, release, rendition, verified, standing })
  if (plan.action === 'create' && claim.delivery.find_first) {
    const found = await findFirst(deps, { claim, channel, ctx })
    if (found) return found
  }
  const { partly } = await channel.deliver(plan, ctx)
  return readBack(deps, { claim, channel, ctx, rendition, partly })
}

/** Nobody worked on it before: there is nothing to look for or to go on with. */
function isFirst(claim: Claim): boolean {
  return claim.delivery.fence === 1
}

interface Planning {
  channel: Channel
  release: Release
  rendition: Rendition
  verified: readonly Receipt[]
  standing: readonly ReceiptRow[]
}

/** With a receipt there is something to change; without one, something to make. */
async function planFor(deps: DeliveryDeps, { channel, release, rendition, verified, standing }: Planning): Promise<Plan> {
  const latest = standing.at(-1)
  if (!latest) return { action: 'create', release, rendition }
  const before = latest.release ? await deps.releases.load(deps.pool, latest.release) : release
  return { action: 'update', release, rendition, previous: channel.render(before, verified) }
}

/** A create whose answer was lost is looked for before anything else is done. @returns where to stop, or what to go on with */
async function settleLostOutcome(
  deps: DeliveryDeps,
  { claim, channel }: { claim: Claim; channel: Channel },
): Promise<{ stop: Settlement } | { claim: Claim }> {
  const step = isFirst(claim) ? null : await loadOpenStep(deps, claim)
  if (!step) return { claim }
  const ctx = contextOf({ deps, channel, claim, receipts: [], finished: new Map() })
  const finding = await lookFor(deps, { claim, channel, ctx, step })
  const isRemoval = claim.target.kind === 'remove'
  switch (finding.kind) {
    case 'found':
      return { claim }
    case 'absent':
      if (isRemoval || claim.delivery.lost_creates + 1 < deps.policy.maxLostCreates) {
        return { claim: finding.startsAnew ? { ...claim, delivery: { ...claim.delivery, progress: null } } : claim }
      }
      return { stop: { state: 'unknown', dueAt: null, outcome: 'unknown', error: LOST_TOO_OFTEN } }
    case 'later':
      return {
        stop: {
          state: isRemoval ? 'removing' : 'retrying',
          dueAt: finding.dueAt,
          outcome: 'looking',
          error: claim.delivery.error ?? LOOKING,
        },
      }
    case 'several':
      return { stop: severalFound(deps, { isRemoval, ids: finding.ids }) }
  }
}

function severalFound(deps: DeliveryDeps, { isRemoval, ids }: { isRemoval: boolean; ids: string[] }): Settlement {
  const facts = { outcome: 'unknown', error: SEVERAL, attemptError: { ids } }
  if (isRemoval) return { ...facts, state: 'removing', dueAt: new Date(Date.now() + deps.policy.removalMs) }
  return { ...facts, state: 'unknown', dueAt: null }
}

/** After a restore or an operator's "absent": one complete look over everything of ours before a new create. */
async function findFirst(deps: DeliveryDeps, input: { claim: Claim; channel: Channel; ctx: DeliveryContext }): Promise<Settlement | null> {
  const { claim } = input
  const release = claim.target.kind === 'publish' ? claim.target.release : null
  const step = { name: 'find-first', release, request: null, sent_at: claim.delivery.created_at }
  const { matches, complete } = await find(deps, { ...input, step })
  if (matches.length > 1) return severalFound(deps, { isRemoval: false, ids: matches.map((match) => match.externalId) })
  if (matches.length === 1) {
    await transaction(deps.pool, (client) => saveReceipts(client, { claim, drafts: matches, release }))
    return { state: 'queued', dueAt: new Date(), outcome: 'adopted', isFindFirstDone: true }
  }
  if (!complete) return { state: 'retrying', dueAt: new Date(Date.now() + FIND_AGAIN_MS), outcome: 'looking', error: LOOKING }
  await deps.pool.query(`update delivery set find_first = false where id = $1 and fence = $2`, [claim.delivery.id, claim.delivery.fence])
  return null
}

function contextOf(input: {
  deps: DeliveryDeps
  channel: Channel
  claim: Claim
  receipts: readonly ReceiptRow[]
  finished: Finished
}): DeliveryContext {
  return createDeliveryContext({ ...input, signal: new AbortController().signal })
}

async function settlementOf(deps: DeliveryDeps, input: { claim: Claim; channel: Channel; error: unknown }): Promise<Settlement> {
  const { claim, channel, error } = input
  const { delivery, target } = claim
  const isRemoval = target.kind === 'remove'
  const rest = isRemoval ? 'removing' : delivery.state
  if (error instanceof Superseded) return { state: rest, dueAt: new Date(), outcome: error.why, error: delivery.error }
  const decision = decide({
    error,
    isRemoval,
    tries: delivery.tries,
    bugs: delivery.bugs,
    now: new Date(),
    firstLookMs: channel.looksMs[0],
    policy: deps.policy,
  })
  if (decision.error.code === 'core.bug') deps.log.error('delivery.bug', { delivery: delivery.id, channel: channel.id, error })
  if (decision.kind === 'hold')
    await hold(deps, { channel: channel.id, until: decision.dueAt, bucket: decision.bucket, reason: decision.error })
  if (decision.kind === 'block') await block(deps, { channel: channel.id, reason: decision.error })
  // made, but never to be live (a film that cannot be processed): what comes next is made anew
  const isRetired = decision.kind === 'reject' && delivery.live_release === null
  return { ...stateOf(decision, isRemoval), error: decision.error, attemptError: errorFacts(error), isRetired }
}

function stateOf(decision: Decision, isRemoval: boolean): Pick<Settlement, 'state' | 'dueAt' | 'outcome' | 'counters'> {
  switch (decision.kind) {
    case 'retry':
      return {
        state: isRemoval ? 'removing' : 'retrying',
        dueAt: decision.dueAt,
        outcome: 'retry',
        counters: { tries: decision.tries, bugs: decision.bugs },
      }
    case 'look':
      return { state: isRemoval ? 'removing' : 'retrying', dueAt: decision.dueAt, outcome: 'outcome lost' }
    case 'hold':
      return { state: 'held', dueAt: decision.dueAt, outcome: 'held' }
    case 'block':
      return { state: 'blocked', dueAt: null, outcome: 'blocked' }
    case 'reject':
      return { state: 'rejected', dueAt: null, outcome: 'rejected' }
    case 'fail':
      return { state: 'failed', dueAt: null, outcome: 'failed' }
  }
}

const LOOKING: DeliveryError = {
  code: 'core.looking',
  message: 'Đã gửi nhưng không nhận được trả lời; hệ thống đang tìm xem bài đã lên chưa.',
  help: 'Không phải làm gì. Nếu không tìm ra, hệ thống sẽ hỏi người trực.',
  who: 'nobody',
}
const SEVERAL: DeliveryError = {
  code: 'core.several_found',
  message: 'Tìm thấy nhiều hơn một bài có thể là bài này trên kênh.',
  help: 'Mở kênh, chọn đúng bài rồi bấm Chính là bài này; xóa bài thừa trên kênh.',
  who: 'duty',
}
const LOST_TOO_OFTEN: DeliveryError = {
  code: 'core.lost_too_often',
  message: 'Ba lần gửi đều không rõ kết quả và không tìm thấy bài trên kênh.',
  help: 'Mở kênh kiểm tra: nếu bài đã lên, dán liên kết; nếu chưa, bấm Không có bài nào – gửi lại.',
  who: 'duty',
}
