/**
 * How long a search takes on a site of N items, over HTTP, from the question to the last byte: pages and API, words that half the
 * items hold and words that five do, phrases, filters, far pages, slips. The items' words are invented and as unevenly common as real ones.
 */
import type { Pool } from 'pg'
import { z } from 'zod'
import { ITEM_TYPES } from '@hl/config/words'
import { createPublicServer } from '../http/public'
import { createFrame } from './frame'
import { documentReader } from './read-documents'
import { createSearch } from './search'
import { INDEX_VERSION } from './search-index'
import { lexemesOf } from './search-lexemes'
import { nearForms } from './search-sounds'
import { COMMON, isSuggestable } from './search-words'

export interface SearchBench {
  items: number
  questions: number
  medianMs: number
  p95Ms: number
  slowest: { address: string; ms: number }[]
  /** items that the commonest word asked for is in */
  commonest: number
}

/** @param pool a migrated, otherwise unused database; @param siteDir an empty directory */
export async function benchSearch(options: { pool: Pool; siteDir: string; items: number; rounds?: number }): Promise<SearchBench> {
  const { pool, siteDir, items, rounds = 3 } = options
  await fillSearch({ pool, items })
  const quiet = () => undefined
  const log = { error: quiet, warn: quiet, info: quiet, debug: quiet }
  const siteUrl = 'http://127.0.0.1:1'
  const server = await createPublicServer({
    ...{ siteDir, siteUrl, host: '127.0.0.1', port: 0, log, isBehindProxy: true },
    search: createSearch({ pool }),
    documents: documentReader(pool),
    frame: createFrame({ pool, siteUrl, mode: 'real', now: Date.now }),
  })
  const times: { address: string; ms: number }[] = []
  try {
    const addresses = questions()
    // the first round warms caches and plans and is not counted
    for (let round = 0; round <= rounds; round++) {
      for (const [index, address] of addresses.entries()) {
        const started = performance.now()
        // each question comes from a reader of its own, or the limit for one would be measured
        const reader = { 'x-forwarded-for': `10.${round}.${index >> 8}.${index & 255}` }
        const response = await fetch(`http://127.0.0.1:${server.port}${address}`, { headers: reader })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`${address}: ${response.status}`)
        if (round > 0) times.push({ address, ms: performance.now() - started })
      }
    }
    const common = await fetch(`http://127.0.0.1:${server.port}/api/search?q=${encodeURIComponent(syllable(0))}`)
    const { total } = z.object({ total: z.int() }).parse(await common.json())
    const sorted = times.toSorted((a, b) => a.ms - b.ms)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.ms ?? Number.NaN
    return { items, questions: times.length, medianMs: at(0.5), p95Ms: at(0.95), slowest: sorted.slice(-5).reverse(), commonest: total }
  } finally {
    await server.close()
  }
}

const ONSETS = 'b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'.split(' ')
const RHYMES =
  'a á ả ạ an án ang ao ăn ấp âm âu ay e em ên ết ế i ích in ình o ó on ong ô ốc ôi ông ơ ới ợp u ú ung ư ừ ương ược ước y ên iên iệc iệu oa óa oàn uyết uân'.split(
    ' ',
  )
/** Of two syllables, as most words are. */
const WORDS = 6_000

function syllable(number: number): string {
  return `${ONSETS[(number * 7) % ONSETS.length]}${RHYMES[(number * 11) % RHYMES.length]}`
}

/** The commoner, the lower the number: syllables are shared among words, so some are in nearly every item. */
function word(number: number): string {
  return `${syllable(number % 970)} ${syllable((number * 31 + 17) % 1_150)}`
}

