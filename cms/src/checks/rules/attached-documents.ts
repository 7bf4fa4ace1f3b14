/** Secrecy marks and personal numbers inside attached documents, subtitles among them, and documents nobody but a person can read. */
import type { DraftView, FileView } from '../draft-view'
import type { DocumentFacts } from '../files/file-facts'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

export function attachedDocuments(view: DraftView): Finding[] {
  return view.files.flatMap((file) => inFile(file))
}

export function inFile({ field, blockIndex, name, facts, isPaperOfSomebody }: FileView): Finding[] {
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
  // A signed paper names who signed it, and nobody but its readers sees it.
  const numbers = field === 'consents' ? [] : facts.numbers.map(({ code, level }) => numberFinding({ code, level, name, ...place }))
  if (facts.unreadBecause === null) return numbers
  const message = `Máy không đọc hết được tệp "${name}" (${facts.unreadBecause}). ${BY_EYE}`
  return [...numbers, itemFinding({ code: 'file-not-read', level: 'warn', ...place, message })]
}

type InFile = DocumentFacts['numbers'][number] & { name: string; field: string; blockIndex: number | null }

function numberFinding({ name, code, ...place }: InFile): Finding {
  const message = `Trong tệp "${name}" có ${NUMBER_WORDS[code]}: nếu là của một người, hãy xóa khỏi tệp rồi tải tệp mới lên.`
  return itemFinding({ code, ...place, message })
}

const NUMBER_WORDS: Record<InFile['code'], string> = {
  'citizen-id': 'số căn cước (12 số)',
  'old-identity-card': 'số chứng minh nhân dân',
  phone: 'số điện thoại',
  'bank-account': 'số tài khoản ngân hàng',
  email: 'địa chỉ thư điện tử',
  'case-number': 'số bản án hoặc số thụ lý',
}

/** No text recognition is done: a scan or a screenshot passes the machine whatever is written in it. */
const BY_EYE = 'Hãy đọc bằng mắt và tự tìm dấu độ mật: máy không đọc chữ nằm trong ảnh, bản quét.'
