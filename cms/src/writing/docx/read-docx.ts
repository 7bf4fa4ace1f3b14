/** A .docx → HTML that says what it says. Runs in a thread of its own (docx-thread.ts): mammoth cannot be stopped from outside. */
import JSZip, { type JSZipObject } from 'jszip'
import mammoth from 'mammoth'
import { z } from 'zod'
import { docxPictureSchema, PictureCase } from './docx-pictures'
import { headingStyles } from './heading-styles'

/** Of everything unpacked; a bomb stops here. */
const MAX_UNPACKED_BYTES = 64 * 1024 ** 2
/** Word's own names of its styles; they are English in every language of Word. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => p.MsoCaption:fresh",
  "p[style-name='Caption'] => p.MsoCaption:fresh",
  'u => u',
  'strike => s',
]
/** Fonts of the nineties (TCVN3, VNI) draw Vietnamese with other letters' codes: what they wrote is not readable as text. */
const OLD_FONTS = /w:(?:ascii|hAnsi)="(?:\.Vn\w+|VNI-[^"]+)"/

export const docxHtmlSchema = z.object({
  html: z.string(),
  hasOldFonts: z.boolean(),
  pictures: z.array(docxPictureSchema),
  /** why some pictures did not come along */
  lostPictures: z.array(z.string()),
})
export type DocxHtml = z.infer<typeof docxHtmlSchema>

interface Reading {
  bytes: Uint8Array
  maxUnpackedBytes?: number
}

/** @returns why it cannot be read, when it cannot */
export async function readDocx({
  bytes,
  maxUnpackedBytes = MAX_UNPACKED_BYTES,
}: Reading): Promise<DocxHtml | { unreadable: 'old-word' | 'not-word' | 'too-large' }> {
  if (isOldWord(bytes)) return { unreadable: 'old-word' }
  const zip = await JSZip.loadAsync(bytes).catch(() => null)
  const main = zip?.file('word/document.xml')
  if (!zip || !main) return { unreadable: 'not-word' }
  if (await isBomb(Object.values(zip.files), maxUnpackedBytes)) return { unreadable: 'too-large' }
  const pictures = new PictureCase()
  const convertImage = mammoth.images.imgElement(async (image) =>
    pictures.add({ bytes: await image.readAsBuffer(), said: image.contentType, alt: altOf(image) }),
  )
  const styles = (await zip.file('word/styles.xml')?.async('string')) ?? ''
  const styleMap = [...STYLES, ...headingStyles(styles)]
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap, convertImage })
  return {
    html: value,
    hasOldFonts: OLD_FONTS.test(await main.async('string')),
    pictures: pictures.pictures(),
    lostPictures: pictures.lost(),
  }
}

/** mammoth's types do not know it. */
function altOf(image: object): string {
  return 'altText' in image && typeof image.altText === 'string' ? image.altText : ''
}

/** The container of Word 97 to 2003, which also wraps a document with a password. */
function isOldWord(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0'
}

/** What the archive says about its sizes may be a lie: they are counted while unpacking. */
async function isBomb(entries: readonly JSZipObject[], maxBytes: number): Promise<boolean> {
  let left = maxBytes
  for (const entry of entries) {
    left -= await sizeOf({ entry, max: left })
    if (left <= 0) return true
  }
  return false
}

function sizeOf({ entry, max }: { entry: JSZipObject; max: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0
    const stream = entry.nodeStream()
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= max) return
      stream.pause()
      stream.removeAllListeners('data')
      resolve(size)
    })
    stream.on('end', () => resolve(size))
    stream.on('error', reject)
  })
}
