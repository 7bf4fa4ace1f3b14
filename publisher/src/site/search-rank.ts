/** Which items answer a question, best first. Only so many are put in order: nobody reads further, and a common word finds half the site. */
import type { ItemType } from '@hl/config/words'
import type { Queryable } from '../database'
import { itemTypeOf } from './rows'
import type { RowFilter } from './search-filter'

/** Results that can be paged through. */
export const MAX_RANKED = 500

export interface RankedItem {
  path: string
  kind: ItemType
  title: string
  /** documentId */
  section: string
  summary: string
  body: string
  publishedAt: Date
}

export interface Ranking {
  items: RankedItem[]
  /** How many of all that fit were put in order, MAX_RANKED at most. */
  ranked: number
}

interface RankedRow {
  ranked: number
  path: string
  type: string
  title: string
  section: string
  summary: string
  body: string
  published_at: Date
}

/** @param tiers tsqueries, best first: an item counts by the first that it fulfils, and the newer before the older */
export async function rankItems(options: {
  db: Queryable
  tiers: readonly string[]
  filter: RowFilter
  limit: number
  offset: number
}): Promise<Ranking> {
  const { db, tiers, filter, limit, offset } = options
  const statement = { name: `search-rank-${tiers.length}`, text: rankSql(tiers.length) }
  const values = [tiers, filter.kind, filter.sections, filter.units, filter.year, limit, offset]
  const { rows } = await db.query<RankedRow>(statement, values)
  return {
    ranked: Number(rows[0]?.ranked ?? 0),
    items: rows.map((row) => ({
      path: row.path,
      kind: itemTypeOf(row.type),
      title: row.title,
      section: row.section,
      summary: row.summary,
      body: row.body,
      publishedAt: row.published_at,
    })),
  }
}

/** A tier is only asked when none before it filled the ranking. */
function rankSql(tiers: number): string {
  const numbers = Array.from({ length: tiers }, (_, index) => index + 1)
  const tier = (n: number) => `
t${n} as materialized (
  select document_id, published_at, ${n} as tier from search_index
  where terms @@ ($1::text[])[${n}]::tsquery and ($2::text is null or type = $2) and ($3::text[] is null or section = any($3))
    and ($4::text[] is null or unit = any($4)) and ($5::int is null or year = $5)${n === 1 ? '' : ` and not (select is_full from f${n - 1})`}
  order by published_at desc, document_id limit ${MAX_RANKED}),
f${n} as materialized (select ${n === 1 ? '' : `(select is_full from f${n - 1}) or `}count(*) >= ${MAX_RANKED} as is_full from t${n})`
  return `
with ${numbers.map(tier).join(',')},
ranked as materialized (
  select document_id, min(tier) as tier, max(published_at) as published_at from (
    ${numbers.map((n) => `select * from t${n}`).join(' union all ')}) found
  group by document_id order by 2, 3 desc, 1 limit ${MAX_RANKED}),
shown as (select * from ranked order by tier, published_at desc, document_id limit $6 offset $7)
select (select count(*) from ranked) as ranked, path, type, title, section, summary, body, document.published_at
from shown join search_document document using (document_id) order by shown.tier, shown.published_at desc, document_id`
}
