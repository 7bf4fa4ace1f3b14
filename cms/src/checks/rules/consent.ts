/** Testimonies need the consent of who tells them; a child who can be recognised needs a guardian's. */
import { placesOf, type DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { searchable } from '../searchable'
import { itemFinding } from './item-finding'

const TESTIMONY_SECTION = 'tu-bach'

export function consent(view: DraftView): Finding[] {
  return [...ofTheTeller(view), ...ofTheGuardian(view)]
}

/** An invented teller, labelled as such on the page, has nobody to ask. */
export function isTestimony(view: DraftView): boolean {
  return !view.isIllustrative && (view.sectionSlug === TESTIMONY_SECTION || view.consent.anonymityLevel !== null)
}

function ofTheTeller(view: DraftView): Finding[] {
  if (!isTestimony(view) || view.consent.hasConsent) return []
  return [
    itemFinding({
      code: 'consent',
      level: 'block',
      field: 'consentFile',
      message:
        'Bài kể chuyện của một người nhưng chưa có phiếu đồng ý còn hiệu lực. Hãy gắn phiếu đồng ý; nếu nhân vật là hư cấu, hãy đánh dấu "minh họa".',
    }),
  ]
}

function ofTheGuardian(view: DraftView): Finding[] {
  if (view.isIllustrative || view.consent.hasGuardianConsent) return []
  const [child] = childrenIn(view)
  if (!child) return []
  return [
    {
      code: 'guardian-consent',
      level: 'block',
      ...child,
      message:
        'Bài nói tới một trẻ em có thể nhận ra được nhưng chưa có phiếu đồng ý của cha mẹ hoặc người giám hộ. Hãy gắn phiếu, hoặc bỏ tên, tuổi và chi tiết nhận ra em.',
    },
  ]
}

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
