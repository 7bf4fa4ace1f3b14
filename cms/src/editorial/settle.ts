/**
 * The one place where a move is allowed or refused: the chain, four eyes, the checklist, the reasons. Then the new state is
 * kept together with its audit event, in the caller's transaction and under the document's lock.
 */
import type { Core } from '@strapi/strapi'
import { decide, signingTransition, type Preset, type Stage, type Transition } from '@hl/config/chain'
import { EMERGENCY } from '@hl/config/chain-presets'
import type { Caller } from './actor'
import { changersOf, forgetChangers } from './changers'
import { buildRelease } from './build-release'
import { compareReleases } from './compare-releases'
import type { FieldChange, Person, TransitionBody } from './contract'
import type { Draft } from './draft'
import { saveState, type ItemState } from './item-state'
import { checkNeeded, commentNeeded, fourEyes, movedSince, refusedMove } from './move-refusals'
import { measureMinor, refuseGrown } from './minor-change'
import { nextState } from './next-state'
import { refuseUnchecked } from './refuse-unchecked'
import { addNotes, closeNotes } from './notes'
import { writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { presetInForce } from './settings'
import { forgetShown, shownRelease } from './shown-releases'
import type { Trx } from './transaction'

export interface Settlement {
  strapi: Core.Strapi
  trx: Trx
  draft: Draft
  transition: Transition
  caller: Caller
  body: TransitionBody
}

/** @returns what the audit event will say @throws Refusal */
export async function settle(input: Settlement): Promise<() => Promise<void>> {
  const { trx, draft, transition, caller, body } = input
  const { documentId, type, state: before } = draft
  if (body.openedVersion && body.openedVersion !== draft.updatedAt.toISOString()) throw movedSince(await changedSince(input))
  const preset = await presetInForce(trx)
  const changers = await changersOf({ trx, documentId })
  const isEmergency = transition === 'approve' && body.emergency === true
  const to = isEmergency ? emergencyTo(input) : ordinaryTo({ ...input, preset, changers })
  const minor = body.minor && !isEmergency ? await measureMinor(input) : null
  if (transition === 'approve' && before.minor && !isEmergency) await refuseGrown(input)
  const signs = signingTransition({ preset, isMinor: before.minor !== null })
  // In an emergency nobody has time for the list; what must not go out still does not.
  const isSigned = transition === signs && !isEmergency
  const signed = needsFourEyes(transition) ? await refuseUnchecked({ ...input, mustSign: isSigned }) : []
  const at = new Date()
  const state = nextState({ state: before, transition, to, by: personOf(caller), at, minor })
  await saveState({ trx, type, documentId, state: isEmergency ? { ...state, emergency: emergencyOf({ ...input, changers, at }) } : state })
  await addNotes({ trx, documentId, by: personOf(caller), notes: body.notes ?? [] })
  if (to === 'approved') {
    await forgetChangers({ trx, documentId })
    await forgetShown({ trx, documentId })
    await closeNotes({ trx, documentId })
  }
  const action = isEmergency ? 'emergency' : transition
  const data = {
    ...auditOf({ before, to, preset, body, changers }),
    ...(signed.length > 0 ? { signed } : {}),
    ...(minor ? { minor: true, changedCharacters: minor.characters } : {}),
  }
  // The audit event comes after the fact it is about, so that its number does too.
  return async () => {
    await writeOutbox({ trx, documentId, actor: personOf(caller), fact: { kind: 'audit', type, action, data } })
  }
}

/** Empty where nobody was shown a whole Release of it. */
async function changedSince({ trx, draft, body }: Settlement): Promise<FieldChange[]> {
  const shown = body.releaseHash ? await shownRelease({ trx, documentId: draft.documentId, hash: body.releaseHash }) : null
  const release = buildRelease(draft)
  if (!shown || !release) return []
  // The public date of what nobody has handed to an approver yet is the moment of looking.
  return compareReleases({ before: shown, after: release }).filter(({ field }) => field !== 'publishedAt')
}

function ordinaryTo(input: Settlement & { preset: Preset; changers: readonly Person[] }): Stage {
  const { draft, transition, caller, body, preset, changers } = input
  const decision = decide({ preset, transition, ...situationOf({ state: draft.state, caller }), isMinor: body.minor === true })
  if (decision.kind !== 'move') throw refusedMove({ decision, transition, stage: draft.state.stage })
  if (needsFourEyes(transition) && changers.some((one) => one.id === caller.id)) throw fourEyes()
  if (transition === 'approve' && !isCheckGood({ preset, changers, state: draft.state })) throw checkNeeded()
  if (transition === 'return' && !body.comment && !body.notes?.length) throw commentNeeded('cần sửa gì')
  if (transition === 'reject' && !body.comment && !body.reasonCode) throw commentNeeded('vì sao không sử dụng')
  return decision.to
}

function emergencyTo({ draft, caller, body }: Settlement): Stage {
  if (!canApproveInEmergency({ state: draft.state, caller })) {
    const isApprover = EMERGENCY.by.some((mover) => caller.movers.includes(mover))
    const decision = isApprover ? ({ kind: 'wrong_stage', from: EMERGENCY.from } as const) : ({ kind: 'forbidden' } as const)
    throw refusedMove({ decision, transition: 'approve', stage: draft.state.stage })
  }
  if (!body.comment) throw commentNeeded('vì sao phải duyệt khẩn cấp')
  return 'approved'
}

export function canApproveInEmergency({ state, caller }: { state: ItemState; caller: Caller }): boolean {
  return EMERGENCY.from.includes(state.stage) && EMERGENCY.by.some((mover) => caller.movers.includes(mover))
}

export function situationOf({ state, caller }: { state: ItemState; caller: Caller }) {
  const { stage, isLive, senders, returnedFrom, checkedBy, lapsed } = state
  const isSender = Object.values(senders).some((sender) => sender.id === caller.id)
  return { stage, isLive, movers: caller.movers, isSender, returnedFrom, isChecked: checkedBy !== null, hasLapsed: lapsed !== null }
}

/** Nobody approves, or signs the check of, what they changed. */
export function needsFourEyes(transition: Transition): boolean {
  return transition === 'approve' || transition === 'passCheck'
}

/** Where the check is a step of its own, it was signed, and by nobody who changed the text before or after. */
export function isCheckGood(input: { preset: Preset; changers: readonly Person[]; state: ItemState }): boolean {
  const { preset, changers, state } = input
  const { checkedBy, minor } = state
  if (signingTransition({ preset, isMinor: minor !== null }) === 'approve') return true
  return checkedBy !== null && !changers.some((one) => one.id === checkedBy.id)
}

export function personOf({ id, name }: Person): Person {
  return { id, name }
}

function emergencyOf(input: Settlement & { changers: readonly Person[]; at: Date }): ItemState['emergency'] {
  const { caller, body, changers, at } = input
  const reason = body.comment ?? ''
  return { by: personOf(caller), reason, at: at.toISOString(), changers: changers.map((one) => one.id) }
}

function auditOf(input: { before: ItemState; to: Stage; preset: Preset; body: TransitionBody; changers: readonly Person[] }) {
  const { before, to, preset, body, changers } = input
  const { comment, checklist, releaseHash, reasonCode, notes } = body
  return {
    from: before.stage,
    to,
    preset: preset.id,
    comment: comment || null,
    ...(checklist ? { checklist } : {}),
    ...(releaseHash ? { releaseHash } : {}),
    ...(reasonCode ? { reasonCode } : {}),
    ...(notes?.length ? { notes: notes.length } : {}),
    ...(to === 'approved' ? { changers, checkedBy: before.checkedBy } : {}),
  }
}

/** Another approver has read what went out past four eyes: the flag goes. */
export async function reviewEmergency(input: Omit<Settlement, 'transition' | 'strapi'>): Promise<void> {
  const { trx, draft, caller, body } = input
  const { documentId, type, state } = draft
  if (!canReviewEmergency({ state, caller })) throw noReview(state)
  const data = { comment: body.comment || null, emergency: state.emergency }
  await saveState({ trx, type, documentId, state: { ...state, emergency: null } })
  await writeOutbox({ trx, documentId, actor: personOf(caller), fact: { kind: 'audit', type, action: 'reviewEmergency', data } })
}

export function canReviewEmergency({ state, caller }: { state: ItemState; caller: Caller }): boolean {
  const { emergency } = state
  if (emergency === null || emergency.by.id === caller.id || emergency.changers.includes(caller.id)) return false
  return EMERGENCY.by.some((mover) => caller.movers.includes(mover))
}

function noReview({ emergency }: ItemState): Refusal {
  return new Refusal({
    status: emergency === null ? 409 : 403,
    code: 'no_emergency',
    message: emergency === null ? 'Bài không có lần duyệt khẩn cấp nào chờ xem lại.' : 'Bạn không xem lại được lần duyệt khẩn cấp này.',
    help: 'Người xem lại phải có quyền duyệt, không phải người đã duyệt khẩn cấp và không phải người đã sửa bài.',
  })
}
