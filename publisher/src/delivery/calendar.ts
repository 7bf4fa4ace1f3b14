/** What was placed, waits and is late in a stretch of time, for the desk's calendar. Reads only. */
import { TYPE_PATHS, type ChannelId, type ItemType, type TypePath } from '@hl/config/words'
import type { Queryable } from '../database'

export interface CalendarRow {
  type: TypePath
  documentId: string
  channel: ChannelId
  title: string
  section: string | null
  state: string
  /** when the Item first appeared there; null: nothing of it is live */
  placedAt: Date | null
  /** when what is wanted and not live yet was or is to go out; null: nothing is awaited */
  dueAt: Date | null
  /** the time the board chose for what is wanted */
  notBefore: Date | null
  /** awaited for longer than the grace, or placed later than that after its time */
  isLate: boolean
}

export interface CalendarFilter {
  from: Date
  until: Date
  channel?: ChannelId | undefined
  section?: string | undefined
}

/** Slower than this is late; DESIGN §6 asks for seconds. */
const GRACE_MINUTES = 2
const MOST_ROWS = 1_000

/** The earliest first. @returns at most a thousand, and whether these are all */
export async function readCalendar(client: Queryable, filter: CalendarFilter): Promise<{ rows: CalendarRow[]; isComplete: boolean }> {
  const { from, until, channel, section } = filter
  const { rows } = await client.query<Omit<CalendarRow, 'type'> & { type: ItemType }>(SELECT, [
    from,
    until,
    channel ?? null,
    section ?? null,
    GRACE_MINUTES,
    MOST_ROWS + 1,
  ])
  return { rows: rows.slice(0, MOST_ROWS).map((row) => ({ ...row, type: TYPE_PATHS[row.type] })), isComplete: rows.length <= MOST_ROWS }
}

/** An embargo that had passed before the Release was known counts from then. */
const SELECT = `
  with known as (
    select d.type, d.document_id, d.channel, d.title, d.section, d.state, d.not_before,
      case when d.live_release is not null
        then coalesce((select min(r.created_at) from receipt r where r.delivery_id = d.id), d.live_at) end as placed_at,
      greatest(d.not_before, w.created_at) as wanted_at,
      d.live_release is distinct from d.wanted_release and d.state <> 'skipped' as is_awaited
    from delivery d join release w on w.hash = d.wanted_release
    where d.wanted_action = 'publish' and ($3::text is null or d.channel = $3) and ($4::text is null or d.section = $4)
  ), dated as (
    select *, case when is_awaited then wanted_at end as due_at from known
  )
  select type, document_id as "documentId", channel, title, section, state, placed_at as "placedAt", due_at as "dueAt",
    not_before as "notBefore",
    case when is_awaited then wanted_at < now() - $5 * interval '1 minute'
      else placed_at > wanted_at + $5 * interval '1 minute' end as "isLate"
  from dated
  where (placed_at >= $1 and placed_at < $2) or (due_at >= $1 and due_at < $2)
  order by coalesce(due_at, placed_at), document_id, channel limit $6`
