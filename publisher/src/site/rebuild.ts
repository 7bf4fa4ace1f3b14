/**
 * Writes every page of the site again, after a change of templates, of SITE_URL, or of a lost directory: into a version nobody
 * sees, which then takes the live one's place in one step (docs/decisions/0028). Publishing goes on meanwhile; what it changed
 * is written again before the swap. Whatever interrupts this, the live site stays as it is.
 */
import { availableParallelism } from 'node:os'
import type { Pool } from 'pg'
import { BASE_KEYS, formatKey } from '../channels/website/keys'
import type { SiteStore } from '../channels/website/site-store'
import type { PoolClient } from '../database'
import type { MediaReader } from '../media/media-reader'
import { raiseKeys } from './change-page'
import { writeFixedFiles } from './fixed-files'
import { rebuildKey } from './rebuild-key'
import { adoptRebuilt, forgetOthers, keepRebuilt, type RebuildWork, type RebuiltRow, workLeft } from './rebuilt-rows'
import { restoreMedia } from './restore-lost'
import { aloneOnSite } from './version-lock'
import { healSiteDir, liveVersion, type NextVersion, openNextVersion } from './versions'

export interface RebuildOptions {
  pool: Pool
  site: SiteStore
  media: MediaReader
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  /** Pages worked on at once; needs as many connections, and one more. */
  concurrency?: number
  onProgress?: (progress: { done: number; total: number }) => void
}

export interface Rebuilt {
  pages: number
  gone: number
  shared: number
}

export class RebuildRunning extends Error {
  constructor() {
    super('Website đang được dựng lại ở nơi khác. Chờ lần đó xong rồi chạy lại.')
    this.name = 'RebuildRunning'
  }
}

/** @throws RebuildRunning, SiteDirFixed */
export async function rebuildSite(options: RebuildOptions): Promise<Rebuilt> {
  const client = await options.pool.connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(hashtextextended('site/rebuild', 0)) as locked`)
    if (!rows[0]?.locked) throw new RebuildRunning()
    try {
      return await rebuildAlone({ options, client })
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended('site/rebuild', 0))`)
    }
  } finally {
    client.release()
  }
}

async function rebuildAlone({ options, client }: { options: RebuildOptions; client: PoolClient }): Promise<Rebuilt> {
  const { pool, siteDir, siteUrl } = options
  await forgetOthers({ db: pool, live: await liveVersion(siteDir) })
  await healSiteDir(siteDir)
  await restoreMedia(options)
  const next = await openNextVersion({ siteDir, name: Date.now().toString(36) })
  // over all rounds: what was published meanwhile is added to it
  const progress = { done: 0, total: 0 }
  const write = async () => writeWork({ options, next, progress, work: await workLeft({ db: pool, dir: next.name }) })
  try {
    await writeFixedFiles({ siteDir: next.dir, siteUrl })
    await raiseKeys({ db: pool, keys: BASE_KEYS.map(formatKey) })
    const rebuilt = await write()
    // what was published meanwhile, while publishing goes on …
    await write()
    // … and the last of it, while it waits
    await aloneOnSite({
      client,
      work: async () => {
        await write()
        await next.goLive()
      },
    })
    return rebuilt
  } catch (error) {
    if ((await liveVersion(siteDir)) !== next.name) await next.discard()
    throw error
  } finally {
    await adoptRebuilt({ pool, live: await liveVersion(siteDir) })
  }
}

const CHUNK = 25

async function writeWork(options: {
  options: RebuildOptions
  next: NextVersion
  progress: { done: number; total: number }
  work: readonly RebuildWork[]
}): Promise<Rebuilt> {
  const { next, progress, work } = options
  const { pool, concurrency = Math.min(8, availableParallelism() * 2), onProgress } = options.options
  const count = { pages: 0, gone: 0, shared: 0 }
  progress.total += work.length
  let from = 0
  const worker = async () => {
    while (from < work.length) {
      const rows: RebuiltRow[] = []
      for (const one of work.slice(from, (from += CHUNK))) {
        const row = await rebuildKey({ ...options.options, siteDir: next.dir, work: one })
        count[!row.key.startsWith('page/') ? 'shared' : row.path === null ? 'gone' : 'pages'] += 1
        rows.push(row)
        progress.done += 1
        onProgress?.({ ...progress })
      }
      await keepRebuilt({ db: pool, dir: next.name, rows })
    }
  }
  // all of them, even when one fails: none may still be writing into a version that is thrown away
  const ended = await Promise.allSettled(Array.from({ length: concurrency }, worker))
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return count
}
