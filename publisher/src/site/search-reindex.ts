/** Brings into the search what is live and not in it as this version would put it there. Publishing goes on meanwhile. */
import { setImmediate as letOthers } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import type { SiteStore } from '../channels/website/site-store'
import { searchDocumentOf } from '../channels/website/search-document'
import { INDEX_VERSION } from './search-index'

const BATCH = 200

export interface ReindexOptions {
  pool: Pool
  site: SiteStore
  log: Logger
  /** Ends it between two items; it goes on at the next start. */
  signal: AbortSignal
}

/** @returns how many items were indexed; an item that cannot be is logged and left out */
export async function reindexSearch({ pool, site, log, signal }: ReindexOptions): Promise<number> {
  let indexed = 0
  for (let after = ''; !signal.aborted;) {
    const { rows } = await pool.query<{ id: string }>(MISSING, [after, INDEX_VERSION, BATCH])
    for (const { id } of rows) {
      if (signal.aborted) return indexed
      await site
        .changePage(id, async (page) => {
          const live = await page.livePage(id)
          if (live) await page.index(searchDocumentOf({ release: live.release, path: live.page.path }))
        })
        .then(
          () => (indexed += 1),
          (error: unknown) => log.error('search.item', { documentId: id, error }),
        )
      await letOthers()
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) break
    after = last.id
  }
  if (indexed > 0) log.info('search.indexed', { items: indexed })
  return indexed
}

const MISSING = `
select page.document_id as id from site_page page left join search_document document using (document_id)
where page.state = 'live' and page.document_id > $1 and document.version is distinct from $2
order by page.document_id limit $3`
