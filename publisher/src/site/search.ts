/**
 * Full-text search with or without diacritics. Words typed with their marks rank above the same letters without.
 * Not in it: how pages and programs ask and are answered (http/public-search*).
 */
import type { Pool } from 'pg'
import type { ItemType } from '@hl/config/words'
import { type Excerpt, excerptOf } from './search-excerpt'
import { countItems, type Facets } from './search-facets'
import { rowFilter, type SearchFilter } from './search-filter'
import { readNames } from './search-names'
import { questionOf } from './search-question'
import { MAX_RANKED, rankItems } from './search-rank'
import { suggest } from './search-suggest'

export interface SearchHit {
  path: string
  kind: ItemType
  title: string
  /** slug; the documentId when the section is not known */
  section: string
  sectionName: string | null
  summary: string
  publishedAt: Date
  excerpt: Excerpt
}

export interface SearchAnswer {
  total: number
  /** false: about so many */
  isExact: boolean
  areFacetsExact: boolean
  /** what the same words find without any filter */
  unfiltered: number
  hits: SearchHit[]
  /** Where the next page starts; null at the end of what is put in order. */
  next: number | null
  facets: Facets
  /** names of the filters asked for; null when there is none of that name */
  chosen: { section: string | null; province: string | null }
  /** words that were too many to look for */
  ignoredWords: number
  /** Words that were perhaps meant, and that find something; only where what was typed finds nothing as it is. */
  suggestion: string | null
}

export type Search = (query: { text: string; filter: SearchFilter; limit: number; offset: number }) => Promise<SearchAnswer>

export function createSearch({ pool }: { pool: Pool }): Search {
  return async ({ text, filter, limit, offset }) => {
    const question = questionOf(text)
    if (question === null) return NOTHING
    const names = await readNames(pool)
    const rows = rowFilter({ filter, names })
    const look = async ({ all, tiers }: { all: string; tiers: readonly string[] }) => {
      const [ranking, counts] = await Promise.all([
        rankItems({ db: pool, tiers, filter: rows, limit, offset }),
        countItems({ db: pool, all, filter: rows, names }),
      ])
      return { ranking, counts }
    }
    const whole = await look(question)
    const { begun } = question
    const { ranking, counts } = whole.counts.unfiltered > 0 || begun === null ? whole : await look({ all: begun, tiers: [begun] })
    // that letters can be put behind the last word does not make it what was meant
    const suggestion = whole.counts.unfiltered > 0 ? null : await suggest({ db: pool, words: question.words, loose: question.loose })
    const hits = ranking.items.map(({ body, ...item }) => {
      const section = names.section(item.section)
      const excerpt = excerptOf({ item: { ...item, body }, words: question.words })
      return { ...item, section: section?.slug ?? item.section, sectionName: section?.name ?? null, excerpt }
    })
    // everything that fits was put in order, so it is known how much that is; of an empty page nothing is
    const isAll = hits.length > 0 && ranking.ranked < MAX_RANKED
    const end = offset + hits.length
    return {
      total: isAll ? ranking.ranked : counts.total,
      isExact: isAll || counts.isExact,
      areFacetsExact: counts.areFacetsExact,
      unfiltered: counts.unfiltered,
      hits,
      next: hits.length > 0 && end < ranking.ranked ? end : null,
      facets: counts.facets,
      chosen: {
        section: rows.sections?.[0] === undefined ? null : (names.section(rows.sections[0])?.name ?? null),
        province: rows.units?.[0] === undefined ? null : (names.province(rows.units[0])?.name ?? null),
      },
      ignoredWords: question.ignored,
      suggestion,
    }
  }
}

const NOTHING: SearchAnswer = {
  total: 0,
  isExact: true,
  areFacetsExact: true,
  unfiltered: 0,
  hits: [],
  next: null,
  facets: { kind: [], section: [], province: [], year: [] },
  chosen: { section: null, province: null },
  ignoredWords: 0,
  suggestion: null,
}
