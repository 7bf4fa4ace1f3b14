/**
 * How long one publish takes on a site of N items: page, lists, feeds, sitemap and search, through the real channel with a
 * durable commit. The site is filled in bulk behind the channel; what is timed is not.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { canonicalJson } from '@hl/config/canonical'
import { type Release, releaseHash } from '@hl/config/release'
import { createRecordingContext } from '../channels/recording-context'
import { createWebsiteChannel } from '../channels/website'
import { feedContent } from '../channels/website/feed-content'
import { INDEX_VERSION } from './search-index'
import { createMediaReader } from '../media/media-reader'
import { createSiteStore } from './site-store'
import { startSite } from './start-site'
import { paragraph, exampleRelease } from '../release/example-release'

export interface BenchRow {
  items: number
  medianMs: number
  p95Ms: number
}

/**
 * @param pool a migrated, otherwise unused database; @param siteDir an empty directory
 * @param sizes ascending numbers of items already on the site; @param samples timed publishes at each size
 */
export async function benchWebsiteStep(options: {
  pool: Pool
  siteDir: string
  sizes: readonly number[]
  samples?: number
}): Promise<BenchRow[]> {
  const { pool, siteDir, sizes, samples = 60 } = options
  const siteUrl = 'http://127.0.0.1:1'
  const site = createSiteStore({ pool })
  const media = createMediaReader(siteDir)
  const channel = createWebsiteChannel({ siteUrl, siteDir, site, media, mode: 'real', fetch: globalThis.fetch })
  const quiet = () => undefined
  const log = { error: quiet, warn: quiet, info: quiet, debug: quiet }
  const running = await startSite({ pool, site, media, siteDir, siteUrl, mode: 'real', log })
  const rows: BenchRow[] = []
  try {
    for (const items of sizes) {
      await fillSite({ pool, siteDir, items })
      await running.catchUp()
      const times: number[] = []
      // the first few warm caches and plans and are not counted
      for (let sample = -10; sample < samples; sample++) {
        const release = newRelease(`bench${items}x${sample + 10}`)
        await keepRelease({ pool, release })
        const ctx = createRecordingContext({ channel: 'website', media: createMediaReader(siteDir), deliveryId: release.documentId })
        const started = performance.now()
        await channel.deliver({ action: 'create', release, rendition: channel.render(release, []) }, ctx)
        if (sample >= 0) times.push(performance.now() - started)
      }
      rows.push({ items, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) })
    }
  } finally {
    await running.close()
  }
  return rows
}

/** The slope of time over size on logarithmic axes: 0 does not grow, 1 grows as the site does. */
export function growthExponent(rows: readonly BenchRow[]): number {
  const points = rows.map((row) => ({ x: Math.log(row.items), y: Math.log(row.medianMs) }))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(points.map((point) => point.x))
  const y = mean(points.map((point) => point.y))
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread
}

const SYLLABLES =
  'người trở về cộng đồng việc làm giấy tờ án tích xóa hồ sơ công an cấp xã hỗ trợ vay vốn học nghề gia đình hướng dẫn thủ tục đăng ký cư trú tư vấn pháp luật đoàn thể phụ nữ thanh niên mặt trận'

export function newRelease(documentId: string): Release {
  const words = SYLLABLES.split(' ')
  const text = (length: number, from: number) => Array.from({ length }, (_, index) => words[(from + index * 7) % words.length]).join(' ')
  return exampleRelease({
    documentId,
    title: `Hướng dẫn ${text(8, documentId.length)} ${documentId}`,
    summary: text(40, 3),
    body: Array.from({ length: 8 }, (_, index) => paragraph(text(80, index))),
    section: 'benchsection3',
    tags: ['benchtag1', 'benchtag2'],
    unit: 'benchunit3',
    publishedAt: new Date().toISOString(),
  })
}

export async function keepRelease({ pool, release }: { pool: Pool; release: Release }): Promise<void> {
  await pool.query('insert into release (hash, type, document_id, content) values ($1, $2, $3, $4) on conflict do nothing', [
    releaseHash(release),
    release.type,
    release.documentId,
    canonicalJson(release),
  ])
}

/** Few enough for the time a statement may take, on a busy machine too. */
const BATCH = 1_000

