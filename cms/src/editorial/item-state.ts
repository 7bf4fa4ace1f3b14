/**
 * Where an Item stands on the desk: stage, whose turn it is, who handed it over. Written only here, under the document's
 * lock; the `stage` column of the content types is a mirror of it for Strapi's own lists.
 */
import { STAGES, type Stage } from '@hl/config/chain'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { Person } from './contract'
import { ITEM_TABLES } from './item-types'
import { jsonColumn, rows, type Trx } from './transaction'

const personSchema = z.object({ id: z.string(), name: z.string() })
const person = jsonColumn(personSchema.nullable())
const stage = z.enum(STAGES)
const instant = z.coerce.date().transform((at) => at.toISOString())
const minorSchema = z.object({ characters: z.number().int() })
const lapsedSchema = z.object({ at: z.string(), approvedAt: z.string() })
const emergencySchema = z.object({ by: personSchema, reason: z.string(), at: z.string(), changers: z.array(z.string()) })

const stateSchema = z.object({
  stage,
  isLive: z.boolean(),
  /** who made the draft; null for the system and old rows */
  authorId: z.string().nullable(),
  /** whose turn it is; null: whoever has the role */
  holder: person,
  handedBy: person,
  since: instant,
  returnedBy: person,
  returnedFrom: stage.nullable(),
  /** who last sent the Item on from a stage: a return to that stage is theirs */
  senders: jsonColumn(z.partialRecord(stage, personSchema)),
  checkedBy: person,
  /** when it was handed to the approver: the public date of a first approval */
  readyAt: instant.nullable(),
  approvedAt: instant.nullable(),
  emergency: jsonColumn(emergencySchema.nullable()),
  /** on its way to the approver as a small change of what is live: no check of its own */
  minor: jsonColumn(minorSchema.nullable()),
  /** the last approval went live nowhere in time and is void; until the next one */
  lapsed: jsonColumn(lapsedSchema.nullable()),
})
export type ItemState = z.infer<typeof stateSchema>

export function newState(input: { stage: Stage; isLive: boolean; author: Person | null; at: Date }): ItemState {
  const { stage, isLive, author, at } = input
  return {
    stage,
    isLive,
    authorId: author?.id ?? null,
    holder: author,
    handedBy: null,
    since: at.toISOString(),
    returnedBy: null,
    returnedFrom: null,
    senders: {},
    checkedBy: null,
    readyAt: null,
    approvedAt: null,
    emergency: null,
    minor: null,
    lapsed: null,
  }
}

/** `null`: the Item was put into the database past us, and nothing was said about it yet. */
export async function loadState(input: { trx: Trx; documentId: string }): Promise<ItemState | null> {
  const sql = `${SELECT_STATE} where document_id = ?`
  const [state] = await rows({ trx: input.trx, sql, bindings: [input.documentId], row: stateSchema })
  return state ?? null
}

/** Needs the document's lock. */
export async function saveState(input: { trx: Trx; type: ItemType; documentId: string; state: ItemState }): Promise<void> {
  const { trx, type, documentId, state } = input
  await trx.raw(UPSERT, [
    documentId,
    type,
    state.stage,
    String(state.isLive),
    state.authorId,
    json(state.holder),
    json(state.handedBy),
    new Date(state.since),
    json(state.returnedBy),
    state.returnedFrom,
    JSON.stringify(state.senders),
    json(state.checkedBy),
    dateOrNull(state.readyAt),
    dateOrNull(state.approvedAt),
    json(state.emergency),
    json(state.minor),
    json(state.lapsed),
  ])
  await trx.raw(`update cms.${ITEM_TABLES[type]} set stage = ? where document_id = ? and published_at is null`, [state.stage, documentId])
}

/** Keeps the public date that the first approval gave; Strapi copies it to the published row. */
export async function keepPublicSince(input: { trx: Trx; type: ItemType; documentId: string; publicSince: string }): Promise<void> {
  const { trx, type, documentId, publicSince } = input
  const sql = `update cms.${ITEM_TABLES[type]} set public_since = coalesce(public_since, ?) where document_id = ? and published_at is null`
  await trx.raw(sql, [new Date(publicSince), documentId])
}

/** Nothing of it was ever public after all: the next approval gives the date, and the address may still change. */
export async function forgetPublicSince(input: { trx: Trx; type: ItemType; documentId: string }): Promise<void> {
  const { trx, type, documentId } = input
  await trx.raw(`update cms.${ITEM_TABLES[type]} set public_since = null where document_id = ? and published_at is null`, [documentId])
}

export async function forgetState(input: { trx: Trx; documentId: string }): Promise<void> {
  for (const table of ['item_states', 'item_changers', 'item_notes', 'shown_releases', 'autosaves', 'presences', 'approvals_seen_live']) {
    await input.trx.raw(`delete from cms.${table} where document_id = ?`, [input.documentId])
  }
}

const COLUMNS = `document_id, type, stage, is_live, author_id, holder, handed_by, since, returned_by, returned_from, senders, checked_by,
  ready_at, approved_at, emergency, minor, lapsed`

const UPSERT = `
  insert into cms.item_states (${COLUMNS})
  values (?, ?, ?, ?::boolean, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?::jsonb, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
  on conflict (document_id) do update set
    stage = excluded.stage, is_live = excluded.is_live, author_id = excluded.author_id, holder = excluded.holder,
    handed_by = excluded.handed_by, since = excluded.since, returned_by = excluded.returned_by, returned_from = excluded.returned_from,
    senders = excluded.senders, checked_by = excluded.checked_by, ready_at = excluded.ready_at, approved_at = excluded.approved_at,
    emergency = excluded.emergency, minor = excluded.minor, lapsed = excluded.lapsed`

const SELECT_STATE = `
  select stage, is_live as "isLive", author_id as "authorId", holder, handed_by as "handedBy", since, returned_by as "returnedBy",
         returned_from as "returnedFrom", senders, checked_by as "checkedBy", ready_at as "readyAt", approved_at as "approvedAt", emergency, minor,
         lapsed
    from cms.item_states`

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}

function dateOrNull(at: string | null): Date | null {
  return at === null ? null : new Date(at)
}
