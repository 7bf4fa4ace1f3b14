/**
 * Files an item shows. Pictures are made once, at first placement, under a name that is their content: two WebP widths and
 * a JPEG for link previews, none with EXIF. Films and captions are placed as they are. Never done again on a re-rendering.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Media, mediaOf, type Release } from '@hl/config/release'
import type { MediaReader } from '../../media/media-reader'
import { ItemRejected } from '../errors'
import { exists, replaceFile } from './files'
import type { ImageSize, ImageSizes, SiteStore } from './site-store'

// pictures are made once and never again: libvips need not remember them
sharp.cache(false)

export const LARGE = 1280
export const SMALL = 640
const PREVIEW = { width: 1200, height: 630 }

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
  try {
    // rotate() applies the camera's orientation before EXIF is dropped
    const source = sharp(media.path(image.sha256), { limitInputPixels: 100_000_000 }).rotate()
    const webp = (width: number) => source.clone().resize({ width, withoutEnlargement: true }).webp({ quality: 76, effort: 2 })
    const [large, small, preview] = await Promise.all([
      webp(LARGE).toBuffer({ resolveWithObject: true }),
      webp(SMALL).toBuffer(),
      isCover ? source.clone().resize(PREVIEW).flatten({ background: '#FBF7EF' }).jpeg({ quality: 78 }).toBuffer() : null,
    ])
    await replaceFile({ target: join(dir, largeName(image.sha256)), bytes: large.data })
    await replaceFile({ target: join(dir, smallName(image.sha256)), bytes: small })
    if (preview) await replaceFile({ target: join(dir, previewName(image.sha256)), bytes: preview })
    return { width: large.info.width, height: large.info.height }
  } catch (error) {
    if (isSystemError(error)) throw error
    throw new ItemRejected({
      code: 'website.image',
      message: `Không đọc được ảnh “${image.name}”.`,
      help: 'Mở ảnh trên máy, lưu lại dạng JPG hoặc PNG, thay ảnh trong bài rồi trình lại.',
      who: 'editor',
      cause: error,
    })
  }
}

async function placeCaptions(options: { file: Media; dir: string; media: MediaReader }): Promise<void> {
  const text = await readFile(options.media.path(options.file.sha256), 'utf8')
  const cues = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/(\d{2}:\d{2}:\d{2}),(\d{3})/g, '$1.$2')
  await replaceFile({ target: join(options.dir, fileName(options.file)), bytes: Buffer.from(`WEBVTT\n\n${cues}`, 'utf8') })
}

function isImage(release: Release, media: Media): boolean {
  return media.sha256 !== release.video?.sha256 && media.sha256 !== release.captions?.sha256
}

function isSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error
}