function questions(): string[] {
  const ranks = [0, 2, 5, 9, 14, 22, 30, 45, 70, 110, 180, 300, 500, 900, 1_500, 2_500, 4_000, 5_900]
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  const texts = ranks.flatMap((rank, index) => [
    syllable(rank),
    word(rank),
    plain(word(rank)),
    `"${word(rank)}"`,
    `${word(rank)} ${word(ranks[(index + 5) % ranks.length] ?? 0)}`,
    `${word(rank)}p`,
  ])
  const asked = texts.map((text) => `q=${encodeURIComponent(text)}`)
  const filters = ['loai=video', 'nam=2024', 'muc=muc-3', 'tinh=tinh-7', 'loai=bai-viet&muc=muc-1&nam=2023', 'tu=20', 'tu=200']
  return [
    ...asked.map((q) => `/tim-kiem?${q}`),
    ...asked.map((q) => `/api/search?${q}`),
    ...asked.map((q, index) => `/tim-kiem?${q}&${filters[index % filters.length]}`),
  ]
}

const BATCH = 1_000
const WORDS_AN_ITEM = 150

async function fillSearch({ pool, items }: { pool: Pool; items: number }): Promise<void> {
  await pool.query(`insert into site_entry (kind, document_id, data, seq)
    select 'section', 'section' || n, jsonb_build_object('kind', 'section', 'slug', 'muc-' || n, 'name', 'Mục ' || n,
      'description', null, 'position', n), 1 from generate_series(0, 11) n
    union all select 'unit', 'unit' || n, jsonb_build_object('kind', 'unit', 'slug', 'tinh-' || n, 'name', 'Tỉnh ' || n,
      'level', 'province', 'validFrom', null, 'validTo', null, 'mergedInto', null), 1 from generate_series(0, 33) n`)
  const random = randomFrom(20_261_126)
  const counts = new Map<string, number>()
  for (let from = 0; from < items; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, items - from) }, (_, index) => itemRow({ number: from + index, items, random }))
    await pool.query(FILL, [JSON.stringify(rows.map((row) => ({ ...row, terms: row.terms.join('|') }))), INDEX_VERSION])
    for (const lexeme of rows.flatMap((row) => row.terms)) if (isSuggestable(lexeme)) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1)
  }
  const words = [...counts].map(([word, count]) => ({ word, items: Math.min(count, COMMON), near: nearForms(word).join(' ') }))
  await pool.query(
    `insert into search_word (word, items, near) select word, items, string_to_array(near, ' ')
     from jsonb_to_recordset($1::jsonb) as word (word text, items int, near text)`,
    [JSON.stringify(words)],
  )
  await pool.query('vacuum analyze')
}

function itemRow({ number, items, random }: { number: number; items: number; random: () => number }) {
  // Zipf's law: the n-th word is as common as 1/n
  const draw = (count: number) => Array.from({ length: count }, () => word(Math.floor(WORDS ** random()) - 1)).join(' ')
  const [title, summary] = [draw(5), draw(18)]
  const body = Array.from({ length: 6 }, () => `${draw(WORDS_AN_ITEM / 6)}.`).join('\n')
  return {
    id: `item${number}`,
    type: ITEM_TYPES[number % 7 === 0 ? 1 : number % 5 === 0 ? 2 : 0],
    title,
    summary,
    body,
    section: `section${number % 12}`,
    unit: number % 3 === 0 ? null : `unit${Math.floor(random() * 34)}`,
    at: new Date(Date.UTC(2018, 0, 1) + (number / items) * 9 * 365 * 86_400_000).toISOString(),
    terms: lexemesOf({ title, summary, body }),
  }
}

const FILL = `
with item as (select * from jsonb_to_recordset($1::jsonb) as item
  (id text, type text, title text, summary text, body text, section text, unit text, at timestamptz, terms text)),
document as (
  insert into search_document (document_id, path, type, title, section, summary, body, published_at, version)
  select id, '/bai-viet/' || id || '/', type, title, section, summary, body, at, $2::smallint from item)
insert into search_index (document_id, type, section, unit, year, published_at, terms)
select id, type, section, unit, extract(year from at), at, array_to_tsvector(string_to_array(terms, '|')) from item`

/** The same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
