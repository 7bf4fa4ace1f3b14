/** The pictures of a .docx that a text can show, told by their bytes and not by what the file says of them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

export const MAX_PICTURES = 30
export const MAX_PICTURE_BYTES = 10 * 1024 ** 2

export const docxPictureSchema = z.object({
  /** stands in the HTML as the address */
  src: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  mime: z.enum(['image/jpeg', 'image/png', 'image/gif']),
  alt: z.string(),
})
export type DocxPicture = z.infer<typeof docxPictureSchema>

const STARTS = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['47494638', 'image/gif'],
] as const

/** Word and its cloud describe a picture by themselves, in English and often wrongly: nobody has written that. */
const MADE_BY_WORD = /(?:description|alt text) (?:automatically )?generated|AI-generated content|mô tả được tự động tạo|tự động tạo ra/i

export class PictureCase {
  /** by their bytes: a picture shown twice is kept once */
  private readonly kept = new Map<string, DocxPicture>()
  private readonly reasons = new Set<string>()

  /** @returns what stands in the HTML for it */
  add({ bytes, said, alt }: { bytes: Uint8Array; said: string; alt: string }): { src: string; alt: string } {
    const ownAlt = MADE_BY_WORD.test(alt) ? '' : alt.normalize('NFC').trim()
    const src = `docx:${createHash('sha256').update(bytes).digest('hex')}`
    const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
    const mime = STARTS.find(([known]) => start.startsWith(known))?.[1]
    if (this.kept.has(src)) return { src, alt: ownAlt }
    if (mime === undefined) this.reasons.add(nameOfType(said))
    else if (bytes.length > MAX_PICTURE_BYTES) this.reasons.add('nặng quá 10 MB')
    else if (this.kept.size >= MAX_PICTURES) this.reasons.add(`tệp có hơn ${MAX_PICTURES} ảnh`)
    else this.kept.set(src, { src, bytes, mime, alt: ownAlt })
    return { src, alt: ownAlt }
  }

  pictures(): DocxPicture[] {
    return [...this.kept.values()]
  }

  /** why some did not come along */
  lost(): string[] {
    return [...this.reasons]
  }
}

/** `image/x-emf` → `EMF` */
function nameOfType(said: string): string {
  const name = /^image\/(?:x-|vnd\.)?([a-z0-9]{2,5})/i.exec(said)?.[1]
  return name ? `dạng ${name.toUpperCase()}` : 'dạng không rõ'
}
