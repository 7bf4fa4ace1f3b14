/** How many items fit, and how many would with another kind, section, province or year: one pass over the narrow rows. */
import type { Queryable } from '../database'
import { itemTypeOf } from './rows'
import type { RowFilter } from './search-filter'
import type { SearchNames } from './search-names'
import { ITEM_TYPES, type ItemType } from '@hl/config/words'

/** When more than these are found, the filters' counts are reckoned from an eighth of them. */
const MAX_COUNTED = 10_000

export interface Facet<V> {
  value: V
  name: string
  count: number
}

export interface Facets {
  kind: Facet<ItemType>[]
  /** values are slugs */
  section: Facet<string>[]
  province: Facet<string>[]
  year: Facet<number>[]
}

export interface Counts {
  total: number
  /** without any filter */
  unfiltered: number
  /** false: reckoned from an eighth of what was found */
  isExact: boolean
  areFacetsExact: boolean
  facets: Facets
}

interface CountRow {
  facet: string
  value: string | null
  count: number
}

/** Each facet counts what its values would give beside the other filters, so that one can be exchanged for another. */
export async function countItems(options: { db: Queryable; all: string; filter: RowFilter; names: SearchNames }): Promise<Counts> {
  const { db, all, filter, names } = options
  const values = [all, filter.kind, filter.sections, filter.units, filter.year]
  const { rows } = await db.query<CountRow>({ name: 'search-count', text: COUNT }, values)
  const of = (facet: string) => rows.flatMap((row) => (row.facet === facet && row.value !== null ? [{ ...row, value: row.value }] : []))
  const sum = (facet: string) => rows.filter((row) => row.facet === facet).reduce((total, row) => total + Number(row.count), 0)
  const unfiltered = sum('all')
  const isCounted = unfiltered <= MAX_COUNTED
  const isUnfiltered = filter.kind === null && filter.sections === null && filter.units === null && filter.year === null
  return {
    total: isUnfiltered ? unfiltered : sum('total'),
    unfiltered,
    isExact: isCounted || isUnfiltered,
    areFacetsExact: isCounted,
    facets: {
      kind: kindsOf(of('kind')),
      section: mostFirst(of('section'), (value) => names.section(value)),
      province: mostFirst(of('unit'), (value) => names.province(value)),
      year: of('year')
        .map(({ value, count }) => ({ value: Number(value), name: value, count: Number(count) }))
        .sort((a, b) => b.value - a.value),
    },
  }
}

function kindsOf(rows: readonly { value: string; count: number }[]): Facet<ItemType>[] {
  const counts = new Map(rows.map((row) => [itemTypeOf(row.value), Number(row.count)]))
  return ITEM_TYPES.flatMap((value) => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, name: KIND_NAMES[value], count }]
  })
}

export const KIND_NAMES: Record<ItemType, string> = { article: 'Bài viết', video: 'Video', faq: 'Hỏi – Đáp' }

/** Several units may be one province by now. What has no name any more is no choice. */
function mostFirst(
  rows: readonly { value: string; count: number }[],
  nameOf: (value: string) => { slug: string; name: string } | null,
): Facet<string>[] {
  const facets = new Map<string, Facet<string>>()
  for (const row of rows) {
    const named = nameOf(row.value)
    if (named === null) continue
    const count = (facets.get(named.slug)?.count ?? 0) + Number(row.count)
    facets.set(named.slug, { value: named.slug, name: named.name, count })
  }
  return [...facets.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'vi'))
}

const KIND = '($2::text is null or type = $2)'
const SECTION = '($3::text[] is null or section = any($3))'
const UNIT = '($4::text[] is null or unit = any($4))'
const YEAR = '($5::int is null or year = $5)'

const COUNT = `
with size as materialized (select count(*) as n from search_index where terms @@ $1::tsquery),
counted as (
  select facets, count(*) as n from search_index where terms @@ $1::tsquery and (select n from size) <= ${MAX_COUNTED} group by facets
  union all
  select facets, count(*) * 8 from search_index where terms @@ $1::tsquery and eighth = 0 and (select n from size) > ${MAX_COUNTED} group by facets),
found as materialized (
  select split_part(facets, ' ', 1) as type, split_part(facets, ' ', 2) as section, nullif(split_part(facets, ' ', 3), '') as unit,
    split_part(facets, ' ', 4)::int as year, n from counted)
select 'all' as facet, null as value, n as count from size
union all select 'total', null, sum(n) from found where ${KIND} and ${SECTION} and ${UNIT} and ${YEAR}
union all select 'kind', type, sum(n) from found where ${SECTION} and ${UNIT} and ${YEAR} group by type
union all select 'section', section, sum(n) from found where ${KIND} and ${UNIT} and ${YEAR} group by section
union all select 'unit', unit, sum(n) from found where ${KIND} and ${SECTION} and ${YEAR} group by unit
union all select 'year', year::text, sum(n) from found where ${KIND} and ${SECTION} and ${UNIT} group by year`
