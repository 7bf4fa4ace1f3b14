/** `GET /editorial/calendar`: what the desk has planned, put together with what the publisher has placed. */
import type { Core } from '@strapi/strapi'
import { STAGE_NAMES } from '@hl/config/chain'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import type { Caller } from '../editorial/actor'
import { canReadItems } from '../editorial/desk-query'
import { Refusal } from '../editorial/refusal'
import { presetInForce } from '../editorial/settings'
import type { CalendarAnswer, CalendarEntry, CalendarQuery } from './contract'
import { fetchPlaced, type Placed } from './fetch-placed'
import { moveMode } from './move-mode'
import { readPlanned, type Planned } from './read-planned'
import { standingsOf, type Standing } from './standings'

interface Asking {
  strapi: Core.Strapi
  caller: Caller
  publisher: EditorialConfig['publisher']
  query: CalendarQuery
}

const MOST_ENTRIES = 1_000
const GRACE_MS = 120_000
/** The publisher has done, or is doing, something there: the time is not to be moved any more. */
const UNTOUCHED = ['scheduled', 'waiting', 'queued', 'held', 'blocked']

/** @throws Refusal for those who read no Items */
export async function calendarOf(input: Asking): Promise<CalendarAnswer> {
  const { strapi, caller, publisher, query } = input
  if (!canReadItems(caller)) throw notForYou()
  const trx = strapi.db.connection
  const [planned, placed, sections, preset] = await Promise.all([
    readPlanned({ strapi, query }),
    fetchPlaced({ publisher, query }),
    sectionsOf(strapi),
    presetInForce(trx),
  ])
  const documentIds = [...new Set([...planned.rows, ...placed.rows].map((row) => row.documentId))]
  const standings = await standingsOf({ trx, caller, documentIds })
  const names = new Map(sections.map(({ documentId, name }) => [documentId, name]))
  const now = Date.now()
  const dated = [...placed.rows.flatMap((row) => fromPublisher({ row, query })), ...fromDesk({ planned, placed, standings, now })]
  const entries = dated.flatMap(({ section, canMove, ...entry }): CalendarEntry[] => {
    const standing = standings.get(entry.documentId)
    if (!standing) return []
    const move = canMove ? moveMode({ preset, stage: standing.stage, movers: caller.movers }) : null
    return [{ ...entry, section: section === null ? null : (names.get(section) ?? null), stageName: STAGE_NAMES[standing.stage], move }]
  })
  const sorted = entries.sort((a, b) => placeOf(a).localeCompare(placeOf(b)))
  return {
    entries: sorted.slice(0, MOST_ENTRIES),
    isComplete: planned.isComplete && placed.isComplete && sorted.length <= MOST_ENTRIES,
    sections,
    notice: placed.notice,
  }
}

/** The same order at every asking, so that nothing jumps under a hand. */
function placeOf({ at, documentId, channel }: CalendarEntry): string {
  return `${at} ${documentId} ${channel}`
}

type Dated = Omit<CalendarEntry, 'move' | 'stageName'> & { canMove: boolean }

/** One Delivery may stand twice: where its live version went out, and where a newer one is planned. */
function fromPublisher({ row, query }: { row: Placed; query: CalendarQuery }): Dated[] {
  const { type, documentId, channel, title, section, state, placedAt, dueAt, isLate } = row
  const item = { type, documentId, channel, title, section }
  const isIn = (at: string) => at >= query.from && at < query.until
  return [
    ...(placedAt !== null && isIn(placedAt)
      ? [{ ...item, at: placedAt, status: dueAt === null && isLate ? ('live_late' as const) : ('live' as const), canMove: false }]
      : []),
    ...(dueAt !== null && isIn(dueAt)
      ? [{ ...item, at: dueAt, status: isLate ? ('late' as const) : ('planned' as const), canMove: UNTOUCHED.includes(state) }]
      : []),
  ]
}

/** What only the desk knows: not approved yet, or approved this moment. */
function fromDesk(input: {
  planned: { rows: readonly Planned[] }
  placed: { rows: readonly Placed[]; notice: string | null }
  standings: ReadonlyMap<string, Standing>
  now: number
}): Dated[] {
  const { planned, placed, standings, now } = input
  const known = new Map(placed.rows.map((row) => [`${row.documentId} ${row.channel}`, row]))
  return planned.rows.flatMap(({ at, ...row }): Dated[] => {
    const standing = standings.get(row.documentId)
    const there = known.get(`${row.documentId} ${row.channel}`)
    const isPast = Date.parse(at) <= now
    if (!standing || standing.stage === 'rejected' || standing.stage === 'taken_down') return []
    // In force already, or the time at which the live version went out long ago.
    if (there?.dueAt === at || (isPast && standing.isLive && standing.stage !== 'approved')) return []
    if (standing.stage !== 'approved') return [{ ...row, at, status: 'proposed', canMove: true }]
    if (there || (isPast && placed.notice !== null)) return []
    return [{ ...row, at, status: Date.parse(at) < now - GRACE_MS ? 'late' : 'planned', canMove: true }]
  })
}

const sectionSchema = z.array(z.object({ documentId: z.string(), name: z.string() }))

async function sectionsOf(strapi: Core.Strapi) {
  const found: unknown = await strapi.db.query('api::section.section').findMany({ orderBy: { position: 'asc' }, limit: 200 })
  return sectionSchema.parse(found)
}

function notForYou(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Vai trò của bạn không xem lịch phát hành.',
    help: 'Lịch dành cho người viết, biên tập, thẩm định, duyệt và kiểm tra; nhờ quản trị cấp vai trò phù hợp.',
  })
}
