/** Secrecy marks inside attached documents, and documents nobody but a person can read. */
import type { DraftView, FileView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

export function attachedDocuments(view: DraftView): Finding[] {
  return view.files.flatMap((file) => inFile(file))
}

function inFile({ field, blockIndex, name, facts, isPaperOfSomebody }: FileView): Finding[] {
  const place = { field, blockIndex }
  if (isPaperOfSomebody) {
    const message = `Tệp "${name}" là (hoặc từng là) phiếu đồng ý đã ký của một người nên không bao giờ được công khai. Hãy thay tệp khác.`
    return [itemFinding({ code: 'consent-paper', level: 'block', ...place, message })]
  }
  if (facts === 'pending') {
    const message = `Đang đọc tệp "${name}". Hãy thử lại sau ít giây.`
    return [itemFinding({ code: 'file-pending', level: 'block', ...place, message })]
  }
  if (facts === 'unreadable') {
    const message = `Máy chưa xem được tệp "${name}". Hãy mở tệp và đọc bằng mắt; nếu không mở được, hãy tải lên lại.`
    return [itemFinding({ code: 'file-not-read', level: 'warn', ...place, message })]
  }
  if (facts.kind !== 'document') return []
  if (facts.mark !== null) {
    const message = `Tệp "${name}" mang dấu độ mật hoặc lưu hành nội bộ. Gỡ tệp khỏi bài, xóa khỏi thư viện và báo ngay người phụ trách bảo mật của đơn vị.`
    return [{ ...itemFinding({ code: 'secrecy-marker-in-file', level: 'block', ...place, message }), excerpt: facts.mark }]
  }
  if (facts.unreadBecause === null) return []
  const message = `Máy không đọc hết được tệp "${name}" (${facts.unreadBecause}). ${BY_EYE}`
  return [itemFinding({ code: 'file-not-read', level: 'warn', ...place, message })]
}

/** No text recognition is done: a scan or a screenshot passes the machine whatever is written in it. */
const BY_EYE = 'Hãy đọc bằng mắt và tự tìm dấu độ mật: máy không đọc chữ nằm trong ảnh, bản quét.'
