/** Numbers of court files and judgments: with them anybody finds the person. Numbers of laws and decisions look alike and pass. */
import type { Hit } from '../finding'

/** The kind of case and the level of the court, in the orders and with the hyphens clerks use. */
const KIND = '(?:HS|DS|HC|HNGĐ|HNGD|KDTM|LĐ|HN|KT)'
const LEVEL = '(?:ST|PT|GĐT|TT)'
const SUFFIX = `(?:TL${LEVEL}?-?${KIND}|TB-TL|QĐ(?:XX)?${LEVEL}?-?${KIND}|${KIND}-?${LEVEL}(?:-?QĐ)?|QĐ-?${KIND}${LEVEL}|QĐ-?(?:CC)?THA(?:HS|DS)?|${LEVEL}-${KIND})`
const FILED = new RegExp(`(?<![\\d/])\\d{1,5} ?[/-] ?(?:(?:19|20)\\d{2} ?[/-] ?)?${SUFFIX}(?![\\p{L}\\d])`, 'gu')
const NAMED =
  /(?<!\p{L})(?:số thụ lý|thụ lý(?: (?:vụ án|sơ thẩm|phúc thẩm))?(?: số)?|bản án(?: (?:hình sự|dân sự|sơ thẩm|phúc thẩm))* số|(?:quyết định|hồ sơ) thi hành án(?: hình sự| dân sự)? số|vụ án số|hồ sơ vụ án số|số (?:vụ án|bản án|hồ sơ))(?: ?:| là)? ?\d[\d/.\-]*(?:\p{Lu}[\p{Lu}\d-]*)?/giu

export function caseNumbers(text: string): Hit[] {
  const found = [...text.matchAll(FILED), ...text.matchAll(NAMED)]
  return found.map((match) => ({
    code: 'case-number',
    level: 'warn',
    from: match.index,
    to: match.index + match[0].length,
    message: 'Có số bản án hoặc số thụ lý: từ số này có thể tìm ra người trong vụ án. Hãy bỏ số, chỉ nói nội dung cần thiết.',
  }))
}
