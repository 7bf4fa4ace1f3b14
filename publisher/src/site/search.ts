/** Full-text search with or without diacritics. Words typed with their marks rank above the same letters without. */
import type { Pool } from 'pg'
import type { ItemType } from '@hl/config/words'
import { itemTypeOf } from './rows'
import { exactTerms, foldedTerms } from './search-terms'

export interface SearchHit {
  path: string
  kind: ItemType
  title: string
  /** documentId when the section is not known */
  section: string
  sectionName: string | null
  summary: string
  publishedAt: Date
}

export interface SearchAnswer {
  total: number
  hits: SearchHit[]
  /** Where the next page starts; null at the end. */
  next: number | null
}

export type Search = (query: { text: string; limit: number; offset: number }) => Promise<SearchAnswer>

const MAX_TERMS = 12
/** A word on every page is no search: beyond this many matches the rest is neither ranked nor counted. */
const MAX_MATCHES = 5_000

interface HitRow {
  total: number
  path: string
  type: string
  title: string
  section: string
  slug: string | null
  name: string | null
  summary: string
  published_at: Date
}

export function createSearch({ pool }: { pool: Pool }): Search {
  return async ({ text, limit, offset }) => {
    const words = foldedTerms(text).slice(0, MAX_TERMS)
    if (words.length === 0) return { total: 0, hits: [], next: null }
    const asked = [allOf(words), phraseOf(words), allOf(exactTerms(text).slice(0, MAX_TERMS))]
    const { rows } = await pool.query<HitRow>(SEARCH, [...asked, limit, offset, MAX_MATCHES])
    const total = Number(rows[0]?.total ?? 0)
    const hits = rows.map((row) => ({
      path: row.path,
      kind: itemTypeOf(row.type),
      title: row.title,
      section: row.slug ?? row.section,
      sectionName: row.name,
      summary: row.summary,
      publishedAt: row.published_at,
    }))
    return { total, hits, next: offset + hits.length < total ? offset + hits.length : null }
  }
}

const SEARCH = `
with match as (
  select *, (ts_rank(folded, to_tsquery('simple', $1), 1)
      + case when folded @@ to_tsquery('simple', $2) then 1 else 0 end
      + case when exact @@ to_tsquery('simple', $3) then 2 else 0 end) as rank
  from (select * from search_document where folded @@ to_tsquery('simple', $1) limit $6) found)
select (select count(*) from match) as total, match.path, match.type, match.title, match.section,
  entry.data->>'slug' as slug, entry.data->>'name' as name, match.summary, match.published_at
from match left join site_entry entry on entry.kind = 'section' and entry.document_id = match.section
order by match.rank desc, match.published_at desc, match.document_id limit $4 offset $5`

/** The last word may still be being typed, so it matches as a beginning. Terms are letters and digits: nothing to escape. */
function allOf(words: readonly string[]): string {
  return words.map((word, index) => (index === words.length - 1 && word.length > 1 ? `${word}:*` : word)).join(' & ')
}

/** Vietnamese words have several syllables: side by side they mean what was asked. */
function phraseOf(words: readonly string[]): string {
  return words.join(' <-> ')
}
