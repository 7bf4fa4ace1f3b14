/**
 * The files a picture has below /media/: widths, formats, names, and what a page says of them. The first JPEG is there before
 * the page is; the others follow (site/picture-worker.ts), and only then does a page name them (docs/decisions/0025). Pure.
 */
import type { PictureFormat, Size } from '../../media/variants'
import type { ImageSize } from './site-store'

/** Raise it when widths, formats or qualities change: every picture is then made again behind the publishing. */
export const RECIPE = 1

/** The reading column is 648 wide, a phone 328, a card 340 or 112: each once and twice, up to the sharpest screens in use. */
const WIDTHS = [360, 720, 1080, 1440]
const FIRST = 720
/** Taller ones are made narrower: no format takes them, and no reader scrolls so far through one picture. */
const MOST: Size = { width: 1440, height: 5760 }

/** Best first; browsers take the first they know. JPEG is for those that know neither other one. */
const FORMATS: readonly { format: PictureFormat; type: string; widths: readonly number[] }[] = [
  { format: 'avif', type: 'image/avif', widths: WIDTHS },
  { format: 'webp', type: 'image/webp', widths: WIDTHS },
  { format: 'jpg', type: 'image/jpeg', widths: [FIRST, 1080] },
]
/** Of versions before this one: nothing names them any more, a takedown still removes them. */
const FORMER = ['1280.webp', '640.webp', 'og.jpg']

export interface PictureFile extends Size {
  name: string
  format: PictureFormat
}
/** What a page can say of a picture: it has been placed. */
export interface PlacedPicture {
  sha256: string
  size: ImageSize
}

/** The size pages give it: of the largest file, never larger than the picture is. */
export function shownSize(natural: Size): Size {
  const scale = Math.min(1, MOST.width / natural.width, MOST.height / natural.height)
  return scaled({ size: natural, scale })
}

/** Placed with the page. */
export function firstFile({ sha256, size }: { sha256: string; size: Size }): PictureFile {
  return fileOf({ sha256, size, width: FIRST, format: 'jpg' })
}

/** Every file of a picture of this size, the first one too. */
export function filesOf({ sha256, size }: { sha256: string; size: Size }): PictureFile[] {
  return FORMATS.flatMap(({ format, widths }) =>
    widths.filter((_, index) => (widths[index - 1] ?? 0) < size.width).map((width) => fileOf({ sha256, size, width, format })),
  )
}

/** Whatever size it has, and whatever version made it. */
export function everyName(sha256: string): string[] {
  const now = FORMATS.flatMap(({ format, widths }) => widths.map((width) => `${width}.${format}`))
  return [...now, ...FORMER].map((ending) => `${sha256}-${ending}`)
}

export function isFull(size: ImageSize): boolean {
  return size.recipe === RECIPE
}

/** For what takes one address only, and not every format: link previews, feeds. */
export function stillOf({ sha256, size }: PlacedPicture): PictureFile {
  const jpegs = filesOf({ sha256, size }).filter(({ format }) => format === 'jpg')
  return (isFull(size) ? jpegs.at(-1) : undefined) ?? firstFile({ sha256, size })
}

/** For `<picture>`, best first; empty while the first JPEG is all there is. */
export function sourcesOf({ sha256, size }: PlacedPicture): { type: string; files: PictureFile[] }[] {
  if (!isFull(size)) return []
  const files = filesOf({ sha256, size })
  return FORMATS.map(({ format, type }) => ({ type, files: files.filter((file) => file.format === format) }))
}

function fileOf(wish: { sha256: string; size: Size; width: number; format: PictureFormat }): PictureFile {
  const { sha256, size, width, format } = wish
  return { name: `${sha256}-${width}.${format}`, format, ...scaled({ size, scale: Math.min(1, width / size.width) }) }
}

function scaled({ size, scale }: { size: Size; scale: number }): Size {
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) }
}
