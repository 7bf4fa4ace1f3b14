/**
 * Marks of secrecy and of internal use. Marks, not words: "MẬT" stamped on a paper, not "bí mật", "bảo mật" or "mật ong".
 * Used on the Item's own text and on that of attached documents.
 */
import type { Hit } from '../finding'

const EDGE_BEFORE = '(?<![\\p{L}\\d])'
const EDGE_AFTER = '(?![\\p{L}\\d])'
/** Stamps are often typed with spaced or dotted letters. */
const spaced = (word: string): string => [...word].join('[ .\\-]?')
const STAMP = new RegExp(`${EDGE_BEFORE}(?:(${spaced('TUYỆT')}|${spaced('TỐI')})\\s{0,3})?${spaced('MẬT')}${EDGE_AFTER}`, 'gu')
/** Words in capitals that make a common word of "MẬT": a headline, not a stamp. */
const COMMON = ['BÍ', 'BẢO', 'CƠ', 'THÂN', 'ĐƯỜNG', 'TÚI', 'ỐNG', 'SỎI', 'TRĂNG', 'LẤY', 'NHƯ']
const COMMON_BEFORE = new RegExp(`${EDGE_BEFORE}(?:${COMMON.map(spaced).join('|')})\\s{1,3}$`, 'u')
const COMMON_AFTER = /^ (?:ONG|KHẨU|ĐỘ|MÃ|THƯ|VỤ|GẤU|NGỌT|HOA|MÍA|TÔNG|LỆNH|DANH|BÁO|ƯỚC|NGHỊ|PHỤC|THIẾT|NGỮ|THÁM|TRẬN)(?!\p{L})/u
/** "Độ mật: Tối mật", whatever the case; and a line that holds nothing but the grade. */
const GRADE = /(?<!\p{L})(?:độ mật|mức độ mật|dấu mật|mức mật)\s*[:：]\s*(?:tuyệt mật|tối mật|mật)(?!\p{L})/giu
const ALONE = /^[ \t"“(]*(?:tuyệt mật|tối mật|mật)[ \t"”).!]*$/gimu
const GAP = '[\\s-]{1,3}'
const gapped = (words: string): string => words.replaceAll(' ', GAP)
const INTERNAL = new RegExp(
  `(?<!\\p{L})(?:${gapped('(?:tài liệu|văn bản|thông tin) ')})?${gapped('(?:lưu hành|sử dụng|phổ biến) nội bộ')}(?!\\p{L})|` +
    `(?<!\\p{L})${gapped('tài liệu (?:mật|nội bộ)')}(?!\\p{L})`,
  'giu',
)
const SPACED_INTERNAL = new RegExp(`${EDGE_BEFORE}${['TÀI', 'LIỆU', 'NỘI', 'BỘ'].map(spaced).join(GAP)}${EDGE_AFTER}`, 'gu')
const GRADE_IN_PROSE = /(?<!\p{L})(?:[Tt]uyệt|[Tt]ối) mật(?!\p{L})/gu

export function secrecyMarkers(text: string): Hit[] {
  const stamps = [...text.matchAll(STAMP)].filter((match) => match[1] !== undefined || !isCommonWord({ text, match }))
  const marks = [
    ...stamps,
    ...text.matchAll(GRADE),
    ...text.matchAll(ALONE),
    ...text.matchAll(INTERNAL),
    ...text.matchAll(SPACED_INTERNAL),
  ].map(spanOf)
  const prose = [...text.matchAll(GRADE_IN_PROSE)]
    .map(spanOf)
    .filter((span) => !marks.some((mark) => mark.from < span.to && span.from < mark.to))
  return [
    ...outermost(marks).map((span): Hit => ({ code: 'secrecy-marker', level: 'block', ...span, message: MARKED })),
    ...prose.map((span): Hit => ({ code: 'secrecy-marker', level: 'warn', ...span, message: MENTIONED })),
  ]
}

interface Span {
  from: number
  to: number
}

function isCommonWord({ text, match }: { text: string; match: RegExpMatchArray }): boolean {
  const { from, to } = spanOf(match)
  return COMMON_BEFORE.test(text.slice(Math.max(0, from - 24), from)) || COMMON_AFTER.test(text.slice(to, to + 8))
}

/** The same place found twice is said once. */
function outermost(spans: readonly Span[]): Span[] {
  return spans.filter(
    (span, index) =>
      !spans.some(
        (other, at) =>
          at !== index && other.from <= span.from && span.to <= other.to && (other.to - other.from > span.to - span.from || at < index),
      ),
  )
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0
  const blank = match[0].length - match[0].trimStart().length
  return { from: start + blank, to: start + match[0].trimEnd().length }
}

const MARKED =
  'Có dấu độ mật hoặc dấu lưu hành nội bộ. Tài liệu mật, nội bộ không được soạn, lưu trên hệ thống này. Dừng lại, xóa đoạn này và báo ngay người phụ trách bảo mật của đơn vị.'
const MENTIONED =
  'Nhắc tới độ mật: nếu chỉ giải thích pháp luật thì được; nếu trích từ tài liệu có độ mật, hãy xóa và báo người phụ trách bảo mật.'
