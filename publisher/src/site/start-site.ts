/**
 * Makes the site ready before the publisher says so, and keeps shared pages from ever staying behind: what a crash between
 * a page and its lists left, what a renamed section raised, an alert that ran out.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { ASSETS } from '../channels/website/assets/assets'
import { exists } from '../channels/website/files'
import { BASE_KEYS, formatKey } from '../channels/website/keys'
import type { SiteStore } from '../channels/website/site-store'
import { bringUpKeys } from '../channels/website/write-keys'
import type { MediaReader } from '../media/media-reader'
import { raiseKeys } from './change-page'
import { writeFixedFiles } from './fixed-files'
import { removeLeftovers } from './leftovers'
import { raiseChangedFiles, raiseChangedShared } from './manifest'
import { adoptRebuilt } from './rebuilt-rows'
import { restoreAddresses, restoreMedia } from './restore-lost'
import { reindexSearch } from './search-reindex'
import { behindKeys } from './site-store'
import { healSiteDir, liveVersion } from './versions'

const SWEEP_MS = 5_000
const BATCH = 200
/** There while a publisher runs; found at a start, the last one was not stopped cleanly. */
const RUNNING = '.running'

export interface SiteOptions {
  pool: Pool
  site: SiteStore
  media: MediaReader
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  log: Logger
}

export interface RunningSite {
  /** Brings up every shared page that is behind. Call it after a commit that raised keys outside a Delivery. */
  catchUp(): Promise<void>
  /** Writes again what differs from the manifest among the shared pages, and clears up after a killed process. @returns how many */
  restoreShared(): Promise<number>
  close(): Promise<void>
}

export async function startSite(options: SiteOptions): Promise<RunningSite> {
  const { pool, siteDir, log } = options
  const running = join(siteDir, RUNNING)
  await healSiteDir(siteDir)
  await mkdir(siteDir, { recursive: true })
  await adoptRebuilt({ pool, live: await liveVersion(siteDir) })
  const isNewLook = !(await exists(join(siteDir, ASSETS.css)))
  // a lost or new directory is treated like an unclean stop: the manifest says what should be there
  const wasUnclean = (await exists(running)) || !(await exists(join(siteDir, 'index.html')))
  await writeFile(running, `${process.pid}\n`)
  await writeFixedFiles(options)
  await raiseBase({ pool, isNewLook })
  if (wasUnclean) {
    await restoreAddresses(options)
    log.info('site.checked', { ...(await raiseChangedFiles({ pool, siteDir })) })
    // the store may lack what it should have: readers get the pages all the same
    await restoreMedia(options).catch((error: unknown) => log.error('site.media', { error }))
  }
  const catchUp = sweeper(options)
  await catchUp()
  const timer = setInterval(() => void catchUp().catch((error: unknown) => log.error('site.sweep', { error })), SWEEP_MS)
  timer.unref()
  const closing = new AbortController()
  const indexing = reindexSearch({ ...options, signal: closing.signal }).catch((error: unknown) => log.error('search.index', { error }))
  return {
    catchUp,
    async restoreShared() {
      const removed = await removeLeftovers({ siteDir })
      if (removed > 0) log.info('site.leftovers', { removed })
      const { raised } = await raiseChangedShared({ pool, siteDir })
      if (raised === 0) return 0
      log.warn('site.restored', { pages: raised })
      await catchUp()
      return raised
    },
    async close() {
      clearInterval(timer)
      closing.abort()
      await indexing
      // the pool is closed after this: what is being written is finished first
      await catchUp().catch((error: unknown) => log.warn('site.sweep', { error }))
      await rm(running, { force: true })
    },
  }
}

/** One sweep at a time; a call during a sweep gets one more after it. */
function sweeper(options: SiteOptions): () => Promise<void> {
  let current: Promise<void> | null = null
  let next: Promise<void> | null = null
  const sweep = async () => {
    await adoptRebuilt({ pool: options.pool, live: await liveVersion(options.siteDir) })
    for (;;) {
      const behind = Object.entries(await behindKeys({ db: options.pool, limit: BATCH }))
      const failed = await bringUpEach({ options, behind })
      if (behind.length < BATCH || failed === behind.length) return
    }
  }
  const start = () => {
    current = sweep().finally(() => (current = null))
    return current
  }
  return () => {
    if (current === null) return start()
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}

/** One key at a time, so that a page that cannot be written keeps no other from following. */
async function bringUpEach({ options, behind }: { options: SiteOptions; behind: readonly [string, number][] }): Promise<number> {
  let failed = 0
  for (const [key, number] of behind) {
    try {
      await bringUpKeys({ settings: options, keys: { [key]: number } })
    } catch (error) {
      failed += 1
      options.log.error('site.key', { page: key, error })
    }
  }
  return failed
}

/** Only what was never written, unless this version of the software brings a new look. */
async function raiseBase({ pool, isNewLook }: { pool: Pool; isNewLook: boolean }): Promise<void> {
  const keys = BASE_KEYS.map(formatKey)
  const { rows } = await pool.query<{ key: string }>('select key from site_key where key = any($1) and done > 0', [keys])
  const written = new Set(isNewLook ? [] : rows.map((row) => row.key))
  await raiseKeys({ db: pool, keys: keys.filter((key) => !written.has(key)) })
}
