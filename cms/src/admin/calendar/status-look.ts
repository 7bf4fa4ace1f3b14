/** How each standing of an entry looks: icon, word and colour, so that none of the three has to be seen. */
import { CheckCircle, Clock, Pencil, WarningCircle } from '@strapi/icons'
import type { EntryStatus } from '../../calendar/contract'
import type { CalendarWord } from '../translations/calendar'

export interface StatusLook {
  Icon: typeof Clock
  colour: 'neutral' | 'primary' | 'danger' | 'success' | 'warning'
  word: CalendarWord
}

export const STATUS_LOOKS: Readonly<Record<EntryStatus, StatusLook>> = {
  proposed: { Icon: Pencil, colour: 'neutral', word: 'calendar.status.proposed' },
  planned: { Icon: Clock, colour: 'primary', word: 'calendar.status.planned' },
  late: { Icon: WarningCircle, colour: 'danger', word: 'calendar.status.late' },
  live: { Icon: CheckCircle, colour: 'success', word: 'calendar.status.live' },
  live_late: { Icon: CheckCircle, colour: 'warning', word: 'calendar.status.live_late' },
}
