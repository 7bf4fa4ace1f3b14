/** What the text editor does with a paste from Word, Google Docs or a page: structure stays, tables become tables of the Item. */
import { convertHtml } from '../../writing/html/convert-html'
import { openForm } from './open-form'
import { withSteadyText } from './steady-text'
import { insertBlocks, keepTextEditor, type TextEditor } from './text-editor'

const OWN_FORMAT = 'application/x-slate-fragment'

export function withPaste(editor: TextEditor): TextEditor {
  const insertAsBefore = editor.insertData
  editor.insertData = (data) => {
    if (data.types.includes(OWN_FORMAT) || !insertHtml(editor, data.getData('text/html'))) insertAsBefore(data)
  }
  keepTextEditor(editor)
  return editor
}

/** @returns false when there was nothing to take over, or no form for a table to go to */
function insertHtml(editor: TextEditor, html: string): boolean {
  if (html === '') return false
  const form = openForm()
  const { blocks, tables, ...lost } = convertHtml({ html, takenKeys: form?.tableKeys() ?? [] })
  if (blocks.length === 0 && lost.pictures === 0) return false
  if (form === null && tables.length > 0) return false
  insertBlocks(editor, blocks)
  for (const table of tables) form?.addTable(table)
  if (lost.pictures + lost.wideTables > 0) form?.tell(lost)
  return true
}

/** A kind of block that no block is, so that Strapi only takes its plugin: the documented way to one. */
export const WRITING_BLOCK = {
  plugin: (editor: TextEditor) => withSteadyText(withPaste(editor)),
  matchNode: () => false,
  isInBlocksSelector: false,
  renderElement: () => null,
}
