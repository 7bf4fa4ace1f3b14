/**
 * A picture of the store as readers get it: upright, in sRGB, without EXIF, GPS or any other note of the camera's, in the
 * formats and widths asked for. Not here: which ones, what they are called, where they lie.
 */
import type { Sharp } from 'sharp'
import { openSharp } from './open-sharp'
import { inTurn, MAX_PIXELS, MAX_SECONDS } from './picture-turn'

export type PictureFormat = 'avif' | 'webp' | 'jpg'
export interface Size {
  width: number
  height: number
}
/** Decoded once, for all that is made of it. */
export interface Upright extends Size {
  pixels: Buffer
  channels: 1 | 2 | 3 | 4
}

/** the page's own paper, under what is transparent */
const PAPER = '#FBF7EF'
const BLUR = { width: 3, height: 2 }

/** Reads the head alone. @returns the size after the camera's rotation. @throws Error when the file is no picture */
export async function measurePicture(path: string): Promise<Size> {
  const sharp = await openSharp()
  const { autoOrient } = await sharp(path, { limitInputPixels: false }).metadata()
  return { width: autoOrient.width, height: autoOrient.height }
}

/** Soon made, for a publish that waits for it. @throws Error when the file cannot be read to its end */
export function makeJpeg({ path, size }: { path: string; size: Size }): Promise<Buffer> {
  return inTurn(async () => encode({ picture: await open({ path, size }), format: 'jpg' }))
}

export function openUpright({ path, size }: { path: string; size: Size }): Promise<Upright> {
  return inTurn(async () => {
    const picture = await open({ path, size })
    const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    return { pixels: data, width: info.width, height: info.height, channels: info.channels }
  })
}

export function makeVariant(wish: { upright: Upright; width: number; format: PictureFormat }): Promise<Buffer> {
  const { upright, width, format } = wish
  return inTurn(async () => {
    const picture = await reopen(upright)
    return encode({ picture: picture.resize({ width, withoutEnlargement: true }), format })
  })
}

/** @returns three times two colours of the picture as hexadecimal digits, three each; null when one can see through it */
export async function blurOf(upright: Upright): Promise<string | null> {
  const picture = await reopen(upright)
  const pixels = await picture
    .resize({ ...BLUR, fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer()
  if (pixels.some((value, index) => index % 4 === 3 && value < 250)) return null
  return [...pixels].map((value, index) => (index % 4 === 3 ? '' : (value >> 4).toString(16))).join('')
}

async function open({ path, size }: { path: string; size: Size }): Promise<Sharp> {
  const sharp = await openSharp()
  // rotate() applies the camera's orientation before EXIF is dropped
  return sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true })
    .timeout({ seconds: MAX_SECONDS })
    .rotate()
    .resize({ ...size, fit: 'fill', withoutEnlargement: true })
    .toColourspace('srgb')
}

async function reopen({ pixels, width, height, channels }: Upright): Promise<Sharp> {
  const sharp = await openSharp()
  return sharp(pixels, { raw: { width, height, channels } }).timeout({ seconds: MAX_SECONDS })
}

function encode({ picture, format }: { picture: Sharp; format: PictureFormat }): Promise<Buffer> {
  switch (format) {
    case 'avif':
      return picture.avif({ quality: 52, effort: 3 }).toBuffer()
    case 'webp':
      return picture.webp({ quality: 76, effort: 4 }).toBuffer()
    case 'jpg':
      return picture.flatten({ background: PAPER }).jpeg({ quality: 76, progressive: true }).toBuffer()
    default:
      return unknownFormat(format)
  }
}

function unknownFormat(format: never): never {
  throw new Error(`Unknown format of a picture: ${String(format)}`)
}
