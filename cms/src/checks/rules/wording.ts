/** Words the board advises against (reference/domain.md §4): they label people. Warned of, with a better word; never blocked. */
import type { Hit } from '../finding'

interface Advice {
  pattern: RegExp
  instead: string
}

const B = '(?<!\\p{L})'
const E = '(?!\\p{L})'
const NAME = '\\p{Lu}[\\p{Ll}\\p{M}]+'

const ADVICE: readonly Advice[] = [
  { pattern: new RegExp(`${B}tù nhân${E}`, 'giu'), instead: 'phạm nhân (đang chấp hành án) hoặc người chấp hành xong án phạt tù' },
  { pattern: new RegExp(`${B}(?:mới )?ra tù${E}`, 'giu'), instead: 'chấp hành xong án phạt tù' },
  { pattern: new RegExp(`${B}con nghiện${E}`, 'giu'), instead: 'người nghiện ma túy, người cai nghiện' },
  { pattern: new RegExp(`${B}hoàn lương${E}`, 'giu'), instead: 'tái hòa nhập cộng đồng' },
  { pattern: new RegExp(`${B}(?:lầm lỡ|lỡ lầm|lầm đường lạc lối)${E}`, 'giu'), instead: 'từng vi phạm pháp luật' },
  { pattern: new RegExp(`${B}hắn(?: ta)?${E}`, 'giu'), instead: 'người này, hoặc gọi bằng anh, chị, ông, bà' },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])[yY] (?=(?:đã|bị|khai|thừa nhận|bỏ trốn|liền|đang|là|lại|vẫn|không|cùng|từng|còn|sẽ)${E})`, 'gu'),
    instead: 'người này, hoặc gọi bằng anh, chị, ông, bà',
  },
  {
    pattern: new RegExp(
      `${B}(?<!(?:đứng|họ|ghi|lấy|mang|đổi|có|là|với|bút|đặt|biệt|giấu|nêu|cùng|gọi|và|trùng|mạo|ký) )[Tt]ên (?=(?:cướp|trộm|tội phạm|này|${NAME} ${NAME})${E})`,
      'gu',
    ),
    instead: 'người, hoặc gọi bằng anh, chị, ông, bà',
  },
  {
    pattern: new RegExp(
      `${B}đối tượng(?= (?:đã |mới )?(?:chấp hành xong|mãn hạn|ra tù|được đặc xá|tái hòa nhập|tái hoà nhập|được giúp đỡ|được cảm hóa|được giáo dục|sau cai|cai nghiện|hoàn lương|về địa phương))`,
      'giu',
    ),
    instead: 'người (được giúp đỡ)',
  },
  {
    pattern: new RegExp(
      `(?<=${B}(?:giúp đỡ|cảm hóa|cảm hoá|giáo dục|kèm cặp|động viên|thăm hỏi|quản lý|tiếp nhận) (?:các |những |số |từng |một )?)đối tượng${E}`,
      'giu',
    ),
    instead: 'người (được giúp đỡ)',
  },
]

export function wording(text: string): Hit[] {
  return ADVICE.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match): Hit => {
      const word = match[0].trim()
      return {
        code: 'wording',
        level: 'warn',
        from: match.index,
        to: match.index + match[0].trimEnd().length,
        message: `"${word}" dễ gây kỳ thị. Nên viết: ${instead}.`,
      }
    }),
  )
}
