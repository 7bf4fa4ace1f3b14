/**
 * Writes every page of the site again, in place: after a change of templates, of SITE_URL, or of a lost directory.
 * Each file is written under its key's lock, so publishing goes on meanwhile and nothing newer is overwritten by older.
 */
import type { Pool } from 'pg'
import { writeAssets } from '../channels/website/assets/assets'
import { robotsTxt } from '../channels/website/feeds'
import { writeText } from '../channels/website/files'
import { leadFormerOn, sayAllGone } from '../channels/website/former-addresses'
import { frameOf } from '../channels/website/frame-of'
import { BASE_KEYS, formatKey, keysOfCorrections } from '../channels/website/keys'
import { mediaNames, placeMedia } from '../channels/website/media'
import { gonePage } from '../channels/website/pages/notice'
import { bringUpKeys } from '../channels/website/write-keys'
import type { MediaReader } from '../media/media-reader'
import { raiseKeys } from './change-page'
import { createReader } from './read-site'
import type { SiteStore } from '../channels/website/site-store'

const BATCH = 200

export interface RebuildOptions {
  pool: Pool
  site: SiteStore
  media: MediaReader
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  /** Pages worked on at once; needs as many connections. */
  concurrency?: number
  onProgress?: (progress: { done: number; total: number }) => void
}

export interface Rebuilt {
  pages: number
  gone: number
  shared: number
}

export async function rebuildSite(options: RebuildOptions): Promise<Rebuilt> {
  const { pool, siteDir } = options
  await writeAssets(siteDir)
  await writeText({ siteDir, path: '/robots.txt', body: robotsTxt(options.siteUrl) })
  const total = await countAll(pool)
  let done = 0
  const step = () => options.onProgress?.({ done: ++done, total })
  const pages = await eachRow({
    ...options,
    sql: `select document_id as id from site_page where state = 'live' and document_id > $1 order by document_id limit ${BATCH}`,
    work: (documentId) => rebuildPage({ options, documentId }).then(step),
  })
  const gone = await eachRow({
    ...options,
    sql: `select document_id as id from site_page where state = 'gone' and document_id > $1 order by document_id limit ${BATCH}`,
    work: (documentId) => rebuildGone({ options, documentId }).then(step),
  })
  await raiseKeys({ db: pool, keys: BASE_KEYS.map(formatKey) })
  const shared = await eachRow({
    ...options,
    sql: `select key as id from site_key where key not like 'page/%' and key > $1 order by key limit ${BATCH}`,
    work: (key) => raiseAndWrite({ options, key }).then(step),
  })
  return { pages, gone, shared }
}

async function rebuildPage({ options, documentId }: { options: RebuildOptions; documentId: string }): Promise<void> {
  const live = await createReader(options.pool).livePage(documentId)
  if (live === null) return
  if (mediaNames(live.release).length > 0) {
    await placeMedia({ release: live.release, siteDir: options.siteDir, media: options.media, store: options.site })
  }
  await raiseAndWrite({ options, key: formatKey({ kind: 'page', documentId }) })
  await options.site.changePage(documentId, async (page) => {
    if (page.current?.state !== 'live') return
    await leadFormerOn({ siteDir: options.siteDir, paths: await page.reserveFormer([]), to: page.current.path })
    const now = await page.livePage(documentId)
    if (now) await page.raise(keysOfCorrections(await page.placeCorrections(now.release.corrections)))
  })
}

async function rebuildGone({ options, documentId }: { options: RebuildOptions; documentId: string }): Promise<void> {
  const { siteDir, siteUrl, mode } = options
  await options.site.changePage(documentId, async ({ current, entries, reserveFormer }) => {
    if (current?.state !== 'gone' || current.goneAt === null) return
    const frame = frameOf({ site: { siteUrl, mode }, entries: await entries([]) })
    const body = gonePage({ frame, at: current.goneAt, reason: current.goneReason })
    await sayAllGone({ siteDir, paths: await reserveFormer([]), body })
  })
}

async function raiseAndWrite({ options, key }: { options: RebuildOptions; key: string }): Promise<void> {
  await bringUpKeys({ settings: options, keys: await raiseKeys({ db: options.pool, keys: [key] }) })
}

async function eachRow(options: { pool: Pool; concurrency?: number; sql: string; work: (id: string) => Promise<void> }): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const { rows } = await options.pool.query<{ id: string }>(options.sql, [after])
    const queue = [...rows]
    const worker = async () => {
      for (let row = queue.shift(); row; row = queue.shift()) await options.work(row.id)
    }
    await Promise.all(Array.from({ length: options.concurrency ?? 4 }, worker))
    count += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return count
    after = last.id
  }
}

async function countAll(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ total: number }>(
    `select (select count(*) from site_page) + (select count(*) from site_key where key not like 'page/%') as total`,
  )
  return Number(rows[0]?.total ?? 0)
}
