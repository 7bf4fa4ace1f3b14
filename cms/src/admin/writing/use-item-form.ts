/** The fields of an Item's form that writing puts something into. */
import { useForm } from '@strapi/strapi/admin'
import type { StrapiBlocks } from '../../editorial/blocks'
import type { ImportedText } from '../../writing/contract'
import type { ConvertedTable } from '../../writing/html/conversion'
import type { TextEditor } from './text-editor'

interface ItemValues {
  title?: string | null
  body?: StrapiBlocks | null
  tables?: { key?: string | null }[] | null
}

export interface ItemForm {
  tableKeys(): string[]
  addTable(table: ConvertedTable): void
  takeTyped(text: TextEditor['children'] | null): void
  /** no text, or only empty paragraphs */
  isEmpty(): boolean
  /** The title is filled when it is empty; the heading that says it then leaves the text. */
  take(text: ImportedText, how: 'append' | 'replace'): void
}

export function useItemForm(): ItemForm {
  const { values, onChange, addFieldRow } = useForm('ItemForm', (form) => form)
  // Strapi types the values of every form as an empty object; what is missing here is missing in the form
  const { title, body, tables }: ItemValues = values
  const addTable = (table: ConvertedTable) => addFieldRow('tables', { ...table })
  return {
    tableKeys: () => (tables ?? []).flatMap(({ key }) => key ?? []),
    addTable,
    takeTyped: (text) => onChange('body', text),
    isEmpty: () => (body ?? []).every(isBlank) && (tables ?? []).length === 0,
    take(text, how) {
      const isTitled = Boolean(title?.trim())
      const blocks = isTitled || text.title === null || text.blocks[0]?.type !== 'heading' ? text.blocks : text.blocks.slice(1)
      if (!isTitled && text.title !== null) onChange('title', text.title)
      if (how === 'replace') onChange('tables', [])
      const before = how === 'replace' || (body ?? []).every(isBlank) ? [] : (body ?? [])
      onChange('body', [...before, ...blocks])
      for (const table of text.tables) addTable(table)
    },
  }
}

function isBlank(block: StrapiBlocks[number]): boolean {
  return block.type === 'paragraph' && block.children.every((node) => node.type === 'text' && node.text.trim() === '')
}
