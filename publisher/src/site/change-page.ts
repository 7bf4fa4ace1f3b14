/** Writes of one page's transaction: manifest, media, places, search row, and the shared keys to be brought up after it. */
import type { Queryable } from '../database'
import { type List, parseList, type Places } from '../channels/website/lists'
import type { PageChange, SitePage } from '../channels/website/site-store'
import { wantShare } from './picture-store'
import { placeCorrections } from './place-corrections'
import { createReader } from './read-site'
import { PAGE_COLUMNS, pageOf, type PageRow } from './rows'
import { indexItem, unindexItem } from './search-index'

export async function openPageChange(options: { db: Queryable; documentId: string }): Promise<PageChange> {
  const { db, documentId } = options
  const { rows } = await db.query<PageRow>(`select ${PAGE_COLUMNS} from site_page where document_id = $1`, [documentId])
  const current = rows[0] ? pageOf(rows[0]) : null
  return {
    ...createReader(db),
    current,
    async reservePath(path) {
      const reserved = await db.query<{ document_id: string }>(
        `insert into site_path (path, document_id) values ($1, $2)
         on conflict (path) do update set document_id = site_path.document_id returning document_id`,
        [path, documentId],
      )
      return reserved.rows[0]?.document_id === documentId
    },
    async reserveFormer(paths) {
      const [, { rows: own }] = await Promise.all([
        db.query('insert into site_path (path, document_id) select path, $2 from unnest($1::text[]) as path on conflict do nothing', [
          paths,
          documentId,
        ]),
        db.query<{ path: string }>('select path from site_path where document_id = $1 order by path', [documentId]),
      ])
      return own.map((row) => row.path)
    },
    save: (page) => savePage(db, page),
    async saveContent(content) {
      await (content === null
        ? db.query('delete from site_content where document_id = $1', [documentId])
        : db.query(SAVE_CONTENT, [documentId, content]))
    },
    claimMedia: (names) => claimMedia({ db, documentId, names }),
    wantShare: (share) => wantShare({ db, ...share }),
    takePlaces: (lists) => takePlaces({ db, documentId, lists }),
    placeCorrections: (corrections) => placeCorrections({ db, documentId, corrections }),
    index: (document) => indexItem({ db, documentId, document }),
    unindex: () => unindexItem({ db, documentId }),
    async pagesRelatedTo(relatedId) {
      const related = await db.query<{ document_id: string }>(
        `select document_id from site_page where related @> array[$1] and state = 'live' limit 200`,
        [relatedId],
      )
      return related.rows.map((row) => row.document_id)
    },
    raise: (keys) => raiseKeys({ db, keys }),
  }
}

/** Sorted, so that two transactions lock the rows in the same order. */
export async function raiseKeys(options: { db: Queryable; keys: readonly string[] }): Promise<Record<string, number>> {
  if (options.keys.length === 0) return {}
  const { rows } = await options.db.query<{ key: string; wanted: number }>(
    `insert into site_key (key, wanted) select key, 1 from unnest($1::text[]) as key
     on conflict (key) do update set wanted = site_key.wanted + 1 returning key, wanted`,
    [[...options.keys].sort()],
  )
  return Object.fromEntries(rows.map((row) => [row.key, Number(row.wanted)]))
}

async function savePage(db: Queryable, page: SitePage): Promise<void> {
  await db.query({ name: 'site-page', text: SAVE_PAGE }, [
    page.documentId,
    page.deliveryId,
    page.state,
    page.type,
    page.path,
    page.title,
    page.summary,
    page.section,
    page.refs,
    page.related,
    page.cover,
    page.youtube,
    page.releaseHash,
    page.hash,
    page.publishedAt,
    page.listedAt,
    page.changedAt,
    page.pinnedUntil,
    page.goneAt,
    page.goneReason,
    page.correctedAt,
    page.revisedAt,
    page.filmMs,
  ])
}

const SAVE_PAGE = `insert into site_page (${PAGE_COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
     on conflict (document_id) do update set delivery_id = excluded.delivery_id, state = excluded.state, type = excluded.type,
       path = excluded.path, title = excluded.title, summary = excluded.summary, section = excluded.section, refs = excluded.refs,
       related = excluded.related, cover = excluded.cover, youtube = excluded.youtube, release_hash = excluded.release_hash,
       hash = excluded.hash, published_at = excluded.published_at, listed_at = excluded.listed_at, changed_at = excluded.changed_at,
       pinned_until = excluded.pinned_until, gone_at = excluded.gone_at, gone_reason = excluded.gone_reason,
       corrected_at = excluded.corrected_at, revised_at = excluded.revised_at, film_ms = excluded.film_ms`

