/** Tables that would not stand where the text says: a place without a table, a table without cells. */
import { keyInPlaceholder, tableKey } from '../../writing/table-cells'
import { blockText, type DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

export function tables(view: DraftView): Finding[] {
  const known = new Set(view.tables.map(({ key }) => tableKey(key)))
  const lost = view.body.flatMap((block, blockIndex): Finding[] => {
    const text = block.type === 'paragraph' ? blockText(block) : ''
    const key = keyInPlaceholder(text)
    if (key === null || known.has(key)) return []
    const message = `Chỗ "${text.trim()}" không có bảng nào mang mã này. Hãy thêm bảng vào mục Bảng, hoặc bỏ dòng này.`
    return [{ code: 'table', level: 'block', field: 'body', blockIndex, from: 0, to: text.length, excerpt: text.trim(), message }]
  })
  const empty = view.tables.flatMap(({ key, rows }, index) =>
    rows.length > 0
      ? []
      : [
          itemFinding({
            code: 'table',
            level: 'block',
            field: `tables.${index}`,
            message: `Bảng "${key}" chưa có ô nào. Hãy điền, hoặc bỏ bảng.`,
          }),
        ],
  )
  return [...lost, ...empty]
}
