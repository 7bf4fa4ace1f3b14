/** The rows of one item in the search, written in the transaction of its page. */
import { formatDate } from '@hl/config/time'
import { allOrFirstError } from '../all-or-first-error'
import type { SearchDocument } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { lexemesOf } from './search-lexemes'
import { countWords } from './search-words'

/** Raised when terms are made in another way: at the next start every live item is indexed again (search-reindex.ts). */
export const INDEX_VERSION = 1
/** Letters of the text that a result's lines are taken from. */
const SHOWN_BODY = 20_000

export async function indexItem(options: { db: Queryable; documentId: string; document: SearchDocument }): Promise<void> {
  const { db, documentId, document } = options
  const { path, type, title, section, unit, publishedAt } = document
  const [summary, body] = [document.summary.normalize('NFC'), document.body.normalize('NFC')]
  const lexemes = lexemesOf({ title, summary, body })
  await allOrFirstError([
    countWords({ db, documentId, lexemes }),
    db.query({ name: 'site-index', text: INDEX }, [
      documentId,
      path,
      type,
      title.normalize('NFC'),
      section,
      summary,
      body.slice(0, SHOWN_BODY),
      publishedAt,
      INDEX_VERSION,
      unit,
      yearOf(publishedAt),
      lexemes,
    ]),
  ])
}

export async function unindexItem({ db, documentId }: { db: Queryable; documentId: string }): Promise<void> {
  await countWords({ db, documentId, lexemes: [] })
  await db.query('delete from search_document where document_id = $1', [documentId])
}

const INDEX = `
with document as (
  insert into search_document (document_id, path, type, title, section, summary, body, published_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (document_id) do update set path = excluded.path, type = excluded.type, title = excluded.title, section = excluded.section,
    summary = excluded.summary, body = excluded.body, published_at = excluded.published_at, version = excluded.version)
insert into search_index (document_id, type, section, unit, year, published_at, terms)
values ($1, $3, $5, $10, $11, $8, array_to_tsvector($12))
on conflict (document_id) do update set type = excluded.type, section = excluded.section, unit = excluded.unit, year = excluded.year,
  published_at = excluded.published_at, terms = excluded.terms`

/** As the reader sees the date. */
function yearOf(at: Date): number {
  return Number(formatDate(at).slice(-4))
}