/** Alone on every name, so that no other page can take up a file between our last look and its deletion. */
export async function claimMedia(options: { db: Queryable; documentId: string; names: readonly string[] }): Promise<string[]> {
  const { db, documentId, names } = options
  const [{ rows: touched }] = await Promise.all([
    db.query<{ name: string; is_held: boolean }>(LOCK_MEDIA, [documentId, names]),
    db.query('insert into site_media (name, document_id) select name, $2 from unnest($1::text[]) as name on conflict do nothing', [
      names,
      documentId,
    ]),
  ])
  const dropped = touched.filter(({ name, is_held }) => is_held && !names.includes(name)).map(({ name }) => name)
  if (dropped.length === 0) return []
  const { rows } = await db.query<{ name: string }>(
    `with gone as (delete from site_media where document_id = $2 and name = any($1))
     select name from unnest($1::text[]) as name
     where not exists (select from site_media other where other.name = name.name and other.document_id <> $2)`,
    [dropped, documentId],
  )
  const unused = rows.map((row) => row.name)
  if (unused.length > 0) await db.query('delete from site_picture where name = any($1)', [unused])
  return unused
}

/** Names held until now and wanted from now on, locked in their order. */
const LOCK_MEDIA = `
select name, bool_or(is_held) as is_held, pg_advisory_xact_lock(hashtextextended('media:' || name, 0)) from
  (select name, true as is_held from site_media where document_id = $1 union all select name, false from unnest($2::text[]) as name) touched
group by name order by name collate "C"`

/**
 * Alone on these names to the end of the transaction, as a publish and a takedown are. @returns whether the page still claims
 * all of them
 */
export async function holdMedia(options: { db: Queryable; documentId: string; names: readonly string[] }): Promise<boolean> {
  const { db, documentId, names } = options
  await db.query(LOCK_MEDIA, [documentId, names])
  // asked after the wait: what was dropped meanwhile is gone by now
  const { rows } = await db.query('select from site_media where document_id = $1 and name = any($2)', [documentId, names])
  return rows.length === names.length
}

export const SAVE_CONTENT = `insert into site_content (document_id, html) values ($1, $2)
  on conflict (document_id) do update set html = excluded.html`

async function takePlaces(options: { db: Queryable; documentId: string; lists: readonly List[] }): Promise<Places> {
  const { db, documentId, lists } = options
  const held = await db.query<{ list: string; no: number; is_shown: boolean }>(
    'select list, no, is_shown from site_place where document_id = $1',
    [documentId],
  )
  const places = new Map(held.rows.map((row) => [parseList(row.list), row.no]))
  const wasShown = new Set(held.rows.filter((row) => row.is_shown).map((row) => parseList(row.list)))
  const left = new Map([...places].filter(([list]) => !lists.includes(list)))
  const returned = new Set(lists.filter((list) => places.has(list) && !wasShown.has(list)))
  if (returned.size > 0 || [...left.keys()].some((list) => wasShown.has(list))) {
    await db.query('update site_place set is_shown = list = any($2) where document_id = $1 and is_shown <> (list = any($2))', [
      documentId,
      lists,
    ])
  }
  const missing = lists.filter((list) => !places.has(list)).sort()
  if (missing.length > 0) {
    const given = await db.query<{ list: string; no: number }>({ name: 'site-places', text: OPEN_PLACES }, [documentId, missing])
    for (const row of given.rows) places.set(parseList(row.list), row.no)
  }
  return { taken: new Map([...places].filter(([list]) => lists.includes(list))), left, opened: new Set(missing), returned }
}

/** For a document and lists it has no place in. */
export const OPEN_PLACES = `
  with next as (
    insert into site_list (list, last_no) select list, 1 from unnest($2::text[]) as list
    on conflict (list) do update set last_no = site_list.last_no + 1 returning list, last_no)
  insert into site_place (list, no, document_id) select list, last_no, $1 from next returning list, no`
