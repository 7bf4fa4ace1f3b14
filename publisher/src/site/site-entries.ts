/**
 * Names the site shows around items: sections, tags, units, pen names, legal documents, the imprint. Filled by the relay.
 * An older row never wins; a change touches only the pages that show the name.
 */
import { isDeepStrictEqual } from 'node:util'
import type { OutboxPayload } from '@hl/config/outbox'
import type { Queryable } from '../database'
import { type SharedKey, formatKey, pageOfPlace, sectionList } from '../channels/website/keys'
import { raiseKeys } from './change-page'

export type SitePayload = Extract<OutboxPayload, { kind: 'site' }>

/** Whose pages show what changed: their website Deliveries' `inputs_rev` is to be raised. */
export type AffectedPages = { pages: 'all' } | { pages: 'some'; documentIds: readonly string[] }

/** Call in the relay's transaction; after its commit call `catchUp()` of the running site (start-site.ts). */
export async function applySiteEntry(options: { client: Queryable; payload: SitePayload }): Promise<AffectedPages> {
  const { client, payload } = options
  const before = await replaceEntry(options)
  if (before === null) return NOBODY
  if (payload.entryKind === 'site') {
    await client.query(`with locked as materialized (select key from site_key order by key collate "C" for update)
      update site_key set wanted = wanted + 1 from locked where site_key.key = locked.key`)
    return { pages: 'all' }
  }
  if (payload.entryKind === 'section') await raiseSection({ client, section: payload.documentId })
  const { rows } = await client.query<{ document_id: string }>(
    `select document_id from site_page where refs @> array[$1] and state = 'live'`,
    [payload.documentId],
  )
  return { pages: 'some', documentIds: rows.map((row) => row.document_id) }
}

const NOBODY: AffectedPages = { pages: 'some', documentIds: [] }

/** @returns null when nothing changed: an older row, or the same content again */
async function replaceEntry({ client, payload }: { client: Queryable; payload: SitePayload }): Promise<{ data: unknown } | null> {
  const { rows } = await client.query<{ data: unknown; seq: number }>(
    'select data, seq from site_entry where kind = $1 and document_id = $2 for update',
    [payload.entryKind, payload.documentId],
  )
  const row = rows[0]
  if (row && Number(row.seq) >= payload.seq) return null
  await client.query(
    `insert into site_entry (kind, document_id, data, seq) values ($1, $2, $3, $4)
     on conflict (kind, document_id) do update set data = excluded.data, seq = excluded.seq where site_entry.seq < excluded.seq`,
    [payload.entryKind, payload.documentId, payload.entry, payload.seq],
  )
  return row && isDeepStrictEqual(row.data, payload.entry) ? null : { data: row?.data ?? null }
}

/** Every listing page of the section, and the index of sections. */
async function raiseSection(options: { client: Queryable; section: string }): Promise<void> {
  const list = sectionList(options.section)
  const { rows } = await options.client.query<{ last_no: number }>('select last_no from site_list where list = $1', [list])
  const pages = pageOfPlace(rows[0]?.last_no ?? 0)
  const keys: SharedKey[] = [
    { kind: 'sections' },
    { kind: 'newest', list },
    { kind: 'rss', list },
    ...Array.from({ length: pages }, (_, index): SharedKey => ({ kind: 'older', list, page: index + 1 })),
  ]
  await raiseKeys({ db: options.client, keys: keys.map(formatKey) })
}
