/** Before anything else is done: what was sent without a known outcome is looked for. */
import type { Channel } from '../channels/channel'
import { notAfter } from './ahead'
import type { Claim } from './claim'
import { createDeliveryContext } from './context'
import type { DeliveryError } from './delivery'
import type { DeliveryDeps } from './deps'
import { loadOpenStep, lookFor, type Finding } from './looks'
import type { Settlement } from './settle'

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

/** A takedown goes on asking; everything else waits for a person. */
export function severalFound(deps: DeliveryDeps, { isRemoval, ids }: { isRemoval: boolean; ids: string[] }): Settlement {
  const facts = { outcome: 'unknown', error: SEVERAL, attemptError: { ids } }
  if (isRemoval) return { ...facts, state: 'removing', dueAt: new Date(Date.now() + deps.policy.removalMs) }
  return { ...facts, state: 'unknown', dueAt: null }
}

export const LOOKING: DeliveryError = {
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
