/**
 * Names the site shows around items: sections, tags, units, pen names, legal documents, fixed pages, the imprint. Filled by the relay.
 * An older row never wins; a change touches only the pages that show the name.
 */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { OutboxPayload } from '@hl/config/outbox'
import type { Queryable } from '../database'
import { formatKey, keysOfList, partOf, type SharedKey, SITEMAP_PART } from '../channels/website/keys'
import type { List } from '../channels/website/lists'
import { OPEN_PLACES, raiseKeys } from './change-page'

export type SitePayload = Extract<OutboxPayload, { kind: 'site' }>

/** Whose pages show what changed: their website Deliveries' `inputs_rev` is to be raised. */
export type AffectedPages = { pages: 'all' } | { pages: 'some'; documentIds: readonly string[] }

/** Call in the relay's transaction; after its commit call `catchUp()` of the running site (start-site.ts). */
export async function applySiteEntry(options: { client: Queryable; payload: SitePayload }): Promise<AffectedPages> {
  const { client, payload } = options
  const before = await replaceEntry(options)
  if (before === null) return NOBODY
  await raiseKeys({ db: client, keys: await keysOfEntry({ client, payload, before: before.data }) })
  if (isInEveryFrame({ before: before.data, after: payload.entry })) {
    await client.query(`with locked as materialized (select key from site_key order by key collate "C" for update)
      update site_key set wanted = wanted + 1 from locked where site_key.key = locked.key`)
    return { pages: 'all' }
  }
  const { rows } = await client.query<{ document_id: string }>(
    `select document_id from site_page where refs @> array[$1] and state = 'live'`,
    [payload.documentId],
  )
  return { pages: 'some', documentIds: rows.map((row) => row.document_id) }
}

/** The imprint, and of a fixed page all but its text: every footer leads to it. */
function isInEveryFrame({ before, after }: { before: unknown; after: unknown }): boolean {
  const [was, is] = [before, after].map((data) => frameSchema.parse(data))
  return was?.kind === 'site' || is?.kind === 'site' || !isDeepStrictEqual(was, is)
}
const frameSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('site') }),
    z.object({ kind: z.literal('page'), slug: z.unknown(), title: z.unknown(), language: z.unknown(), position: z.unknown() }),
  ])
  .nullable()
  .catch(null)

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

/** What shows the entry itself: its own pages, the indexes it stands in, its part of the sitemap. */
async function keysOfEntry(options: { client: Queryable; payload: SitePayload; before: unknown }): Promise<string[]> {
  const { client, payload, before } = options
  const { documentId, entryKind } = payload
  switch (entryKind) {
    case 'section':
    case 'tag':
    case 'legal-document': {
      const more: SharedKey[] = entryKind === 'section' ? [{ kind: 'home' }, { kind: 'site-map' }] : []
      return spelled([
        ...(await keysOfName({ client, list: `${entryKind}:${documentId}` })),
        ...(await sitemapKeys({ client, documentId })),
        ...more,
      ])
    }
    case 'unit': {
      // what was merged into it says where it goes on
      const units = [documentId, ...(await naming({ client, kind: 'unit', field: 'mergedInto', documentId }))]
      const keys = await Promise.all(units.map((unit) => keysOfName({ client, list: `unit:${unit}` })))
      return spelled([...keys.flat(), ...(await sitemapKeys({ client, documentId }))])
    }
    case 'page': {
      const pages = [documentId, ...(await naming({ client, kind: 'page', field: 'translationOf', documentId }))]
      for (const page of [before, payload.entry]) pages.push(...translated.parse(page))
      const keys = pages.map((page): SharedKey => ({ kind: 'fixed-page', documentId: page }))
      return spelled([...keys, { kind: 'site-map' }, ...(await sitemapKeys({ client, documentId }))])
    }
    default:
      return []
  }
}

const translated = z
  .object({ translationOf: z.string() })
  .transform((page) => [page.translationOf])
  .catch([])

function spelled(keys: readonly SharedKey[]): string[] {
  return [...new Set(keys.map(formatKey))]
}

/** Entries that name this one in a field. */
async function naming(options: { client: Queryable; kind: string; field: string; documentId: string }): Promise<string[]> {
  const { client, kind, field, documentId } = options
  const { rows } = await client.query<{ document_id: string }>(
    'select document_id from site_entry where kind = $1 and data->>$2 = $3 limit 100',
    [kind, field, documentId],
  )
  return rows.map((row) => row.document_id)
}

async function keysOfName({ client, list }: { client: Queryable; list: List }): Promise<SharedKey[]> {
  const { rows } = await client.query<{ last_no: number }>('select last_no from site_list where list = $1', [list])
  return keysOfList({ list, lastPlace: rows[0]?.last_no ?? 0 })
}

/** A place of its own, given once and kept as an item's. */
async function sitemapKeys({ client, documentId }: { client: Queryable; documentId: string }): Promise<SharedKey[]> {
  const held = await client.query<{ no: number }>(`select no from site_place where list = 'entries' and document_id = $1`, [documentId])
  if (held.rows[0]) return [{ kind: 'entry-sitemap', part: partOf(held.rows[0].no) }]
  const { rows } = await client.query<{ no: number }>(OPEN_PLACES, [documentId, ['entries']])
  const no = rows[0]?.no ?? 1
  return [{ kind: 'entry-sitemap', part: partOf(no) }, ...(no % SITEMAP_PART === 1 ? [{ kind: 'sitemap' as const }] : [])]
}
