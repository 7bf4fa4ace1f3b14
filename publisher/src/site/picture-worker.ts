/**
 * Makes pictures behind the publishing, from work that lies in the database: every file of a picture that has only its first
 * one, one picture at a time, after whatever a publish waits for; and, beside that, share pictures, which whoever is sent a
 * page's address asks for at once (docs/decisions/0025).
 */
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { startBeat } from '../beat'
import type { MediaReader } from '../media/media-reader'
import type { PictureMaker } from '../media/picture-maker'
import { makePicture, putInPlace } from './make-picture'
import { giveBack, type PictureKind, type PictureWork, putOff, takeWork, wantAnew } from './picture-store'
import { makeSiteShare } from './site-share'

export interface PictureDeps {
  pool: Pool
  media: MediaReader
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  log: Logger
  maker: PictureMaker
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
  const isReady = wantAnew(deps.pool).catch((error: unknown) => deps.log.warn('picture.recipe', { error }))
  const rounds = KINDS.map((kind) => startRounds({ deps, round: (isClosed) => isReady.then(() => makeAll({ deps, kind, isClosed })) }))
  return {
    ring: () => rounds.forEach(({ ring }) => ring()),
    async close() {
      const closed = rounds.map(({ close }) => close())
      // what it is at is given back
      await deps.maker.close()
      await Promise.all(closed)
    },
  }
}

const KINDS: readonly PictureKind[] = ['share', 'photo']

interface Rounds {
  deps: PictureDeps
  round: (isClosed: () => boolean) => Promise<void>
}

function startRounds({ deps, round }: Rounds): PictureWorker {
  let wake: (() => void) | null = null
  let isRung = false
  const beat = startBeat({
    async round(isClosed) {
      isRung = false
      await round(isClosed)
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

/** Everything of a kind that there is to make now. */
export async function makeAll(options: { deps: PictureDeps; kind: PictureKind; isClosed: () => boolean }): Promise<void> {
  const { deps, kind, isClosed } = options
  if (kind === 'share') await makeSiteShare(deps)
  while (!isClosed()) {
    const work = await takeWork({ db: deps.pool, kind })
    if (!work) return
    await makeOne({ deps, work, isClosed })
  }
}

async function makeOne(making: { deps: PictureDeps; work: PictureWork; isClosed: () => boolean }): Promise<void> {
  const { deps, work, isClosed } = making
  const { pool, media, maker, siteDir, log } = deps
  try {
    const made = await makePicture({ work, media, maker })
    const pages = await putInPlace({ pool, siteDir, work, made })
    log.debug('picture.made', { picture: work.name, files: made.files.length, pages })
    if (pages > 0 && work.face === null) deps.onRaised()
  } catch (error) {
    if (isClosed()) return giveBack({ db: pool, work })
    const isTriedAgain = await putOff({ db: pool, work, error: String(error) })
    log.warn(isTriedAgain ? 'picture.failed' : 'picture.given_up', { picture: work.name, tries: work.tries, error })
  }
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
