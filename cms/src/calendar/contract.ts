/** The calendar over HTTP: what its routes take and answer, for the server and the panel. */
import { CHANNEL_IDS, type ChannelId, type TypePath } from '@hl/config/words'
import { z } from 'zod'
import type { MoveMode } from './move-mode'

/** `proposed`: not approved yet. `late`: more than two minutes over its time and not out. `live_late`: out, but later than that. */
export type EntryStatus = 'proposed' | 'planned' | 'late' | 'live' | 'live_late'

export interface CalendarEntry {
  type: TypePath
  documentId: string
  title: string
  section: string | null
  channel: ChannelId
  at: string
  status: EntryStatus
  /** where the Item stands on the desk, as people say it */
  stageName: string
  /** what moving it would do when this caller does it; null: not theirs to move, or already out */
  move: MoveMode | null
}

/** `GET /editorial/calendar?from&until&section&channel` */
export interface CalendarAnswer {
  /** the earliest first */
  entries: CalendarEntry[]
  /** false: there is more than fits in one answer; ask for fewer days */
  isComplete: boolean
  sections: { documentId: string; name: string }[]
  /** when the publisher could not be asked */
  notice: string | null
}

const LONGEST_MS = 62 * 86_400_000
const instant = z.iso.datetime({ offset: false })

export const calendarQuerySchema = z
  .object({ from: instant, until: instant, section: z.string().max(64).optional(), channel: z.enum(CHANNEL_IDS).optional() })
  .refine(({ from, until }) => until > from && Date.parse(until) - Date.parse(from) <= LONGEST_MS, { path: ['until'] })
export type CalendarQuery = z.infer<typeof calendarQuerySchema>

/** `POST /editorial/:type/:documentId/reschedule`; null: as soon as approved */
export const rescheduleSchema = z.object({ channel: z.enum(CHANNEL_IDS), notBefore: instant.nullable() })
export type Rescheduling = z.infer<typeof rescheduleSchema>
