/**
 * Pictures for readers, made from what an editor uploaded: two WebP widths and a JPEG for link previews, turned upright
 * and without EXIF, one picture after another (media/picture-turn.ts).
 */
import sharp from 'sharp'
import { inTurn, MAX_PIXELS } from '../../media/picture-turn'
import { unreadablePicture } from './errors'
import type { ImageSize } from './site-store'

export const LARGE = 1280
export const SMALL = 640
const PREVIEW = { width: 1200, height: 630 }
/** the page's own paper, under what is transparent */
const PAPER = '#FBF7EF'

export interface Pictures {
  large: Buffer
  small: Buffer
  preview: Buffer | null
  size: ImageSize
}

export function makePictures(options: { path: string; name: string; isCover: boolean }): Promise<Pictures> {
  return inTurn(() => make(options))
}

async function make(options: { path: string; name: string; isCover: boolean }): Promise<Pictures> {
  const { path, name, isCover } = options
  try {
    // rotate() applies the camera's orientation before EXIF is dropped
    const source = sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true }).rotate()
    const webp = (width: number) => source.clone().resize({ width, withoutEnlargement: true }).webp({ quality: 76, effort: 2 })
    const large = await webp(LARGE).toBuffer({ resolveWithObject: true })
    const small = await webp(SMALL).toBuffer()
    const preview = isCover ? await source.clone().resize(PREVIEW).flatten({ background: PAPER }).jpeg({ quality: 78 }).toBuffer() : null
    return { large: large.data, small, preview, size: { width: large.info.width, height: large.info.height } }
  } catch (error) {
    throw unreadablePicture({ name, cause: error })
  }
}
