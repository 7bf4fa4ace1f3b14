/** What it means when somebody moves the time of an Item; docs/decisions says why. Pure. */
import { stageAfterEdit, type Mover, type Preset, type Stage } from '@hl/config/chain'

/**
 * `edits`: an edit of the draft like any other. `sets`: it waits for its approver, and the time is part of what they will
 * approve. `approves`: an approver moves it and thereby approves the same content with the new time. `asks`: back to the
 * approver; the old time stays in force until then.
 */
export type MoveMode = 'edits' | 'sets' | 'approves' | 'asks'

/** @returns null when these roles may not move it in this stage */
export function moveMode(input: { preset: Preset; stage: Stage; movers: readonly Mover[] }): MoveMode | null {
  const { preset, stage, movers } = input
  const isApprover = preset.rules.some(({ transition, by }) => transition === 'approve' && by.some((mover) => movers.includes(mover)))
  const isEditor = preset.edits.approved.some((mover) => movers.includes(mover))
  switch (stage) {
    case 'approved':
      return isApprover ? 'approves' : isEditor ? 'asks' : null
    case 'awaiting_approval':
      return isApprover || isEditor ? 'sets' : null
    case 'rejected':
    case 'taken_down':
      return null
    case 'draft':
    case 'submitted':
    case 'in_edit':
    case 'in_check':
      return stageAfterEdit(input) === null ? null : 'edits'
  }
}
