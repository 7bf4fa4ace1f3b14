/**
 * How long a channel's own text may be, counted as the platform counts: Facebook and YouTube titles in characters, YouTube
 * descriptions in UTF-8 bytes. Pure; the panel is bundled with it too. The publisher checks the same before it sends.
 */
export type OwnText = 'facebook.message' | 'youtube.title' | 'youtube.description'

export interface Limit {
  max: number
  unit: 'characters' | 'bytes'
  /** YouTube refuses < and > */
  refusesAngles: boolean
}

/** The platforms' documented limits: Graph API (message), YouTube Data API `videos` (snippet). */
export const LIMITS: Readonly<Record<OwnText, Limit>> = {
  'facebook.message': { max: 63_206, unit: 'characters', refusesAngles: false },
  'youtube.title': { max: 100, unit: 'characters', refusesAngles: true },
  'youtube.description': { max: 5_000, unit: 'bytes', refusesAngles: true },
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
export function countOf(input: { field: OwnText; text: string; tail?: string }): Count {
  const { max, unit } = LIMITS[input.field]
  const whole = (input.text.trim() + (input.tail ?? '')).normalize('NFC')
  const used =
    unit === 'bytes' ? new TextEncoder().encode(whole).length : input.field === 'youtube.title' ? whole.length : [...whole].length
  return { used, max, unit, level: used > max ? 'over' : used >= max * NEAR ? 'near' : 'fine' }
}

export function hasAngles(input: { field: OwnText; text: string }): boolean {
  return LIMITS[input.field].refusesAngles && /[<>]/.test(input.text)
}
