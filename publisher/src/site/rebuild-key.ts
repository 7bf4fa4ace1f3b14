/** One page of a rebuild: written into the next version as the database has it now. Nothing of the manifest is changed here. */
import type { Pool } from 'pg'
import { leadFormerOn } from '../channels/website/former-addresses'
import type { SitePage, SiteStore, StaleKey } from '../channels/website/site-store'
import { writeKey } from '../channels/website/write-keys'
import type { MediaReader } from '../media/media-reader'
import { SAVE_CONTENT } from './change-page'
import { createReader } from './read-site'
import { sayGone } from './restore-lost'
import type { RebuildWork, RebuiltRow } from './rebuilt-rows'

export interface KeyRebuild {
  pool: Pool
  site: SiteStore
  media: MediaReader
  /** of the next version */
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  work: RebuildWork
}

export async function rebuildKey(options: KeyRebuild): Promise<RebuiltRow> {
  const { key, version } = options.work
  const documentId = key.startsWith('page/') ? key.slice('page/'.length) : null
  if (documentId === null) return { key, version, ...(await writeAgain(options)) }
  const page = await options.site.findPage({ documentId })
  if (page?.state === 'live') return { key, version, ...(await rebuildPage({ options, page })) }
  if (page) await rebuildGone({ options, page })
  return { key, version, path: null, hash: null, freshUntil: null }
}

async function rebuildPage({ options, page }: { options: KeyRebuild; page: SitePage }) {
  const { pool, siteDir } = options
  const live = await createReader(pool).livePage(page.documentId)
  if (live === null) return { path: null, hash: null, freshUntil: null }
  const written = await writeAgain(options)
  await leadFormerOn({ siteDir, paths: await addressesOf({ pool, documentId: page.documentId }), to: live.page.path })
  return written
}

async function rebuildGone({ options, page }: { options: KeyRebuild; page: SitePage }): Promise<void> {
  const { pool, siteDir, siteUrl, mode } = options
  // taken down while its page was being written again, which then kept its content
  await pool.query('delete from site_content where document_id = $1', [page.documentId])
  const paths = await addressesOf({ pool, documentId: page.documentId })
  await sayGone({ siteDir, siteUrl, mode, reader: createReader(pool), page, paths })
}

function writeAgain(options: KeyRebuild) {
  const { key, writtenPath } = options.work
  const reader = createReader(options.pool)
  const saveAgain: StaleKey['saveAgain'] = async ({ documentId, content }) => {
    await options.pool.query(SAVE_CONTENT, [documentId, content])
  }
  return writeKey({ settings: options, stale: { key, writtenPath, reader, saveAgain } })
}

/** Every one the Item ever had, the present one too. */
async function addressesOf({ pool, documentId }: { pool: Pool; documentId: string }): Promise<string[]> {
  const { rows } = await pool.query<{ path: string }>('select path from site_path where document_id = $1 order by path', [documentId])
  return rows.map((row) => row.path)
}
