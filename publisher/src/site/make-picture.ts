/** Makes all files of one picture, and puts them where they belong if a page still claims it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { replaceFile } from '../channels/website/files'
import { removeMedia } from '../channels/website/media'
import { filesOf, shownSize } from '../channels/website/pictures'
import { transaction } from '../database'
import type { MediaReader } from '../media/media-reader'
import type { PictureMaker } from '../media/picture-maker'
import { SHARE_SIZE } from '../media/share-size'
import { measurePicture, type Size } from '../media/variants'
import { claimantsOf, forget, type PictureWork, saveMade } from './picture-store'
import { showMade } from './show-picture'
import { SHARE_VERSION } from './version-lock'

export interface MadePicture {
  size: Size
  blur: string | null
  files: { name: string; bytes: Buffer }[]
}

/** @throws Error of the maker's */
export async function makePicture(options: { work: PictureWork; media: MediaReader; maker: PictureMaker }): Promise<MadePicture> {
  const { work, media, maker } = options
  const { name, face } = work
  if (face) {
    const { files } = await maker.make({ kind: 'share', face })
    return { size: SHARE_SIZE, blur: null, files: files.map((bytes) => ({ name, bytes })) }
  }
  const path = media.path(name)
  const size = shownSize(await measurePicture(path))
  const wanted = filesOf({ sha256: name, size })
  const { files, blur } = await maker.make({ kind: 'photo', path, size, files: wanted.map(({ width, format }) => ({ width, format })) })
  return { size, blur, files: files.flatMap((bytes, index) => ({ name: wanted[index]?.name ?? name, bytes })) }
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
