/**
 * Keeps every key that is typed. Strapi hands the text to its form 300 ms after the last key, in a render that React may
 * interrupt for the next one; the form's text is then older than the editor's, is taken for somebody else's change and put
 * back: what was typed since is gone, and the cursor with it (Strapi 5.54, useResetKey; seen on slow machines).
 * So the text is handed over here, a moment earlier and in one go. Strapi's own turn then brings nothing new.
 */
import { flushSync } from 'react-dom'
import { openForm } from './open-form'
import type { TextEditor } from './text-editor'

/** below Strapi's 300 */
const QUIET_MS = 250

let timer: number | undefined
let pending: TextEditor | null = null

export function withSteadyText(editor: TextEditor): TextEditor {
  const onChangeAsBefore = editor.onChange
  editor.onChange = (change) => {
    onChangeAsBefore(change)
    if (editor.operations.every(({ type }) => type === 'set_selection')) return
    pending = editor
    window.clearTimeout(timer)
    timer = window.setTimeout(handOverText, QUIET_MS)
  }
  return editor
}

/** For whoever is about to save: a key may have been pressed a moment ago. */
export function handOverText(): void {
  window.clearTimeout(timer)
  const editor = pending
  pending = null
  const form = openForm()
  if (editor === null || form === null) return
  const [first] = editor.children
  const isEmpty = editor.children.length === 1 && first !== undefined && editor.isEmpty(first)
  flushSync(() => form.takeTyped(isEmpty ? null : editor.children))
}
