/**
 * Files an item shows, below /media/ under names that are their content. Of a picture (pictures.ts) the first file is made
 * at first placement and never on a re-rendering; films are placed without what the phone noted in them.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Media, mediaOf, type Release } from '@hl/config/release'
import { toVtt } from '../../media/captions'
import { blankNotes, filmNotes } from '../../media/film-notes'
import type { MediaReader } from '../../media/media-reader'
import { MAX_PIXELS } from '../../media/picture-turn'
import { makeJpeg, measurePicture, type Size } from '../../media/variants'
import { mediaMissing, pictureTooLarge, unreadablePicture } from './errors'
import { fileChanged } from './file-changes'
import { exists, replaceFile } from './files'
import { everyName, filesOf, firstFile, isFull, shownSize } from './pictures'
import type { ImageSize, ImageSizes, SiteStore } from './site-store'

export function mediaUrl(name: string): string {
  return `/media/${name}`
}
/** Browsers read WebVTT only; SubRip is turned into it on placement. */
export function fileName(media: Media): string {
  return media.ext === '.srt' ? `${media.sha256}.vtt` : media.sha256 + media.ext
}

export function imagesOf(release: Release): Media[] {
  return mediaOf(release).filter((media) => isImage(release, media))
}

/** What the page claims below /media/: files by their names, a picture with all its files by its hash. */
export function mediaNames(release: Release): string[] {
  return mediaOf(release)
    .map((media) => (isImage(release, media) ? media.sha256 : fileName(media)))
    .sort()
}

/** Puts what is missing below `<siteDir>/media` and answers the sizes of the pictures. Safe to call again. */
export async function placeMedia(options: {
  release: Release
  siteDir: string
  media: MediaReader
  store: Pick<SiteStore, 'images' | 'saveImage'>
}): Promise<ImageSizes> {
  const { release, media, store } = options
  const dir = join(options.siteDir, 'media')
  const files = mediaOf(release)
  if (files.length === 0) return new Map()
  await mkdir(dir, { recursive: true })
  const sizes = new Map(await store.images(imagesOf(release).map((image) => image.sha256)))
  for (const file of files) {
    if (isImage(release, file)) sizes.set(file.sha256, await placeImage({ image: file, dir, media, store, known: sizes.get(file.sha256) }))
    else if (!(await exists(join(dir, fileName(file))))) {
      await mustHave({ media, file })
      if (file.ext === '.srt') await placeCaptions({ file, dir, media })
      else {
        await placeFilm({ file, dir, media })
      }
    }
  }
  return sizes
}

/** @param names as they were claimed */
export async function removeMedia(options: { siteDir: string; names: readonly string[] }): Promise<void> {
  const files = options.names.flatMap((name) => (/^[0-9a-f]{64}$/.test(name) ? everyName(name) : [name]))
  const removed = files.map(async (name) => {
    const file = join(options.siteDir, 'media', name)
    await rm(file, { force: true })
    fileChanged(file)
  })
  await Promise.all(removed)
}

async function placeImage(options: {
  image: Media
  dir: string
  media: MediaReader
  store: Pick<SiteStore, 'saveImage'>
  known: ImageSize | undefined
}): Promise<ImageSize> {
  const { image, dir, media, store, known } = options
  const { sha256 } = image
  if (known && (await isPlaced({ sha256, dir, known }))) return known
  await mustHave({ media, file: image })
  const path = media.path(sha256)
  const size = shownSize(await sizeOf({ path, name: image.name }))
  const first = firstFile({ sha256, size })
  const jpeg = await readable({ name: image.name, read: () => makeJpeg({ path, size: first }) })
  await replaceFile({ target: join(dir, first.name), bytes: jpeg })
  const placed = { ...size, blur: null, recipe: null }
  await store.saveImage({ sha256, ...placed })
  return placed
}

/** All of it: a page names no file that a lost folder took along. */
export async function isPlaced(options: { sha256: string; dir: string; known: ImageSize }): Promise<boolean> {
  const { sha256, dir, known: size } = options
  const files = isFull(size) ? filesOf({ sha256, size }) : [firstFile({ sha256, size })]
  return (await Promise.all(files.map(({ name }) => exists(join(dir, name))))).every(Boolean)
}

async function sizeOf({ path, name }: { path: string; name: string }): Promise<Size> {
  const size = await readable({ name, read: () => measurePicture(path) })
  if (size.width * size.height > MAX_PIXELS) throw pictureTooLarge({ name, size, most: MAX_PIXELS })
  return size
}

async function readable<T>({ name, read }: { name: string; read: () => Promise<T> }): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw unreadablePicture({ name, cause: error })
  }
}

/** cms writes a file before any Release names it, so a missing one is a store that is not mounted or not restored. */
async function mustHave({ media, file }: { media: MediaReader; file: Media }): Promise<void> {
  if (!(await media.has(file))) throw mediaMissing(file.name)
}

/** As it is, unless the phone noted in it where it was made. */
async function placeFilm({ file, dir, media }: { file: Media; dir: string; media: MediaReader }): Promise<void> {
  const target = join(dir, fileName(file))
  const notes = await filmNotes(media.path(file.sha256))
  const change = notes.length === 0 ? {} : { change: (copy: string) => blankNotes({ file: copy, notes }) }
  await media.place({ sha256: file.sha256, target, ...change })
  fileChanged(target)
}

async function placeCaptions(options: { file: Media; dir: string; media: MediaReader }): Promise<void> {
  const text = await readFile(options.media.path(options.file.sha256), 'utf8')
  await replaceFile({ target: join(options.dir, fileName(options.file)), bytes: Buffer.from(toVtt(text), 'utf8') })
}

function isImage(release: Release, media: Media): boolean {
  return media.sha256 !== release.video?.sha256 && media.sha256 !== release.captions?.sha256
}
