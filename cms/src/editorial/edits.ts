/** Changes of an Item's text: who may make them in which stage, and what they do to its place in the chain. */
import type { Core } from '@strapi/strapi'
import { STAGE_NAMES, stageAfterEdit, TRANSITION_NAMES, type Mover, type Preset, type Stage } from '@hl/config/chain'
import type { ItemType } from '@hl/config/words'
import { currentActor, currentCaller } from './actor'
import { addChanger } from './changers'
import type { Person } from './contract'
import { loadDraft, type Draft } from './draft'
import { saveState, type ItemState } from './item-state'
import { stateAfterEdit } from './next-state'
import { lockDocument, writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { presetInForce } from './settings'
import type { Trx } from './transaction'
import { withdrawApproval } from './withdraw-approval'

export interface Edit {
  by: Person
  to: Stage
}

/** @throws Refusal when the caller may not change the text in this stage */
export async function checkEdit(input: { strapi: Core.Strapi; trx: Trx; draft: Draft }): Promise<Edit> {
  const { strapi, trx, draft } = input
  const preset = await presetInForce(trx)
  const { stage } = draft.state
  const caller = currentCaller(strapi)
  const by = currentActor(strapi)
  // Only our own code writes without a request; it opens no closed stage either.
  const movers: readonly Mover[] = caller?.movers ?? ['super-admin']
  const to = stageAfterEdit({ preset, stage, movers })
  if (to === null) throw readOnly({ preset, stage })
  return { by, to }
}

/** Needs the document's lock; after the text was written. What was approved and is not out yet does not go out any more. */
export async function keepEdit(input: Edit & { trx: Trx; draft: Draft }): Promise<void> {
  const { trx, draft, by, to } = input
  const { documentId, type, state } = draft
  await addChanger({ trx, documentId, by })
  const next: ItemState = stateAfterEdit({ state, to, by, at: new Date() })
  await saveState({ trx, type, documentId, state: next })
  const releaseHash = state.isLive ? await withdrawApproval({ trx, type, documentId, actor: by, reason: VOIDED }) : null
  if (to === state.stage && releaseHash === null) return
  const action = state.stage === 'approved' || releaseHash !== null ? 'approvalVoided' : 'take'
  const data = { from: state.stage, to, by: 'edit', ...(releaseHash === null ? {} : { releaseHash }) }
  await writeOutbox({ trx, documentId, actor: by, fact: { kind: 'audit', type, action, data } })
}

const VOIDED = 'Bài đã được sửa sau khi duyệt: chỗ nào chưa lên thì chờ lần duyệt sau.'

/** A file the Item shows was changed; it stays where it is unless that voids an approval. */
export async function changedByFile(input: { strapi: Core.Strapi; trx: Trx; type: ItemType; documentId: string }): Promise<void> {
  const { strapi, trx, documentId } = input
  await lockDocument(trx, documentId)
  const draft = await loadDraft(input)
  if (!draft) return
  const { stage } = draft.state
  const to = stage === 'approved' ? (await presetInForce(trx)).afterEdit[stage] : stage
  await keepEdit({ trx, draft, by: currentActor(strapi), to })
}

export function readOnlyReason({ preset, stage }: { preset: Preset; stage: Stage }): { message: string; help: string } {
  const message = `Bài đang ở bước "${STAGE_NAMES[stage]}" nên bạn không sửa được.`
  switch (stage) {
    case 'in_check':
    case 'awaiting_approval':
      return { message, help: `Người đã chuyển bài bấm "${TRANSITION_NAMES.recall}", hoặc nhờ người đang xem trả lại.` }
    case 'rejected':
    case 'taken_down':
      return { message, help: `Biên tập viên bấm "${TRANSITION_NAMES.reopen}" trước khi sửa.` }
    case 'draft':
    case 'submitted':
    case 'in_edit':
    case 'approved':
      return { message, help: preset.edits[stage].includes('editor') ? 'Nhờ biên tập viên sửa.' : 'Nhờ người viết bài sửa.' }
  }
}

function readOnly(input: { preset: Preset; stage: Stage }): Refusal {
  const isLocked = input.stage === 'rejected' || input.stage === 'taken_down'
  return new Refusal({ status: isLocked ? 409 : 403, code: isLocked ? 'locked' : 'read_only', ...readOnlyReason(input) })
}
