/**
 * Makes, behind the publishing, every file of a picture that has only its first one: one picture at a time, after whatever a
 * publish waits for, from work that lies in the database. Then the pages that show it are written again (docs/decisions/0025).
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { startBeat } from '../beat'
import { replaceFile } from '../channels/website/files'
import { removeMedia } from '../channels/website/media'
import { filesOf, shownSize } from '../channels/website/pictures'
import { transaction } from '../database'
import type { MediaReader } from '../media/media-reader'
import { blurOf, makeVariant, measurePicture, openUpright, type Size } from '../media/variants'
import { claimantsOf, forget, giveBack, type PictureWork, putOff, saveMade, takeWork, wantAnew } from './picture-store'
import { showMade } from './show-picture'
import { SHARE_VERSION } from './version-lock'

export interface PictureDeps {
  pool: Pool
  media: MediaReader
  siteDir: string
  log: Logger
  /** Pages were raised: brings them up. */
  onRaised: () => void
}

export interface PictureWorker {
  /** There may be something to make. */
  ring(): void
  close(): Promise<void>
}

const BEAT_MS = 5_000

export function startPictureWorker(deps: PictureDeps): PictureWorker {
  let wake: (() => void) | null = null
  let isRung = false
  let isAsked = false
  const beat = startBeat({
    async round(isClosed) {
      isRung = false
      if (!isAsked) await wantAnew(deps.pool)
      isAsked = true
      await makeAll(deps, isClosed)
      if (!isRung && !isClosed()) await waitFor({ ms: BEAT_MS, onWake: (now) => (wake = now) })
      wake = null
      return 0
    },
    afterErrorMs: BEAT_MS,
    onError: (error) => deps.log.warn('picture.round', { error }),
  })
  const ring = () => {
    isRung = true
    wake?.()
  }
  return {
    ring,
    close() {
      const closed = beat.close()
      ring()
      return closed
    },
  }
}

/** Everything there is to make now. */
export async function makeAll(deps: PictureDeps, isClosed: () => boolean = () => false): Promise<void> {
  while (!isClosed()) {
    const work = await takeWork(deps.pool)
    if (!work) return
    await makeOne({ deps, work, isClosed })
  }
}

interface Making {
  deps: PictureDeps
  work: PictureWork
  isClosed: () => boolean
}

async function makeOne(making: Making): Promise<void> {
  const { deps, work } = making
  const { pool, log } = deps
  try {
    const made = await makeFiles(making)
    if (made === null) return await giveBack({ db: pool, work })
    if (await putInPlace({ deps, work, made })) {
      log.info('picture.made', { picture: work.name, files: made.files.length })
      deps.onRaised()
    }
  } catch (error) {
    const isTriedAgain = await putOff({ db: pool, work, error: String(error) })
    log.warn(isTriedAgain ? 'picture.failed' : 'picture.given_up', { picture: work.name, tries: work.tries, error })
  }
}

interface Made {
  size: Size
  blur: string | null
  files: { name: string; bytes: Buffer }[]
}

/** @returns null when the process is to stop: a file takes a second or so, a picture a dozen */
async function makeFiles({ deps, work, isClosed }: Making): Promise<Made | null> {
  const sha256 = work.name
  const path = deps.media.path(sha256)
  const size = shownSize(await measurePicture(path))
  const upright = await openUpright({ path, size })
  const files: Made['files'] = []
  for (const { name, width, format } of filesOf({ sha256, size })) {
    if (isClosed()) return null
    files.push({ name, bytes: await makeVariant({ upright, width, format }) })
  }
  return { size, blur: await blurOf(upright), files }
}

/** Alone on the picture's name, as a takedown is: what nothing shows any more is not put there. @returns whether it was */
async function putInPlace({ deps, work, made }: { deps: PictureDeps; work: PictureWork; made: Made }): Promise<boolean> {
  const { pool, siteDir } = deps
  return transaction(pool, async (db) => {
    await db.query(`select ${SHARE_VERSION}, pg_advisory_xact_lock(hashtextextended('media:' || $1, 0))`, [work.name])
    const documentIds = await claimantsOf({ db, name: work.name })
    if (documentIds.length === 0) {
      // a publish cut off before its claim comes again, and places the picture anew
      await removeMedia({ siteDir, names: [work.name] })
      await forget({ db, work })
      return false
    }
    await mkdir(join(siteDir, 'media'), { recursive: true })
    for (const { name, bytes } of made.files) await replaceFile({ target: join(siteDir, 'media', name), bytes })
    if (!(await saveMade({ db, work, ...made }))) return false
    await showMade({ db, documentIds })
    return true
  })
}

function waitFor({ ms, onWake }: { ms: number; onWake: (wake: () => void) => void }): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    onWake(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
