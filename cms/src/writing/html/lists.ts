/** Lines with a level → nested lists as Strapi keeps them: a list inside a list stands beside the items, not in one. */
import type { Inline } from './inline'

export interface ListLine {
  level: number
  format: 'ordered' | 'unordered'
  /** lines of another list begin a new one */
  id: string
  children: Inline[]
}

export interface NestedList {
  type: 'list'
  format: 'ordered' | 'unordered'
  indentLevel?: number
  children: ({ type: 'list-item'; children: Inline[] } | NestedList)[]
}

export function listsOf(lines: readonly ListLine[]): NestedList[] {
  const roots: NestedList[] = []
  const open: { line: ListLine; list: NestedList }[] = []
  for (const line of lines) {
    while (open.length > 0 && !continues(open, line)) open.pop()
    const top = open.at(-1)
    if (!top || top.line.level < line.level) {
      const list: NestedList = { type: 'list', format: line.format, ...(top ? { indentLevel: open.length } : {}), children: [] }
      ;(top ? top.list.children : roots).push(list)
      open.push({ line, list })
    }
    open.at(-1)?.list.children.push({ type: 'list-item', children: line.children })
  }
  return roots
}

/** Whether the innermost open list takes this line, as an item or as a list below. */
function continues(open: readonly { line: ListLine }[], line: ListLine): boolean {
  const top = open.at(-1)?.line
  if (!top || top.level > line.level) return false
  if (top.level < line.level) return true
  return top.format === line.format && (open.length > 1 || top.id === line.id)
}
