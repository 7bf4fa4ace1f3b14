/** The Blocks editor as Strapi hands it to a plugin: Slate's own methods, cut down to what is used here. */
import type { StrapiBlocks } from '../../editorial/blocks'

type Path = number[]
interface Point {
  path: Path
  offset: number
}

export interface TextEditor {
  children: { type?: string; children?: unknown[] }[]
  selection: { anchor: Point; focus: Point } | null
  /** since the last onChange */
  operations: { type: string }[]
  onChange(change?: unknown): void
  isEmpty(block: TextEditor['children'][number]): boolean
  insertData(data: DataTransfer): void
  insertFragment(blocks: StrapiBlocks): void
  deleteFragment(): void
  splitNodes(options: { at: Point; match: (node: unknown) => boolean; always: boolean }): void
  insertNodes(blocks: StrapiBlocks, options: { at: Path }): void
  removeNodes(options: { at: Path }): void
  select(at: Point): void
  end(at: Path): Point
  isStart(point: Point, at: Path): boolean
  isEnd(point: Point, at: Path): boolean
  string(at: Path): string
  withoutNormalizing(change: () => void): void
}

let latest: TextEditor | null = null

/** The editor of the form on the screen: an Item has one text. */
export function textEditor(): TextEditor | null {
  return latest
}

export function keepTextEditor(editor: TextEditor): void {
  latest = editor
}

/** Puts whole blocks where the cursor is: between two blocks, in place of an empty one, or in the middle of a parted one. */
export function insertBlocks(editor: TextEditor, blocks: StrapiBlocks): void {
  const [only] = blocks
  if (!only) return
  if (editor.selection && blocks.length === 1 && only.type === 'paragraph') return editor.insertFragment(blocks)
  editor.withoutNormalizing(() => {
    const at = placeFor(editor)
    editor.insertNodes(blocks, { at: [at] })
    const after = at + blocks.length - 1
    if (editor.children[after]) editor.select(editor.end([after]))
  })
}

/** @returns the index the first block gets */
function placeFor(editor: TextEditor): number {
  if (!editor.selection) return editor.children.length
  editor.deleteFragment()
  const point = editor.selection.anchor
  const index = point.path[0] ?? 0
  const block = editor.children[index]
  const isText = block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'quote'
  if (isText && editor.string([index]) === '') {
    editor.removeNodes({ at: [index] })
    return index
  }
  if (!isText || editor.isEnd(point, [index])) return index + 1
  if (editor.isStart(point, [index])) return index
  editor.splitNodes({ at: point, match: (node) => node === block, always: true })
  return index + 1
}
