/**
 * Testimonies need the consent of who tells them, a child that can be recognised a guardian's; and what was consented to is
 * held against what the Item shows and where it goes (reference/domain.md §2: verifiable, never by default).
 */
import { formatDate } from '@hl/config/time'
import type { ChannelId } from '@hl/config/words'
import type { ConsentRecord, Scope } from '../../consents/consent-record'
import type { DraftView } from '../draft-view'
import type { Finding, FindingCode } from '../finding'
import { childrenIn } from './children'
import { itemFinding } from './item-finding'

const TESTIMONY_SECTION = 'tu-bach'

export function consent(view: DraftView): Finding[] {
  return [
    ...view.consents.flatMap((record) => [
      ...invalidities({ record, today: view.today }),
      ...outlived({ record, view }),
      ...beyond({ record, view }),
    ]),
    ...ofTheTeller(view),
    ...ofTheFilm(view),
    ...ofTheGuardian(view),
  ]
}

/** An invented teller, labelled as such on the page, has nobody to ask. */
export function isTestimony(view: DraftView): boolean {
  return !view.isIllustrative && (view.sectionSlug === TESTIMONY_SECTION || view.anonymityLevel !== null)
}

/** A child tells its own story on its guardian's paper, when the child agreed. */
export function tells({ kind, scope }: ConsentRecord): boolean {
  return kind === 'testimony' || (kind === 'guardian' && scope.includes('story'))
}

const on = (record: ConsentRecord, code: FindingCode, why: string, field = 'consents'): Finding => ({
  ...itemFinding({ code, level: 'block', field, message: `Phiếu đồng ý "${record.reference}" ${why}` }),
  excerpt: record.reference,
})

/** Whatever the Item shows, such a paper allows nothing. */
function invalidities({ record, today }: { record: ConsentRecord; today: string }): Finding[] {
  const { isWithdrawn, validUntil, givenOn, hasDocument, kind, hasChildAgreed } = record
  if (isWithdrawn) return [on(record, 'consent-invalid', 'đã được rút lại. Bỏ lời kể, hình ảnh của người này rồi gỡ phiếu khỏi bài.')]
  return [
    ...(validUntil !== null && validUntil < today
      ? [on(record, 'consent-invalid', `đã hết hạn ngày ${formatDate(validUntil)}. Hỏi lại người đó và gắn phiếu mới.`)]
      : []),
    ...(givenOn === null ? [on(record, 'consent-invalid', 'chưa ghi ngày ký. Người lập phiếu ghi ngày trên tệp đã ký.')] : []),
    ...(givenOn !== null && givenOn > today
      ? [on(record, 'consent-invalid', 'ghi ngày ký ở tương lai. Người lập phiếu sửa lại ngày.')]
      : []),
    ...(hasDocument
      ? []
      : [on(record, 'consent-invalid', 'chưa có tệp đã ký nên không chứng minh được. Người lập phiếu tải tệp lên mục "Tệp đã ký".')]),
    ...(kind === 'guardian' && !hasChildAgreed
      ? [on(record, 'consent-invalid', 'chưa ghi ý của em: từ đủ 7 tuổi em cũng phải đồng ý. Người lập phiếu đánh dấu mục đó.')]
      : []),
  ]
}

/** A paper that is over already is said once, of itself. */
function outlived({ record, view }: { record: ConsentRecord; view: DraftView }): Finding[] {
  const { validUntil, isWithdrawn } = record
  if (isWithdrawn || validUntil === null || validUntil < view.today) return []
  return view.planned
    .filter(({ on: day }) => day > validUntil)
    .map(({ channel, on: day }) =>
      on(
        record,
        'consent-invalid',
        `chỉ có giá trị đến hết ngày ${formatDate(validUntil)}, mà ${CHANNEL_WORDS[channel]} hẹn đăng ngày ${formatDate(day)}. Hẹn sớm hơn, hoặc xin phiếu mới.`,
        `plan.${channel}.notBefore`,
      ),
    )
}

function beyond({ record, view }: { record: ConsentRecord; view: DraftView }): Finding[] {
  if (record.isWithdrawn) return []
  const channels = view.channels.filter((channel) => !record.channels.includes(channel))
  const needed = neededOf({ record, view }).filter((scope) => !record.scope.includes(scope))
  return [
    ...channels.map((channel) =>
      on(
        record,
        'consent-scope',
        `không cho đăng trên ${CHANNEL_WORDS[channel]}. Tắt kênh này trong kế hoạch phát, hoặc xin phiếu mới.`,
        `plan.${channel}.enabled`,
      ),
    ),
    ...needed.map((scope) => on(record, 'consent-scope', `không cho dùng ${SCOPE_WORDS[scope]}. Bỏ phần đó, hoặc xin phiếu mới.`)),
  ]
}

function neededOf({ record, view }: { record: ConsentRecord; view: DraftView }): Scope[] {
  if (record.kind === 'picture') return ['face']
  if (record.kind === 'guardian') return []
  return view.anonymityLevel === 'none' ? ['story', 'name'] : ['story']
}

function ofTheTeller(view: DraftView): Finding[] {
  if (!isTestimony(view) || view.consents.some(tells)) return []
  return [
    itemFinding({
      code: 'consent',
      level: 'block',
      field: 'consents',
      message:
        'Bài kể chuyện của một người nhưng chưa có phiếu đồng ý của người đó. Hãy gắn phiếu đồng ý; nếu nhân vật là hư cấu, hãy đánh dấu "minh họa".',
    }),
  ]
}

/** Who of several people is in the film a machine cannot see: one paper at least must allow it, the others are shown to a person. */
function ofTheFilm(view: DraftView): Finding[] {
  const film = view.files.find(({ field }) => field === 'film' || field === 'clip')
  if (!film || !isTestimony(view)) return []
  const tellers = view.consents.filter((record) => tells(record) && !record.isWithdrawn)
  return shownInFilm(view.anonymityLevel).flatMap((scope) => {
    const without = tellers.filter((record) => !record.scope.includes(scope))
    const level = without.length === tellers.length ? 'block' : 'warn'
    const why = level === 'block' ? '.' : ': chỉ được khi người này không có mặt trong phim.'
    return without.map((record) => ({
      ...on(record, 'consent-scope', `không cho dùng ${SCOPE_WORDS[scope]} trong phim${why}`, film.field),
      level,
    }))
  })
}

function shownInFilm(anonymityLevel: string | null): Scope[] {
  if (anonymityLevel === 'face_and_voice_hidden') return []
  return anonymityLevel === 'face_hidden' ? ['voice'] : ['face', 'voice']
}

function ofTheGuardian(view: DraftView): Finding[] {
  if (view.isIllustrative || view.consents.some(({ kind }) => kind === 'guardian')) return []
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

const CHANNEL_WORDS: Record<ChannelId, string> = { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' }
const SCOPE_WORDS: Record<Scope, string> = { story: 'lời kể', face: 'khuôn mặt', voice: 'giọng nói', name: 'tên thật' }
