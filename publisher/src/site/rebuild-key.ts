/** One page of a rebuild: written into the next version as the database has it now. Nothing of the manifest is changed here. */
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Release } from '@hl/config/release'
import { exists } from '../channels/website/files'
import { leadFormerOn, sayAllGone } from '../channels/website/former-addresses'
import { frameOf } from '../channels/website/frame-of'
import { mediaNames, placeMedia } from '../channels/website/media'
import { gonePage } from '../channels/website/pages/notice'
import type { ImageSize, SitePage, SiteStore, StaleKey } from '../channels/website/site-store'
import { writeKey } from '../channels/website/write-keys'
import type { MediaReader } from '../media/media-reader'
import { transaction } from '../database'
import { holdMedia, SAVE_CONTENT } from './change-page'
import { makeAgain, savePlaced } from './picture-store'
import { createReader } from './read-site'
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
  await placeClaimed({ options, release: live.release })
  const share = await createReader(pool).shareOf(page.documentId)
  if (share !== null && !(await exists(join(siteDir, 'media', share)))) await makeAgain({ db: pool, name: share })
  const written = await writeAgain(options)
  await leadFormerOn({ siteDir, paths: await addressesOf({ pool, documentId: page.documentId }), to: live.page.path })
  return written
}

/** What a takedown removes meanwhile is not put back after it: the versions share their media. */
async function placeClaimed({ options, release }: { options: KeyRebuild; release: Release }): Promise<void> {
  const { pool, siteDir, media } = options
  const names = [...new Set(mediaNames(release))]
  if (names.length === 0) return
  await transaction(pool, async (db) => {
    // the films of a lost folder take longer to copy than a transaction may be idle
    await db.query('set local idle_in_transaction_session_timeout = 0')
    if (!(await holdMedia({ db, documentId: release.documentId, names }))) return
    const store = {
      images: createReader(db).imageSizes,
      saveImage: ({ sha256, width, height }: { sha256: string } & ImageSize) => savePlaced({ db, sha256, size: { width, height } }),
    }
    await placeMedia({ release, siteDir, media, store })
  })
}

async function rebuildGone({ options, page }: { options: KeyRebuild; page: SitePage }): Promise<void> {
  const { pool, siteDir, siteUrl, mode } = options
  // taken down while its page was being written again, which then kept its content
  await pool.query('delete from site_content where document_id = $1', [page.documentId])
  if (page.goneAt === null) return
  const frame = frameOf({ site: { siteUrl, mode }, entries: await createReader(pool).entries([]) })
  const body = gonePage({ frame, at: page.goneAt, reason: page.goneReason })
  await sayAllGone({ siteDir, paths: await addressesOf({ pool, documentId: page.documentId }), body })
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
