/** What the Item points at in the cms and readers would not find, or find out of date. */
import { formatDate } from '@hl/config/time'
import type { DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

/** @param view dates are compared with the day the view was made, by whoever made it */
export function relations(view: DraftView): Finding[] {
  return view.relations.flatMap(({ field, name, isPublished, startsOn, endedOn }) => {
    const at = { code: 'unpublished-relation', level: 'warn', field } as const
    if (!isPublished)
      return [itemFinding({ ...at, message: `"${name}" chưa được đăng nên người đọc không mở được. Hãy đăng trước, hoặc bỏ khỏi bài.` })]
    if (startsOn !== null) {
      const message = `"${name}" đến ngày ${formatDate(startsOn)} mới có hiệu lực. Hãy nói rõ trong bài, hoặc dẫn văn bản đang có hiệu lực.`
      return [itemFinding({ ...at, message })]
    }
    if (endedOn === null) return []
    const message = `"${name}" đã hết hiệu lực từ ngày ${formatDate(endedOn)}. Hãy thay bằng văn bản, đơn vị hiện hành hoặc nói rõ trong bài.`
    return [itemFinding({ ...at, message })]
  })
}
