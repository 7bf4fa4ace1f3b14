/**
 * How long a channel's own text may be, counted as the platform counts: Facebook and YouTube titles in characters, YouTube
 * descriptions in UTF-8 bytes, keywords with what stands between them. Pure; the panel is bundled with it too. The publisher checks
 * the same before it sends.
 */
import { tagsIn, tagsLength } from './youtube-tags'

/** Texts a channel makes by itself where the board writes none. */
export type OwnText = 'facebook.message' | 'youtube.title' | 'youtube.description'
/** Everything of a plan that people write. */
export type PlanText = OwnText | 'facebook.firstComment' | 'youtube.tags'

export interface Limit {
  max: number
  unit: 'characters' | 'bytes'
  /** YouTube refuses < and > */
  refusesAngles: boolean
}

/** The platforms' limits: Graph API (message), Facebook's own form (comment), YouTube Data API `videos` (snippet). */
export const LIMITS: Readonly<Record<PlanText, Limit>> = {
  'facebook.message': { max: 63_206, unit: 'characters', refusesAngles: false },
  'facebook.firstComment': { max: 8_000, unit: 'characters', refusesAngles: false },
  'youtube.title': { max: 100, unit: 'characters', refusesAngles: true },
  'youtube.description': { max: 5_000, unit: 'bytes', refusesAngles: true },
  // Documented of title and description; keywords with them answer `invalidTags` all the same.
  'youtube.tags': { max: 500, unit: 'characters', refusesAngles: true },
}

export interface Count {
  used: number
  max: number
  unit: Limit['unit']
  /** `near` warns before the limit is passed */
  level: 'fine' | 'near' | 'over'
}

const NEAR = 0.9

/** @param tail what the channel adds below the text by itself; it counts too */
export function countOf(input: { field: PlanText; text: string; tail?: string }): Count {
  const { field } = input
  const { max, unit } = LIMITS[field]
  const used = usedBy({ field, whole: (input.text.trim() + (input.tail ?? '')).normalize('NFC') })
  return { used, max, unit, level: used > max ? 'over' : used >= max * NEAR ? 'near' : 'fine' }
}

export function hasAngles(input: { field: PlanText; text: string }): boolean {
  return LIMITS[input.field].refusesAngles && /[<>]/.test(input.text)
}

function usedBy({ field, whole }: { field: PlanText; whole: string }): number {
  switch (field) {
    case 'facebook.message':
    case 'facebook.firstComment':
      return [...whole].length
    case 'youtube.title':
      return whole.length
    case 'youtube.description':
      return new TextEncoder().encode(whole).length
    case 'youtube.tags':
      return tagsLength(tagsIn(whole))
  }
}
