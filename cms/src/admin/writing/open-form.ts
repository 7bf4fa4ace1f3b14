/**
 * The form that is open, for the text editor inside it: Slate's plugins know no React, and a paste may bring tables that are
 * fields beside the text. Filled by lend-form.tsx while a form of an Item is on the screen.
 */
import type { ConvertedTable } from '../../writing/html/conversion'
import type { TextEditor } from './text-editor'

export interface OpenForm {
  tableKeys(): string[]
  addTable(table: ConvertedTable): void
  /** the text as it stands in the editor; null when it is empty */
  takeTyped(text: TextEditor['children'] | null): void
  /** what did not come along with a paste */
  tell(lost: { pictures: number; wideTables: number }): void
}

let form: OpenForm | null = null

export function openForm(): OpenForm | null {
  return form
}

/** @returns to be called when the form goes */
export function keepOpenForm(opened: OpenForm): () => void {
  form = opened
  return () => {
    if (form === opened) form = null
  }
}