/** Brings a test site to `items` items: rows and folders, not pages. */
export async function fillSite(options: { pool: Pool; siteDir: string; items: number }): Promise<void> {
  const { pool, siteDir, items } = options
  await pool.query(`insert into site_entry (kind, document_id, data, seq)
    select 'section', 'benchsection' || n, jsonb_build_object('kind', 'section', 'slug', 'muc-' || n, 'name', 'Mục ' || n,
      'description', 'Mô tả', 'position', n), 1 from generate_series(0, 11) n
    union all select 'tag', 'benchtag' || n, jsonb_build_object('kind', 'tag', 'slug', 'chu-de-' || n, 'name', 'Chủ đề ' || n), 1
      from generate_series(0, 49) n
    union all select 'unit', 'benchunit' || n, jsonb_build_object('kind', 'unit', 'slug', 'tinh-' || n, 'name', 'Tỉnh ' || n,
      'level', 'province', 'validFrom', null, 'validTo', null, 'mergedInto', null), 1 from generate_series(0, 29) n
    on conflict do nothing`)
  await pool.query(FILL_WORDS)
  const { rows } = await pool.query<{ count: number }>(`select count(*) as count from site_page where delivery_id = 'bench'`)
  for (let from = Number(rows[0]?.count ?? 0); from < items; from += BATCH) {
    const to = Math.min(items, from + BATCH)
    await pool.query(FILL_PAGES, [from + 1, to])
    await pool.query(FILL_CONTENT, [from + 1, to, paragraphsOfHtml()])
    await pool.query(FILL_SEARCH, [from + 1, to, SYLLABLES.split(' ')])
    for (const list of ["'sitemap'", "'section:' || section", "'tag:' || refs[2]", "'unit:' || refs[3]"])
      await pool.query(fillPlaces(list), [from + 1, to])
    for (let n = from + 1; n <= to; n++) await mkdir(join(siteDir, 'bai-viet', `filled-${n}`), { recursive: true })
  }
  await pool.query('vacuum analyze')
}

/** As many as a language of syllables has. */
const FILL_WORDS = `
insert into search_word (word, items, near) select word, 5, array[word, substr(word, 2), left(word, -1)]
from (select translate(n::text, '0123456789', 'bcdghklmnt') as word from generate_series(100, 4000) n) filled on conflict do nothing`

const FILL_PAGES = `
insert into site_page (document_id, delivery_id, state, type, path, title, summary, section, refs, related, release_hash, hash,
  published_at, listed_at, changed_at)
select 'filled' || n, 'bench', 'live', case when n % 5 = 0 then 'faq' when n % 7 = 0 then 'video' else 'article' end,
  '/bai-viet/filled-' || n || '/', 'Bài số ' || n, 'Tóm tắt của bài số ' || n, 'benchsection' || n % 12,
  array['benchsection' || n % 12, 'benchtag' || n % 50, 'benchunit' || n % 30], array['filled' || n - 12, 'filled' || n - 24], 'filled', 'filled',
  at, at, at
from (select n, now() - interval '10 years' + n * interval '1 minute' as at from generate_series($1::int, $2::int) n) item`

const FILL_CONTENT = `insert into site_content (document_id, html) select 'filled' || n, $3 from generate_series($1::int, $2::int) n`

/** As long as that of a published one. */
function paragraphsOfHtml(): string {
  return feedContent({ release: newRelease('filled'), images: new Map() })
}

const FILL_SEARCH = `
with item as (
  select page.*, text.words from generate_series($1::int, $2::int) n join site_page page on page.document_id = 'filled' || n,
    lateral (select array_agg(($3::text[])[1 + (n * 31 + word * word) % cardinality($3::text[])] || (n * word) % 97 order by word) as words
      from generate_series(1, 150) word) text),
document as (
  insert into search_document (document_id, path, type, title, section, summary, body, published_at, version)
  select document_id, path, type, title, section, summary, array_to_string(words, ' '), published_at, ${INDEX_VERSION} from item)
insert into search_index (document_id, type, section, year, published_at, terms)
select document_id, type, section, extract(year from published_at), published_at, array_to_tsvector(words || array(
  select words[at] || ' ' || words[at + 1] from generate_series(1, cardinality(words) - 1) at)) from item`

function fillPlaces(list: string): string {
  return `
with place as (
  insert into site_place (list, no, document_id)
  select list, coalesce((select last_no from site_list where site_list.list = numbered.list), 0) + rank, document_id
  from (select ${list} as list, document_id, row_number() over (partition by ${list} order by n) as rank
    from generate_series($1::int, $2::int) n join site_page on document_id = 'filled' || n) numbered
  returning list, no)
insert into site_list (list, last_no) select list, max(no) from place group by list
on conflict (list) do update set last_no = excluded.last_no`
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
