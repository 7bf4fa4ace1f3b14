/** Children in a text: named, or given an age. */
import { placesOf, type DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { searchable } from '../searchable'

const NAME = '\\p{Lu}[\\p{Ll}.]*(?: \\p{Lu}[\\p{Ll}.]*)*'
const AGE = '(?:1[0-7]|0?\\d) (?:tuổi|tháng tuổi)'
const CALLED = '(?:[Ee]m|[Cc]háu|[Bb]é|[Cc]on(?: trai| gái)?|[Hh]ọc sinh|[Nn]ữ sinh|[Nn]am sinh)'
/** Somebody's age, not an age the law names ("từ đủ 16 tuổi"). */
const CHILD = new RegExp(
  [
    `(?<!\\p{L})${CALLED}(?: (?:bé|trai|gái|tên|là))* ${NAME},? ?\\(?(?:mới |đã |năm nay )?${AGE}`,
    `(?<!\\p{L})${CALLED} (?:mới |năm nay )?${AGE}(?! (?:trở|đến|tới|hoặc))`,
    `(?<!\\p{L})(?:[Cc]háu bé|[Bb]é trai|[Bb]é gái) ${NAME}(?!\\p{L})`,
  ].join('|'),
  'gu',
)

/** Places where a child is named or given an age; also used for the checklist. */
export function childrenIn(view: DraftView): Pick<Finding, 'field' | 'blockIndex' | 'from' | 'to' | 'excerpt'>[] {
  return placesOf(view).flatMap(({ field, blockIndex, text }) => {
    const form = searchable(text)
    return [...form.text.matchAll(CHILD)].map((match) => ({
      field,
      blockIndex,
      from: form.original(match.index),
      to: form.original(match.index + match[0].length),
      excerpt: match[0],
    }))
  })
}
