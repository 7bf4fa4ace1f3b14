/** The plan of a draft: in one line, when it goes out, and what speaks against its times. */
import { dayOf, atWords, wallOf } from '../plan/clock'
import { planFindings } from '../plan/plan-findings'
import { planWords, type Planned } from '../plan/plan-words'
import { filmOf } from './build-release'
import type { TimeHint } from './contract'
import type { Draft } from './draft'
import { picturesOf } from './pictures-of'

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

/** Warnings (cảnh báo) may go out at night. A pinned question is one that is asked often. */
export function isWarning(draft: Draft): boolean {
  return (draft.pinnedUntil !== null && draft.type !== 'faq') || draft.section?.slug === WARNINGS
}
const WARNINGS = 'canh-bao-thu-doan'

function plannedOf(draft: Draft, now: Date): Planned {
  return { plan: draft.plan, isVideo: draft.type === 'video', hasFilm: Boolean(filmOf(draft)), pictures: picturesOf(draft).length, now }
}
