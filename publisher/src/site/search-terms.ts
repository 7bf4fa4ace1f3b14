/** Words as the search knows them: lower case, NFC, letters and digits only; folded ones without diacritics. */
import { foldDiacritics } from '@hl/config/slug'

export interface Word {
  /** as it stands, in lower case */
  text: string
  /** `xoa` */
  folded: string
  /** `xóa`; both customs of placing the mark give the same word */
  exact: string
  /** typed with a mark or đ, so that who typed it may mean just this word */
  isMarked: boolean
}

/** Nobody looks for more of one word; what is longer is a number or a slip. */
const MAX_LETTERS = 40
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

export function wordsOf(text: string): Word[] {
  return Array.from(text.normalize('NFC').matchAll(WORD), ([word]) => toWord(word))
}

/** The same, with where each stands in a text that is NFC already. */
export function placedWords(text: string): (Word & { from: number; to: number })[] {
  return Array.from(text.matchAll(WORD), (match) => ({ ...toWord(match[0]), from: match.index, to: match.index + match[0].length }))
}

/** Syllables are few and every text is made of them: most words are known from the text before. */
const known = new Map<string, Word>()
const MAX_KNOWN = 20_000

function toWord(text: string): Word {
  const before = known.get(text)
  if (before) return before
  const lower = text.toLowerCase().slice(0, MAX_LETTERS)
  const folded = foldDiacritics(lower)
  const word = { text: lower, folded, exact: newStyle(lower), isMarked: folded !== lower }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(text, word)
  return word
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
