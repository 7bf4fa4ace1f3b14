/** Before anything else is done: what was sent without a known outcome is looked for, and an operator's `find_first` obeyed. */
import { transaction } from '../database'
import type { Channel, DeliveryContext } from '../channels/channel'
import { notAfter } from './ahead'
import type { Claim } from './claim'
import { createDeliveryContext } from './context'
import { releaseOf, type DeliveryError } from './delivery'
import type { DeliveryDeps } from './deps'
import { find, loadOpenStep, lookFor, type Finding } from './looks'
import type { Settlement } from './settle'
import { saveReceipts } from './steps'

const FIND_AGAIN_MS = 60_000

/** Looks for one lost outcome after the other. @returns where to stop, or what to go on with */
export async function settleLostOutcomes(
  deps: DeliveryDeps,
  input: { claim: Claim; channel: Channel },
): Promise<{ stop: Settlement } | { claim: Claim }> {
  let { claim } = input
  if (isFirst(claim)) return { claim }
  for (let step = await loadOpenStep(deps, claim); step; step = await loadOpenStep(deps, claim)) {
    const ctx = createDeliveryContext({ deps, ...input, receipts: [], finished: new Map() })
    const finding = await lookFor(deps, { ...input, ctx, step })
    const stop = stopFor(deps, { claim, finding })
    if (stop) return { stop }
    if (finding.kind === 'absent' && finding.startsAnew) claim = { ...claim, delivery: { ...claim.delivery, progress: null } }
  }
  return { claim }
}

/** Nobody worked on it before: there is nothing to look for or to go on with. */
export function isFirst(claim: Claim): boolean {
  return claim.delivery.fence === 1
}

function stopFor(deps: DeliveryDeps, { claim, finding }: { claim: Claim; finding: Finding }): Settlement | null {
  const { target } = claim
  const isRemoval = target.kind === 'remove'
  switch (finding.kind) {
    case 'found':
      return null
    case 'absent':
      if (isRemoval || claim.delivery.lost_creates + 1 < deps.policy.maxLostCreates) return null
      return { state: 'unknown', dueAt: null, outcome: 'unknown', error: LOST_TOO_OFTEN }
    case 'later':
      if (target.kind === 'prepare') return { state: 'scheduled', dueAt: notAfter(target, finding.dueAt), outcome: 'looking' }
      return {
        state: isRemoval ? 'removing' : 'retrying',
        dueAt: finding.dueAt,
        outcome: 'looking',
        error: claim.delivery.error ?? LOOKING,
      }
    case 'several':
      return severalFound(deps, { isRemoval, ids: finding.ids })
  }
}

function severalFound(deps: DeliveryDeps, { isRemoval, ids }: { isRemoval: boolean; ids: string[] }): Settlement {
  const facts = { outcome: 'unknown', error: SEVERAL, attemptError: { ids } }
  if (isRemoval) return { ...facts, state: 'removing', dueAt: new Date(Date.now() + deps.policy.removalMs) }
  return { ...facts, state: 'unknown', dueAt: null }
}

/** After a restore or an operator's "absent": one complete look over everything of ours before a new create. */
export async function findFirst(
  deps: DeliveryDeps,
  input: { claim: Claim; channel: Channel; ctx: DeliveryContext },
): Promise<Settlement | null> {
  const { claim } = input
  const release = releaseOf(claim.target)
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
