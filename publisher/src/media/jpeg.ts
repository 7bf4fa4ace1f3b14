/** A picture of the store as platforms take it: JPEG, sRGB, upright, without EXIF or GPS, within a size in bytes. */
import { openSharp } from './open-sharp'
import { inTurn, MAX_PIXELS } from './picture-turn'

export interface JpegWish {
  /** where the bytes lie */
  path: string
  /** the picture is fitted into this; never enlarged */
  width: number
  height: number
  /** `cover` cuts the picture to the very size */
  fit: 'inside' | 'cover'
  maxBytes: number
}

/** Tried in turn until the picture is small enough. */
const QUALITIES = [84, 76, 64, 50]

/**
 * The same picture and wish give the same bytes.
 * @throws Error when the file is no picture, or does not become small enough
 */
export function toJpeg(wish: JpegWish): Promise<Buffer> {
  return inTurn(() => make(wish))
}

async function make({ path, width, height, fit, maxBytes }: JpegWish): Promise<Buffer> {
  const sharp = await openSharp()
  const upright = sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true })
    .rotate()
    .resize({ width, height, fit, withoutEnlargement: fit === 'inside' })
    .flatten({ background: '#FFFFFF' })
    .toColourspace('srgb')
  for (const quality of QUALITIES) {
    const jpeg = await upright.clone().jpeg({ quality }).toBuffer()
    if (jpeg.length <= maxBytes) return jpeg
  }
  throw new Error(`the picture stays above ${maxBytes} bytes at ${width}×${height}`)
}
