/**
 * One approval that went live nowhere in time: void, in one transaction. What is wanted on the channels is withdrawn through the
 * outbox, the Item is back where an edit after approval leads, and four eyes count from the approval before.
 */
import type { Core } from '@strapi/strapi'
import { APPROVAL_LASTS_DAYS } from '@hl/config/chain'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { performing } from './act'
import { SYSTEM } from './actor'
import { addChanger } from './changers'
import type { Person } from './contract'
import { forgetPublicSince, loadState, saveState } from './item-state'
import { ITEM_UIDS } from './item-types'
import { stateAfterLapse } from './next-state'
import { lockDocument, writeOutbox } from './outbox'
import { presetInForce } from './settings'
import { lastRelease } from './shown-releases'
import { jsonColumn, rows, type Trx } from './transaction'
import { withdrawApproval } from './withdraw-approval'

export interface OldApproval {
  type: ItemType
  documentId: string
  /** of the state that was judged */
  approvedAt: string
  releaseHash: string
}

/**
 * @param input.isAnythingLive an older Release is on a channel, where it stays
 * @returns false when somebody approved, took down or lapsed it meanwhile
 */
export async function lapseApproval(input: {
  strapi: Core.Strapi
  approval: OldApproval
  isAnythingLive: boolean
  now: Date
}): Promise<boolean> {
  const { strapi, approval, isAnythingLive, now } = input
  const { type, documentId, approvedAt, releaseHash } = approval
  return strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, documentId)
    const state = await loadState({ trx, documentId })
    if (state === null || !state.isLive || state.approvedAt !== approvedAt) return false
    const to = state.stage === 'approved' ? (await presetInForce(trx)).afterEdit.approved : state.stage
    const reason = `Lần duyệt đã hết hiệu lực: ${APPROVAL_LASTS_DAYS} ngày chưa lên kênh nào.`
    await withdrawApproval({ trx, type, documentId, actor: SYSTEM, reason })
    // Strapi removes the published row; the middleware lets this one act through.
    if (!isAnythingLive) await performing({ kind: 'lapse', documentId }, () => strapi.documents(ITEM_UIDS[type]).unpublish({ documentId }))
    await saveState({ trx, type, documentId, state: stateAfterLapse({ state, to, isAnythingLive, at: now }) })
    for (const by of await changersBefore({ trx, documentId })) await addChanger({ trx, documentId, by })
    const data = { from: state.stage, to, approvedAt, releaseHash, isAnythingLive }
    await writeOutbox({ trx, documentId, actor: SYSTEM, fact: { kind: 'audit', type, action: 'approvalExpired', data } })
    if ((await lastRelease({ trx, documentId })) === null) await forgetPublicSince({ trx, type, documentId })
    return true
  })
}

/** Who had changed the text that was approved: without a valid approval they have changed it since the last one. */
async function changersBefore({ trx, documentId }: { trx: Trx; documentId: string }): Promise<Person[]> {
  const sql = `select coalesce(payload->'data'->'changers', '[]') as changers from cms.outbox
                where document_id = ? and payload->>'kind' = 'audit' and payload->>'action' in ('approve', 'emergency')
                order by seq desc limit 1`
  const person = z.object({ id: z.string(), name: z.string() })
  const [found] = await rows({ trx, sql, bindings: [documentId], row: z.object({ changers: jsonColumn(z.array(person)) }) })
  return found?.changers ?? []
}
