/** Secrecy marks inside attached documents, and documents nobody but a person can read. */
import type { DraftView, FileView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

export function attachedDocuments(view: DraftView): Finding[] {
  return view.files.flatMap((file) => inFile(file))
}

function inFile({ field, blockIndex, name, facts }: FileView): Finding[] {
  const place = { field, blockIndex }
  if (facts === null) {
    const message = `Máy chưa xem được tệp "${name}". Hãy mở tệp và tự kiểm tra; nếu không mở được, hãy tải lên lại.`
    return [itemFinding({ code: 'file-not-read', level: 'warn', ...place, message })]
  }
  if (facts.kind !== 'document') return []
  if (facts.mark !== null) {
    const message = `Tệp "${name}" mang dấu độ mật hoặc lưu hành nội bộ. Gỡ tệp khỏi bài, xóa khỏi thư viện và báo ngay người phụ trách bảo mật của đơn vị.`
    return [{ ...itemFinding({ code: 'secrecy-marker-in-file', level: 'block', ...place, message }), excerpt: facts.mark }]
  }
  if (facts.unreadBecause === null) return []
  const message = `Máy không đọc hết được tệp "${name}" (${facts.unreadBecause}). Hãy mở tệp, đọc hết và tự tìm dấu độ mật.`
  return [itemFinding({ code: 'file-not-read', level: 'warn', ...place, message })]
}
