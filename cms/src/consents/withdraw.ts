/**
 * Somebody takes a consent back: the record is marked, the audit told, and approvals that rested on it are void, all in one
 * transaction: what was not out yet stays in. What is live becomes a takedown with a due date by itself (due-takedowns.ts). The reason stays in the record:
 * the audit can never be taken back, so nothing about the person goes into it.
 */
import type { Core } from '@strapi/strapi'
import { takedownDueAt, WITHDRAWERS } from '@hl/config/consent'
import { z } from 'zod'
import type { Caller } from '../editorial/actor'
import { loadDraft } from '../editorial/draft'
import { saveState } from '../editorial/item-state'
import { stateAfterEdit } from '../editorial/next-state'
import { lockDocument, writeOutbox } from '../editorial/outbox'
import { presetInForce } from '../editorial/settings'
import { personOf } from '../editorial/settle'
import { rows, type Trx } from '../editorial/transaction'
import { withdrawApproval } from '../editorial/withdraw-approval'
import * as refused from './consent-refusals'
import { usesOf, type ConsentUse } from './due-takedowns'

export const withdrawalSchema = z.object({
  reason: z.string().trim().min(1).max(2_000),
  /** the day the person asked, YYYY-MM-DD in Vietnam; today when left out */
  askedOn: z.iso.date().nullish(),
})
export type Withdrawal = z.infer<typeof withdrawalSchema>

interface Withdrawing {
  strapi: Core.Strapi
  caller: Caller
  consentId: string
  body: Withdrawal
  now: Date
}

/** @returns the Items concerned @throws Refusal */
export async function withdraw(input: Withdrawing): Promise<ConsentUse[]> {
  const { strapi, caller, consentId, body, now } = input
  if (!mayWithdraw(caller)) throw refused.mayNotWithdraw()
  const askedOn = body.askedOn ?? dayOf(now)
  if (askedOn > dayOf(now)) throw refused.askedInFuture()
  const dueAt = takedownDueAt(askedOn)
  return strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, consentId)
    await refuseIfWithdrawn({ trx, consentId })
    for (const { documentId } of await usesOf({ trx, consentId })) await lockDocument(trx, documentId)
    // Asked again under the locks: an approval may have come through while we waited.
    const uses = await usesOf({ trx, consentId })
    await mark({ trx, consentId, caller, askedOn, reason: body.reason, dueAt, now })
    await tell({ trx, consentId, caller, askedOn, dueAt, uses })
    for (const use of uses) await voidApproval({ strapi, trx, caller, consentId, dueAt, use, now })
    return uses
  })
}

export function mayWithdraw(caller: Caller): boolean {
  return WITHDRAWERS.some((mover) => caller.movers.includes(mover))
}

async function refuseIfWithdrawn({ trx, consentId }: { trx: Trx; consentId: string }): Promise<void> {
  const sql = 'select withdrawn_at is not null as "isWithdrawn" from cms.consents where document_id = ?'
  const [found] = await rows({ trx, sql, bindings: [consentId], row: z.object({ isWithdrawn: z.boolean() }) })
  if (!found) throw refused.noConsent()
  if (found.isWithdrawn) throw refused.alreadyWithdrawn()
}

async function mark(input: { trx: Trx; consentId: string; caller: Caller; askedOn: string; reason: string; dueAt: Date; now: Date }) {
  const { trx, consentId, caller, askedOn, reason, dueAt, now } = input
  const sql = `update cms.consents set withdrawn_at = ?, withdrawal_asked_on = ?::date, withdrawn_by = ?, withdrawal_reason = ?,
                      takedown_due_at = ?, updated_at = ? where document_id = ?`
  await trx.raw(sql, [now, askedOn, caller.name, reason.normalize('NFC'), dueAt, now, consentId])
}

async function tell(input: { trx: Trx; consentId: string; caller: Caller; askedOn: string; dueAt: Date; uses: ConsentUse[] }) {
  const { trx, consentId, caller, askedOn, dueAt, uses } = input
  const items = uses.map(({ type, documentId, isLive }) => ({ type, documentId, isLive }))
  const data = { askedOn, dueAt: dueAt.toISOString(), items }
  await writeOutbox({
    trx,
    documentId: consentId,
    actor: personOf(caller),
    fact: { kind: 'event', subject: 'consent', action: 'withdraw', data },
  })
}

/** Whoever records a withdrawal has not changed the text, so is no changer: four eyes count on. What is live stays until it is taken down. */
async function voidApproval(input: Omit<Withdrawing, 'body'> & { trx: Trx; dueAt: Date; use: ConsentUse }): Promise<void> {
  const { strapi, trx, caller, consentId, dueAt, use, now } = input
  const { type, documentId, isLive, isInDraft } = use
  const draft = await loadDraft({ strapi, trx, type, documentId })
  if (!draft) return
  const { stage } = draft.state
  const to = isInDraft && stage === 'approved' ? (await presetInForce(trx)).afterEdit[stage] : stage
  const by = personOf(caller)
  // Scheduled, held or behind another channel: it must not go out at its time, whatever has become of the draft since.
  if (isLive) await withdrawApproval({ trx, type, documentId, actor: by, reason: REASON })
  if (to !== stage) {
    const state = stateAfterEdit({ state: draft.state, to, by, at: now })
    await saveState({ trx, type, documentId, state: { ...state, holder: null } })
  }
  const data = { consent: consentId, from: stage, to, ...(isLive ? { takedownDueAt: dueAt.toISOString() } : {}) }
  await writeOutbox({ trx, documentId, actor: by, fact: { kind: 'audit', type, action: 'consentWithdrawn', data } })
}

/** Beside each Delivery; nothing about the person. */
const REASON = 'Sự đồng ý của một người trong bài đã được rút lại: kênh nào chưa lên thì không đăng nữa.'

/** YYYY-MM-DD where the board sits. */
function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at)
}
