/** Words as the search knows them: lower case, NFC, letters and digits only; folded ones without diacritics. */
import { foldDiacritics } from '@hl/config/slug'

/** `Xóa án tích` → xoa, an, tich */
export function foldedTerms(text: string): string[] {
  return terms(foldDiacritics(text))
}

/** `Xóa án tích` → xóa, án, tích; `xoá` and `xóa` (two customs of placing the mark) give the same word. */
export function exactTerms(text: string): string[] {
  return terms(text.normalize('NFC')).map(newStyle)
}

function terms(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

const OLD_TO_NEW: readonly [string, string][] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['õe', 'oẽ'],
  ['ọe', 'oẹ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
]

/** Only at a word's end do the two customs differ: `hòa`/`hoà`, but `hoàn` in both. */
function newStyle(word: string): string {
  const pair = OLD_TO_NEW.find(([old]) => word.endsWith(old))
  return pair ? word.slice(0, -2) + pair[1] : word
}
