/** Format and size of a picture, and whether its maker wrote into it that a machine made it. Pixels are never decoded. */
import { stat } from 'node:fs/promises'
import sharp from 'sharp'
import type { FileFacts } from './file-facts'

/** IPTC's words for pictures made, or partly made, by a trained model. */
const MADE_BY_MODEL = /trainedAlgorithmicMedia|algorithmicMedia/i
const WITHIN_SECONDS = 10

export async function readPicture(path: string): Promise<FileFacts> {
  try {
    const { size } = await stat(path)
    const {
      format,
      pages = 1,
      width,
      height,
      xmp,
      exif,
      comments,
    } = await sharp(path, { failOn: 'error' }).timeout({ seconds: WITHIN_SECONDS }).metadata()
    const notes = [xmp?.toString('utf8'), exif?.toString('latin1'), ...(comments ?? []).map(({ text }) => text)].join('\n')
    const isMoving = pages > 1 && /^(gif|webp)$/.test(format)
    return { kind: 'picture', isMarkedAsAi: MADE_BY_MODEL.test(notes), bytes: size, format, isMoving, width, height }
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error
    return { kind: 'broken', isMarkedAsAi: false, why: 'không phải ảnh' }
  }
}
