/**
 * Files an item shows, below /media/ under names that are their content. Pictures (pictures.ts) are made at first placement
 * and never on a re-rendering; films and captions are placed as they are.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Media, mediaOf, type Release } from '@hl/config/release'
import { toVtt } from '../../media/captions'
import type { MediaReader } from '../../media/media-reader'
import { mediaMissing } from './errors'
import { exists, replaceFile } from './files'
import { LARGE, makePictures, SMALL } from './pictures'
import type { ImageSize, ImageSizes, SiteStore } from './site-store'

export function largeName(sha256: string): string {
  return `${sha256}-${LARGE}.webp`
}
export function smallName(sha256: string): string {
  return `${sha256}-${SMALL}.webp`
}
/** JPEG, because not every scraper of link previews reads WebP. */
export function previewName(sha256: string): string {
  return `${sha256}-og.jpg`
}
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

/** Every file of the page below /media/, for the manifest. */
export function mediaNames(release: Release): string[] {
  return mediaOf(release)
    .flatMap((media) => {
      if (!isImage(release, media)) return [fileName(media)]
      const preview = media.sha256 === release.cover?.sha256 ? [previewName(media.sha256)] : []
      return [largeName(media.sha256), smallName(media.sha256), ...preview]
    })
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
    if (isImage(release, file)) {
      const size = await placeImage({
        image: file,
        isCover: file.sha256 === release.cover?.sha256,
        dir,
        media,
        known: sizes.get(file.sha256),
      })
      if (!sizes.has(file.sha256)) await store.saveImage({ sha256: file.sha256, ...size })
      sizes.set(file.sha256, size)
    } else if (!(await exists(join(dir, fileName(file))))) {
      await mustHave({ media, file })
      if (file.ext === '.srt') await placeCaptions({ file, dir, media })
      else await media.place({ sha256: file.sha256, target: join(dir, fileName(file)) })
    }
  }
  return sizes
}

export async function removeMedia(options: { siteDir: string; names: readonly string[] }): Promise<void> {
  await Promise.all(options.names.map((name) => rm(join(options.siteDir, 'media', name), { force: true })))
}

async function placeImage(options: {
  image: Media
  isCover: boolean
  dir: string
  media: MediaReader
  known: ImageSize | undefined
}): Promise<ImageSize> {
  const { image, isCover, dir, media, known } = options
  const names = [largeName(image.sha256), smallName(image.sha256), ...(isCover ? [previewName(image.sha256)] : [])]
  const isPlaced = (await Promise.all(names.map((name) => exists(join(dir, name))))).every(Boolean)
  if (known && isPlaced) return known
  await mustHave({ media, file: image })
  const made = await makePictures({ path: media.path(image.sha256), name: image.name, isCover })
  await replaceFile({ target: join(dir, largeName(image.sha256)), bytes: made.large })
  await replaceFile({ target: join(dir, smallName(image.sha256)), bytes: made.small })
  if (made.preview) await replaceFile({ target: join(dir, previewName(image.sha256)), bytes: made.preview })
  return made.size
}

/** cms writes a file before any Release names it, so a missing one is a store that is not mounted or not restored. */
async function mustHave({ media, file }: { media: MediaReader; file: Media }): Promise<void> {
  if (!(await media.has(file))) throw mediaMissing(file.name)
}

async function placeCaptions(options: { file: Media; dir: string; media: MediaReader }): Promise<void> {
  const text = await readFile(options.media.path(options.file.sha256), 'utf8')
  await replaceFile({ target: join(options.dir, fileName(options.file)), bytes: Buffer.from(toVtt(text), 'utf8') })
}

function isImage(release: Release, media: Media): boolean {
  return media.sha256 !== release.video?.sha256 && media.sha256 !== release.captions?.sha256
}
