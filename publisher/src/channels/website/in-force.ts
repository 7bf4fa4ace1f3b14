/** Whether a legal document is in force on a day in Viet Nam, and until when the answer holds. */
export const STANDINGS = ['in-force', 'not-yet', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  'in-force': 'Còn hiệu lực',
  'not-yet': 'Chưa có hiệu lực',
  ended: 'Hết hiệu lực',
}

/** 00:00 in Viet Nam, which keeps no summer time, is 17:00 UTC of the day before. */
const OFFSET_MS = 7 * 3_600_000

interface Dates {
  /** `2026-11-24` */
  effectiveFrom: string | null
  /** the first day on which it is not in force any more */
  effectiveTo: string | null
}

/** @returns null when nobody has said since when it is in force */
export function standingOf({ document, now }: { document: Dates; now: Date }): Standing | null {
  const { effectiveFrom, effectiveTo } = document
  const today = dayOf(now)
  if (effectiveTo !== null && effectiveTo <= today) return 'ended'
  if (effectiveFrom === null) return null
  return effectiveFrom > today ? 'not-yet' : 'in-force'
}

/** @returns the moment at which the first of these changes its standing; null when none will */
export function standsUntil({ documents, now }: { documents: readonly Dates[]; now: Date }): Date | null {
  const today = dayOf(now)
  const ahead = documents
    .flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo])
    .filter((day) => day !== null)
    .filter((day) => day > today)
    .sort()
  return ahead[0] === undefined ? null : new Date(Date.parse(`${ahead[0]}T00:00:00Z`) - OFFSET_MS)
}

/** `2026-11-24` */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}
