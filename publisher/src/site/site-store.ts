/**
 * The website channel's database: its port SiteStore on PostgreSQL (tables of migration 0002, search_path publisher).
 * Not in it: pages and files; those are channels/website.
 */
import type { Pool } from 'pg'
import { type Queryable, transaction } from '../database'
import type { RaisedKeys, SiteStore } from '../channels/website/site-store'
import { openPageChange } from './change-page'
import { bringUp } from './bring-up'
import { createReader } from './read-site'
import { PAGE_COLUMNS, pageOf, type PageRow } from './rows'
import { savePlaced } from './picture-store'
import { untilShareMade } from './share-made'
import { readTakedown } from './takedown'
import { SHARE_VERSION } from './version-lock'

export interface SiteStoreOptions {
  pool: Pool
  /** A page was changed; there may be pictures to make. */
  afterChange?: () => void
  /** Told of every statement; tests count them. */
  onQuery?: (sql: string) => void
}

export function createSiteStore(options: SiteStoreOptions): SiteStore {
  const { pool } = options
  const watched = (db: Queryable) => (options.onQuery ? watch(db, options.onQuery) : db)
  const db = watched(pool)
  return {
    async changePage(documentId, change) {
      const changed = await transaction(pool, async (client) => {
        const [, page] = await Promise.all([
          lockKey(watched(client), `page/${documentId}`),
          openPageChange({ db: watched(client), documentId }),
        ])
        return change(page)
      })
      options.afterChange?.()
      return changed
    },
    bringUp: (raised, write) => transaction(pool, (client) => bringUp({ db: watched(client), raised, write })),
    async findPage(by) {
      const [column, value] = 'path' in by ? ['path', by.path] : ['document_id', by.documentId]
      const found = column === 'path' ? `document_id = (select document_id from site_path where path = $1)` : 'document_id = $1'
      const { rows } = await db.query<PageRow>(`select ${PAGE_COLUMNS} from site_page where ${found}`, [value])
      return rows[0] ? pageOf(rows[0]) : null
    },
    async livePages(deliveryId) {
      const { rows } = await db.query<PageRow>(`select ${PAGE_COLUMNS} from site_page where delivery_id = $1 and state = 'live' limit 10`, [
        deliveryId,
      ])
      return rows.map(pageOf)
    },
    untilShareMade: (page) => untilShareMade({ pool, ...page }),
    keysBehind: (raised) => keysBehind({ db, raised }),
    takedown: (documentId) => readTakedown({ db, documentId }),
    images: (sha256s) => createReader(db).imageSizes(sha256s),
    async saveImage({ sha256, width, height }) {
      await savePlaced({ db, sha256, size: { width, height } })
    },
  }
}

/** Keys known to be behind: for the sweep. Level-triggered, so it does not matter who raised them. */
export async function behindKeys(options: { db: Queryable; limit: number }): Promise<RaisedKeys> {
  const { rows } = await options.db.query<{ key: string; wanted: number }>(
    `(select key, wanted from site_key where wanted > done order by key limit $1)
     union (select key, wanted from site_key where fresh_until <= now() limit $1)`,
    [options.limit],
  )
  return Object.fromEntries(rows.map((row) => [row.key, Number(row.wanted)]))
}

async function keysBehind(options: { db: Queryable; raised: RaisedKeys }): Promise<string[]> {
  const keys = Object.keys(options.raised)
  if (keys.length === 0) return []
  const { rows } = await options.db.query<{ key: string; done: number }>('select key, done from site_key where key = any($1)', [keys])
  const done = new Map(rows.map((row) => [row.key, Number(row.done)]))
  return keys.filter((key) => (done.get(key) ?? 0) < (options.raised[key] ?? 0))
}

async function lockKey(db: Queryable, key: string): Promise<void> {
  await db.query(`select ${SHARE_VERSION}, pg_advisory_xact_lock(hashtextextended($1, 0))`, [key])
}

function watch(db: Queryable, onQuery: (sql: string) => void): Queryable {
  return {
    query: (text, values) => {
      onQuery(sqlOf(text))
      return db.query(text, values)
    },
  }
}

function sqlOf(statement: string | { text: string }): string {
  return typeof statement === 'string' ? statement : statement.text
}
