/** Makes all files of one picture, and puts them where they belong if a page still claims it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { replaceFile } from '../channels/website/files'
import { removeMedia } from '../channels/website/media'
import { filesOf, shownSize } from '../channels/website/pictures'
import { transaction } from '../database'
import type { MediaReader } from '../media/media-reader'
import { makeSharePicture, SHARE_SIZE } from '../media/share-picture'
import { blurOf, makeVariant, measurePicture, openUpright, type Size } from '../media/variants'
import { claimantsOf, forget, type PictureWork, saveMade } from './picture-store'
import { showMade } from './show-picture'
import { SHARE_VERSION } from './version-lock'

export interface MadePicture {
  size: Size
  blur: string | null
  files: { name: string; bytes: Buffer }[]
}

/** @returns null when `isClosed` came to be true: a file takes a second or so, a picture a dozen */
export async function makePicture(options: {
  work: PictureWork
  media: MediaReader
  isClosed: () => boolean
}): Promise<MadePicture | null> {
  const { work, media, isClosed } = options
  const { name: sha256, face } = work
  if (face) return { size: SHARE_SIZE, blur: null, files: [{ name: work.name, bytes: await makeSharePicture(face) }] }
  const path = media.path(sha256)
  const size = shownSize(await measurePicture(path))
  const upright = await openUpright({ path, size })
  const files: MadePicture['files'] = []
  for (const { name, width, format } of filesOf({ sha256, size })) {
    if (isClosed()) return null
    files.push({ name, bytes: await makeVariant({ upright, width, format }) })
  }
  return { size, blur: await blurOf(upright), files }
}

/**
 * Alone on the picture's name, as a takedown is: what nothing shows any more is not put there.
 * @returns how many pages have it now
 */
export async function putInPlace(options: { pool: Pool; siteDir: string; work: PictureWork; made: MadePicture }): Promise<number> {
  const { pool, siteDir, work, made } = options
  return transaction(pool, async (db) => {
    await db.query(`select ${SHARE_VERSION}, pg_advisory_xact_lock(hashtextextended('media:' || $1, 0))`, [work.name])
    const documentIds = await claimantsOf({ db, name: work.name })
    if (documentIds.length === 0) {
      // a publish cut off before its claim comes again, and places the picture anew
      await removeMedia({ siteDir, names: [work.name] })
      await forget({ db, work })
      return 0
    }
    await mkdir(join(siteDir, 'media'), { recursive: true })
    for (const { name, bytes } of made.files) await replaceFile({ target: join(siteDir, 'media', name), bytes })
    if (!(await saveMade({ db, work, ...made }))) return 0
    // a page names its share picture from the first
    if (work.face === null) await showMade({ db, documentIds })
    return documentIds.length
  })
}
