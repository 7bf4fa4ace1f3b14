/** Reads of the site's tables. Each is indexed and LIMITed or bounded by its argument: publishing must not feel the site's size. */
import { siteEntrySchema } from '@hl/config/outbox'
import { releaseSchema } from '@hl/config/release'
import { entryPath } from '../channels/website/entry-path'
import type { Queryable } from '../database'
import type { Card, ImageSize, PinnedCard, SiteReader } from '../channels/website/site-store'
import { documentReader } from './read-documents'
import { listReader } from './read-lists'
import { sectionReader } from './read-sections'
import {
  CARD_COLUMNS,
  cardOf,
  type CardRow,
  correctionOf,
  type CorrectionRow,
  entriesOf,
  type EntryRow,
  PAGE_COLUMNS,
  pageOf,
  type PageRow,
} from './rows'

const byName = new Intl.Collator('vi')

export function createReader(db: Queryable): SiteReader {
  const lists = listReader(db)
  const cards = async (sql: string, values: unknown[]): Promise<Card[]> => (await db.query<CardRow>(sql, values)).rows.map(cardOf)
  const pinned = async (sql: string, values: unknown[]): Promise<PinnedCard[]> => {
    const { rows } = await db.query<CardRow & { pinned_until: Date | null }>(sql, values)
    return rows.map((row) => ({ ...cardOf(row), pinnedUntil: row.pinned_until }))
  }
  return {
    async entries(documentIds) {
      const { rows } = await db.query<EntryRow>(
        `select kind, document_id, case when kind = 'page' and document_id <> all ($1) then data - 'body' else data end as data
         from site_entry where data is not null and (document_id = any ($1) or kind in ('site', 'page')) order by document_id`,
        [documentIds],
      )
      return entriesOf(rows)
    },
    ...sectionReader(db),
    async provinces() {
      const { rows } = await db.query<EntryRow & { has_items: boolean }>(
        `select kind, document_id, data,
           exists (select from site_place where list = 'unit:' || site_entry.document_id and is_shown) as has_items
         from site_entry where kind = 'unit' and data->>'level' = 'province' limit 500`,
      )
      const entries = entriesOf(rows)
      const provinces = rows.flatMap((row) => {
        const entry = entries.get('unit', row.document_id)
        return entry ? [{ entry, hasItems: row.has_items }] : []
      })
      return provinces.sort((a, b) => byName.compare(a.entry.name, b.entry.name))
    },
    async translationOf(documentId) {
      const { rows } = await db.query<{ document_id: string }>(
        `select document_id from site_entry where kind = 'page' and data->>'translationOf' = $1 order by document_id limit 1`,
        [documentId],
      )
      return rows[0]?.document_id ?? null
    },
    async tags(limit) {
      const { rows } = await db.query<EntryRow>(
        `select kind, document_id, data from site_list join site_entry on kind = 'tag' and list = 'tag:' || document_id
         where data is not null and exists (select from site_place where site_place.list = site_list.list and is_shown)
         order by last_no desc, document_id limit $1`,
        [limit],
      )
      const entries = entriesOf(rows)
      const tags = rows.map((row) => entries.get('tag', row.document_id)).filter((tag) => tag !== null)
      return tags.sort((a, b) => byName.compare(a.name, b.name))
    },
    ...documentReader(db),
    newest: one(lists.newest),
    placed: one(lists.placed),
    lastPlaced: one(lists.lastPlaced),
    lastPlace: one(lists.lastPlace),
    async topicsOf(documentIds) {
      const { rows } = await db.query<{ document_id: string; topic: string }>(
        `select document_id, substr(list, 7) as topic from site_place where document_id = any($1) and starts_with(list, 'topic:') and is_shown`,
        [documentIds],
      )
      return new Map(rows.map(({ document_id, topic }) => [document_id, topic]))
    },
    async entryPaths({ from, to }) {
      const { rows } = await db.query<EntryRow>(
        `select kind, document_id, data from site_place join site_entry using (document_id)
         where list = 'entries' and no between $1 and $2 and data is not null order by no`,
        [from, to],
      )
      return rows.flatMap((row) => {
        const entry = siteEntrySchema.safeParse(row.data)
        const path = entry.success ? entryPath(entry.data) : null
        return path === null ? [] : [path]
      })
    },
    async contents(documentIds) {
      const { rows } = await db.query<{ document_id: string; html: string }>(
        'select document_id, html from site_content where document_id = any($1)',
        [documentIds],
      )
      return new Map(rows.map((row) => [row.document_id, row.html]))
    },
    async corrections(of) {
      const [where, values] = 'limit' in of ? ['true', [of.limit]] : ['no between $2 and $3', [of.to - of.from + 1, of.from, of.to]]
      const { rows } = await db.query<CorrectionRow>(
        `select no, correction, title, path from site_correction join site_page using (document_id)
         where correction is not null and state = 'live' and ${where} order by no desc limit $1`,
        values,
      )
      return rows.map(correctionOf)
    },
    alerts: (limit) =>
      pinned(
        `select ${CARD_COLUMNS}, pinned_until from site_page
         where state = 'live' and type <> 'faq' and pinned_until is not null and pinned_until > now() order by pinned_until desc limit $1`,
        [limit],
      ),
    frequentQuestions: (limit) =>
      pinned(
        `select * from (
           (select ${CARD_COLUMNS}, listed_at, pinned_until from site_page
            where state = 'live' and type = 'faq' and pinned_until is not null and pinned_until > now()
            order by listed_at desc, document_id limit $1)
           union all
           (select ${CARD_COLUMNS}, listed_at, null from site_page
            where state = 'live' and type = 'faq' and (pinned_until is null or pinned_until <= now())
            order by listed_at desc, document_id limit $1)) question
         order by pinned_until is null, listed_at desc, document_id limit $1`,
        [limit],
      ),
    cards: (documentIds) =>
      documentIds.length === 0
        ? Promise.resolve([])
        : cards(`select ${CARD_COLUMNS} from site_page where document_id = any($1) and state = 'live' order by listed_at desc`, [
            documentIds,
          ]),
    async livePage(documentId) {
      const { rows } = await db.query<PageRow & { content: unknown }>(
        `select ${PAGE_COLUMNS.replaceAll(/\w+/g, 'page.$&')}, release.content
         from site_page page join release on release.hash = page.release_hash
         where page.document_id = $1 and page.state = 'live'`,
        [documentId],
      )
      const row = rows[0]
      return row ? { page: pageOf(row), release: releaseSchema.parse(row.content) } : null
    },
    async shareOf(documentId) {
      const { rows } = await db.query<{ name: string }>(
        `select name from site_media where document_id = $1 and starts_with(name, 'share-') limit 1`,
        [documentId],
      )
      return rows[0]?.name ?? null
    },
    async imageSizes(sha256s) {
      if (sha256s.length === 0) return new Map<string, ImageSize>()
      const { rows } = await db.query<ImageSize & { sha256: string }>(
        'select name as sha256, width, height, blur, recipe from site_picture where name = any($1) and width is not null',
        [sha256s],
      )
      return new Map(rows.map(({ sha256, width, height, blur, recipe }) => [sha256, { width, height, blur, recipe }]))
    },
  }
}

function one<Ask, Answer>(read: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
  return async (ask) => {
    const [answer] = await read([ask])
    if (answer === undefined) throw new Error('a read gave no answer')
    return answer
  }
}
