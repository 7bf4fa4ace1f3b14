/**
 * Puts back what no hash of the manifest stands for, where a folder was lost or the power failed: files that pages claim below
 * /media/; pages that say 410 and links of former addresses. Alone on each Item, so that nothing a takedown removed
 * comes back; what a publish that was cut off left is its own to mend.
 */
import { join } from 'node:path'
import type { Pool } from 'pg'
import { documentFileName, placeDocumentFile } from '../channels/website/document-file'
import { exists } from '../channels/website/files'
import { leadFormerOn, sayAllGone } from '../channels/website/former-addresses'
import { frameOf, type SiteOwn } from '../channels/website/frame-of'
import { isPlaced, mediaNames, placeMedia } from '../channels/website/media'
import { gonePage } from '../channels/website/pages/notice'
import type { ImageSize, SitePage, SiteReader, SiteStore } from '../channels/website/site-store'
import type { MediaReader } from '../media/media-reader'
import { type Queryable, transaction } from '../database'
import { holdMedia } from './change-page'
import { notCutOff } from './manifest'
import { makeAgain, savePlaced } from './picture-store'
import { createReader } from './read-site'
import { showMade } from './show-picture'

const BATCH = 500

interface Restoring extends SiteOwn {
  pool: Pool
  site: SiteStore
  media: MediaReader
  siteDir: string
}

/** Pages name what is there: a picture's other files are made again behind it. @returns of how many pages something was lost */
export async function restoreMedia(options: Restoring): Promise<number> {
  const lost = await lostOf(options)
  const failed: unknown[] = []
  for (const documentId of lost) await restoreOne({ options, documentId }).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, `Files of ${failed.length} pages could not be put back`)
  return lost.size
}

async function restoreOne({ options, documentId }: { options: Restoring; documentId: string }): Promise<void> {
  const { pool, siteDir, media } = options
  const reader = createReader(pool)
  const live = await reader.livePage(documentId)
  if (live) {
    const { release } = live
    await whileClaimed({ pool, documentId, names: mediaNames(release) }, async (db) => {
      const saveImage = ({ sha256, ...size }: { sha256: string } & ImageSize) => savePlaced({ db, sha256, size })
      await placeMedia({ release, siteDir, media, store: { images: createReader(db).imageSizes, saveImage } })
    })
    return showMade({ db: pool, documentIds: [documentId] })
  }
  const file = (await reader.entries([documentId])).get('legal-document', documentId)?.file
  if (file) await whileClaimed({ pool, documentId, names: [documentFileName(file)] }, () => placeDocumentFile({ file, siteDir, media }))
}

/** What a takedown removes meanwhile is not put back after it. */
async function whileClaimed(
  { pool, documentId, names }: { pool: Pool; documentId: string; names: readonly string[] },
  place: (db: Queryable) => Promise<void>,
): Promise<void> {
  await transaction(pool, async (db) => {
    // the films of a lost folder take longer to copy than a transaction may be idle
    await db.query('set local idle_in_transaction_session_timeout = 0')
    if (await holdMedia({ db, documentId, names: [...new Set(names)] })) await place(db)
  })
}

/** Few, and nothing says what should be in them: all are written again. */
export async function restoreAddresses(options: Restoring): Promise<void> {
  const { rows } = await options.pool.query<{ document_id: string }>(
    `select document_id from site_page where ${notCutOff('site_page')} and (state = 'gone' or exists
       (select from site_path former where former.document_id = site_page.document_id and former.path <> site_page.path))`,
  )
  for (const { document_id: documentId } of rows) {
    await options.site.changePage(documentId, async (page) => {
      const paths = await page.reserveFormer([])
      if (page.current?.state === 'live') await leadFormerOn({ siteDir: options.siteDir, paths, to: page.current.path })
      else if (page.current) await sayGone({ ...options, reader: page, page: page.current, paths })
    })
  }
}

/** @param options.paths every address the Item ever had */
export async function sayGone(
  options: SiteOwn & { siteDir: string; reader: Pick<SiteReader, 'entries'>; page: SitePage; paths: readonly string[] },
): Promise<void> {
  const { siteDir, siteUrl, mode, reader, page, paths } = options
  if (page.goneAt === null) return
  const frame = frameOf({ site: { siteUrl, mode }, entries: await reader.entries([]) })
  await sayAllGone({ siteDir, paths, body: gonePage({ frame, at: page.goneAt, reason: page.goneReason }) })
}

type Claim = ImageSize & { name: string; document_ids: string[]; is_share: boolean }

/** @returns documentIds of the pages that claim a file which is not there */
async function lostOf({ pool, siteDir }: Restoring): Promise<Set<string>> {
  const dir = join(siteDir, 'media')
  const lost = new Set<string>()
  for (let after = ''; ;) {
    const { rows } = await pool.query<Claim>(CLAIMS, [after])
    const there = await Promise.all(rows.map((claim) => isThere({ dir, claim })))
    for (const { name, document_ids, is_share } of rows.filter((_, index) => !there[index])) {
      if (is_share) await makeAgain({ db: pool, name })
      else for (const documentId of document_ids) lost.add(documentId)
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return lost
    after = last.name
  }
}

function isThere({ dir, claim }: { dir: string; claim: Claim }): Promise<boolean> {
  const { name } = claim
  return /^[0-9a-f]{64}$/.test(name) ? isPlaced({ sha256: name, dir, known: claim }) : exists(join(dir, name))
}

const CLAIMS = `
select media.name, array_agg(media.document_id) as document_ids, width, height, blur, recipe, face is not null as is_share
from site_media media left join site_picture picture on picture.name = media.name
where media.name > $1 and ${notCutOff('media')} group by media.name, picture.name order by media.name limit ${BATCH}`
