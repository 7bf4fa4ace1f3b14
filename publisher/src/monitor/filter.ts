/** The monitor's filter as SQL: one condition for the list, the causes and the replay, so that all three mean the same. */
import { GROUP_OF, SHOWN_STATES, type Group, type ShownState } from '@hl/config/monitor'
import type { ItemFilter } from '@hl/config/monitor-delivery'
import { foldDiacritics } from '@hl/config/slug'
import { CHANNEL_IDS, typeFromPath } from '@hl/config/words'
import { IS_FREE, IS_LATE, IS_WAITING_FOR_RESUME } from '../delivery/due'

/** Conditions on the row `d` of delivery; `values` belong to `$1 …`. */
export interface Where {
  sql: string
  /** without what is the same for every Delivery of an Item */
  ofOne: string
  values: unknown[]
}

/** Names why a Delivery stands as it does; beside what its error says there are these two. */
export const CODE = `coalesce(d.error ->> 'code', 'core.' || d.state)`
export const LATE = 'core.late'
export const PAUSED = 'core.paused'

export function whereOf(filter: ItemFilter): Where {
  const values: unknown[] = []
  const conditions: string[] = []
  const add = (value: unknown, condition: (parameter: string) => string) => {
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  if (filter.group) addStates(statesOf(filter.group))
  if (filter.state) addStates([filter.state])
  if (filter.cause) addCause(filter.cause)
  if (filter.channel) add(filter.channel, (p) => `d.channel = ${p}`)
  if (filter.type) add(typeFromPath(filter.type), (p) => `d.type = ${p}`)
  if (filter.documentId) add(filter.documentId, (p) => `d.document_id = ${p}`)
  if (filter.section) add(filter.section, (p) => `d.section = ${p}`)
  if (filter.unit) add(filter.unit, (p) => `d.unit = ${p}`)
  if (filter.since) add(filter.since, (p) => `d.updated_at >= ${p}::timestamptz`)
  if (filter.until) add(filter.until, (p) => `d.updated_at < ${p}::timestamptz`)
  if (filter.late) conditions.push(IS_LATE)
  const ofOne = allOf(conditions)
  const words = wordsOf(filter.q)
  for (const word of words) values.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const title = words.map((_, index) => `w.folded like $${values.length - words.length + index + 1}`)
  if (words.length > 0)
    conditions.push(`d.document_id in (select w.document_id from delivery w where w.channel = 'website' and ${allOf(title)})`)
  return { sql: allOf(conditions), ofOne, values }

  function addStates(states: readonly ShownState[]): void {
    const isAtWork = states.includes('working')
    const stored = states.filter((state) => state !== 'working')
    if (stored.length === 0) conditions.push('d.lease_until > now()')
    else add(stored, (p) => (isAtWork ? `d.state = any(${p}) or d.lease_until > now()` : `d.state = any(${p}) and ${IS_FREE}`))
  }

  function addCause(key: string): void {
    const cause = parseCause(key)
    if (!cause) return void conditions.push('false')
    add(cause.channel, (p) => `d.channel = ${p}`)
    if (cause.code === PAUSED) return void conditions.push(IS_WAITING_FOR_RESUME)
    add(cause.state, (p) => `d.state = ${p} and ${IS_FREE}`)
    if (cause.code === LATE) conditions.push(IS_LATE)
    else add(cause.code, (p) => `${CODE} = ${p}`)
  }
}

function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' and ')
}

export interface CauseName {
  channel: (typeof CHANNEL_IDS)[number]
  state: ShownState
  code: string
}

/** `<channel>.<state>.<error code>`; the code has dots of its own. @returns null when it is none of ours */
export function parseCause(key: string): CauseName | null {
  const [channel, state, ...rest] = key.split('.')
  const known = { channel: CHANNEL_IDS.find((id) => id === channel), state: SHOWN_STATES.find((name) => name === state) }
  if (!known.channel || !known.state || rest.length === 0) return null
  return { channel: known.channel, state: known.state, code: rest.join('.') }
}

function statesOf(group: Group): ShownState[] {
  return SHOWN_STATES.filter((state) => GROUP_OF[state] === group)
}

/** Every word must be in the title. The titles are read in the index of the website's Deliveries: every Item has one there. */
function wordsOf(q: string | undefined): string[] {
  return foldDiacritics(q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}
