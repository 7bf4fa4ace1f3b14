/** The manifest against the disk: files are renamed without fsync, so after an unclean stop what is lost is written again. */
import type { Pool } from 'pg'
import { isWhole } from '../channels/website/files'
import { formatKey } from '../channels/website/keys'
import { raiseKeys } from './change-page'

const BATCH = 500

export interface ManifestCheck {
  checked: number
  raised: number
}

/** Of a row with a document_id: no Attempt on its page was cut off, which comes again by itself. */
export function notCutOff(table: string): string {
  return `not exists (select from delivery cut where cut.document_id = ${table}.document_id and cut.channel = 'website' and cut.lease_until is not null)`
}

/**
 * Raises the key of every file that is missing or differs from the manifest, but not of a page whose Attempt was cut off: that
 * comes again, and until then the old page shall not come back over the new one, nor over a 410.
 */
export async function raiseChangedFiles(options: { pool: Pool; siteDir: string }): Promise<ManifestCheck> {
  const pages = await check({
    ...options,
    sql: `select document_id as id, path, hash from site_page where state = 'live' and document_id > $1 and ${notCutOff('site_page')}
          order by document_id limit ${BATCH}`,
    keyOf: (documentId) => formatKey({ kind: 'page', documentId }),
  })
  const shared = await raiseChangedShared(options)
  return { checked: pages.checked + shared.checked, raised: pages.raised + shared.raised }
}

/** Of home, lists, feeds and sitemap alone: an Item's page that differs is told to people first. */
export function raiseChangedShared(options: { pool: Pool; siteDir: string }): Promise<ManifestCheck> {
  return check({
    ...options,
    sql: `select key as id, path, hash from site_key where path is not null and key not like 'page/%' and key > $1 order by key limit ${BATCH}`,
    keyOf: (key) => key,
  })
}

async function check(options: { pool: Pool; siteDir: string; sql: string; keyOf: (id: string) => string }): Promise<ManifestCheck> {
  const { pool, siteDir } = options
  const count = { checked: 0, raised: 0 }
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ id: string; path: string; hash: string | null }>(options.sql, [after])
    const whole = await Promise.all(rows.map(({ path, hash }) => isWhole({ siteDir, path, hash })))
    const changed = rows.filter((_, index) => !whole[index]).map((row) => options.keyOf(row.id))
    await raiseKeys({ db: pool, keys: changed })
    count.checked += rows.length
    count.raised += changed.length
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return count
    after = last.id
  }
}
