/** Where a row leads: to the review screen when there is something to decide, else to the form. */
import type { DeskRow } from '../../editorial/contract'
import { formPath } from '../editorial/item-path'
import { isOnePress } from '../editorial/use-transition'

export const DESK_PATH = '/ban-bien-tap'

/** Here the text is locked: whoever opens the Item comes to decide, not to write. */
const DECIDED_ON = ['in_check', 'awaiting_approval']

export function isToDecide({ stage, isEmergency, mainTransition }: DeskRow): boolean {
  return isEmergency || DECIDED_ON.includes(stage) || (mainTransition !== null && !isOnePress(mainTransition))
}

export function reviewPath({ type, documentId }: Pick<DeskRow, 'type' | 'documentId'>): string {
  return `${DESK_PATH}/${type}/${documentId}`
}

export function rowPath(row: DeskRow): string {
  return isToDecide(row) ? reviewPath(row) : formPath(row)
}
