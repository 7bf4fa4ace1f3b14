/** The plan of a draft: in one line, when it goes out, and what speaks against its times and texts. */
import { countOf, hasAngles, LIMITS, type OwnText } from '../plan/limits'
import { dayOf, atWords, wallOf } from '../plan/clock'
import { planFindings } from '../plan/plan-findings'
import { planWords, type Planned } from '../plan/plan-words'
import { filmOf } from './build-release'
import type { Problem, TimeHint } from './contract'
import type { Draft } from './draft'

/** As the review screen shows it. */
export function planLine(draft: Draft, now: Date): string {
  return planWords(plannedOf(draft, now))
}

/** When the website goes out, as the approve button says it; null: as soon as approved. The day is said when it is another one. */
export function embargoOf(draft: Draft, now: Date): string | null {
  const at = draft.plan?.website?.notBefore ?? null
  if (at === null || draft.plan?.website?.enabled === false || new Date(at) <= now) return null
  return dayOf(at) === dayOf(now) ? wallOf(at).time : atWords(at)
}

/** Nothing is said of an Item that is decided. */
export function timeHints(input: { draft: Draft; now: Date; isDecidedNow: boolean }): TimeHint[] {
  const { draft, now, isDecidedNow } = input
  if (['approved', 'rejected', 'taken_down'].includes(draft.state.stage)) return []
  return planFindings({ ...plannedOf(draft, now), isWarning: isWarning(draft), isDecidedNow }).map(({ channel, message, suggestedAt }) => ({
    channel,
    message,
    suggestedAt,
  }))
}

/** Own texts that the channel would refuse: they stand in the way of an approval. */
export function ownTextProblems(draft: Draft): Problem[] {
  const { facebook, youtube } = draft.plan ?? {}
  return [
    ...(facebook?.enabled === false ? [] : textProblem({ field: 'facebook.message', name: 'Lời đăng Facebook', text: facebook?.message })),
    ...(youtube?.enabled === false || !filmOf(draft)
      ? []
      : [
          ...textProblem({ field: 'youtube.title', name: 'Tiêu đề YouTube', text: youtube?.title }),
          ...textProblem({ field: 'youtube.description', name: 'Mô tả YouTube', text: youtube?.description }),
        ]),
  ]
}

function textProblem(input: { field: OwnText; name: string; text: string | null | undefined }): Problem[] {
  const { field, name, text } = input
  if (!text) return []
  const channel = field === 'facebook.message' ? 'facebook' : 'youtube'
  const problem = (message: string): Problem => ({ channel, field: `plan.${field}`, message, level: 'error' })
  const { used, max, level } = countOf({ field, text })
  const unit = LIMITS[field].unit === 'bytes' ? 'byte' : 'ký tự'
  return [
    ...(level === 'over' ? [problem(`${name} dài ${used} ${unit}, nhiều nhất ${max}: rút gọn, hoặc dùng lại chữ tự sinh.`)] : []),
    ...(hasAngles({ field, text }) ? [problem(`${name} không được có dấu < hoặc >: bỏ các dấu đó.`)] : []),
  ]
}

/** Warnings (cảnh báo) may go out at night. */
export function isWarning(draft: Draft): boolean {
  return draft.pinnedUntil !== null || draft.section?.slug === WARNINGS
}
const WARNINGS = 'canh-bao-thu-doan'

function plannedOf(draft: Draft, now: Date): Planned {
  return { plan: draft.plan, isVideo: draft.type === 'video', hasFilm: Boolean(filmOf(draft)), now }
}
