/** The picture that link previews show: the title, set large on the site's paper, with whose it is. Made from its words alone. */
import { openSharp } from './open-sharp'
import { inTurn } from './picture-turn'
import { SHARE_SIZE } from './share-size'
import { breakLines, outlineOf, settable, widthOf, wordsOf } from './typeset'

/** What it says. The same face gives the same picture. */
export interface ShareFace {
  /** the site's name */
  brand: string
  /** section or kind, above the title */
  label: string | null
  title: string
  /** below it, small */
  note: string
}

const EDGE = 72
const TITLE = { width: SHARE_SIZE.width - 2 * EDGE, top: 236, bottom: 540, spacing: 1.3 }
/** The largest at which the title fits is taken; at the smallest it is cut. */
const TITLE_SIZES = [80, 72, 64, 58, 52, 47, 43, 40]
const COLOUR = {
  paper: '#FBF7EF',
  card: '#FFFFFF',
  ink: '#26221D',
  soft: '#5C5347',
  leaf: '#14594B',
  accent: '#A34B12',
  amber: '#E0A43B',
  hair: '#E4DAC8',
  tint: '#F3ECDD',
  glow: '#F9EDD3',
}

/** Soon made, as whoever is sent the page's address asks for it at once. */
export function makeSharePicture(face: ShareFace): Promise<Buffer> {
  return inTurn(async () => {
    const sharp = await openSharp()
    return (
      sharp(Buffer.from(shareSvg(face)))
        // outlines of letters keep their edges only with colours at full resolution
        .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
        .toBuffer()
    )
  })
}

function shareSvg(face: ShareFace): string {
  const { width, height } = SHARE_SIZE
  const line = (wish: { text: string; size: number; x?: number; y: number; fill: string }) => {
    const { size, x = EDGE, y, fill } = wish
    const text = cut({ text: settable(wish.text), size, width: width - EDGE - x })
    return `<path fill="${fill}" d="${outlineOf({ text, size, at: { x, y } })}"/>`
  }
  const title = setTitle(settable(face.title))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${COLOUR.paper}"/>
<rect width="${width}" height="120" fill="${COLOUR.card}"/><rect y="116" width="${width}" height="8" fill="${COLOUR.amber}"/>
${door({ x: 760, y: 176, size: 384, roof: COLOUR.tint, light: COLOUR.glow })}
${door({ x: EDGE - 8, y: 28, size: 64, roof: COLOUR.leaf, light: COLOUR.amber })}
${line({ text: face.brand, size: 38, x: EDGE + 72, y: 75, fill: COLOUR.ink })}
${face.label === null ? '' : line({ text: face.label, size: 30, y: 196, fill: COLOUR.accent })}
${title.lines.map((text, index) => line({ text, size: title.size, y: title.firstLine + index * title.size * TITLE.spacing, fill: COLOUR.ink })).join('\n')}
<rect x="${EDGE}" y="560" width="${width - 2 * EDGE}" height="2" fill="${COLOUR.hair}"/>
${line({ text: face.note, size: 24, y: 600, fill: COLOUR.soft })}
</svg>`
}

function setTitle(text: string): { size: number; lines: string[]; firstLine: number } {
  const room = TITLE.bottom - TITLE.top
  const words = wordsOf(text)
  const widest = Math.max(...words.map((word) => word.width))
  for (const size of TITLE_SIZES) {
    if (widest * size > TITLE.width) continue
    const lines = breakLines({ words, size, width: TITLE.width })
    const height = lines.length * size * TITLE.spacing
    if (height <= room) {
      // a short one stands a little above the middle of its room
      return { size, lines, firstLine: TITLE.top + (room - height) * 0.4 + size }
    }
  }
  const size = TITLE_SIZES.at(-1) ?? 40
  const most = Math.floor(room / (size * TITLE.spacing))
  const lines = breakLines({ words, size, width: TITLE.width })
  const last = lines.slice(most - 1).join(' ')
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), cut({ text: `${last}…`, size, width: TITLE.width })]
  return { size, lines: shown.map((line) => cut({ text: line, size, width: TITLE.width })), firstLine: TITLE.top + size }
}

/** Shortened to what fits, at a word where that does not leave nothing, with an ellipsis. */
function cut({ text, size, width }: { text: string; size: number; width: number }): string {
  let shown = text
  while (shown.length > 1 && widthOf({ text: shown, size }) > width) {
    const kept = shown.replace(/…$/, '')
    const shorter = kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept.slice(0, -1)
    shown = `${shorter.replace(/[\s,.;:–-]+$/, '')}…`
  }
  return shown
}

/** The site's mark, as in the head of its pages. */
function door(wish: { x: number; y: number; size: number; roof: string; light: string }): string {
  const { x, y, size, roof, light } = wish
  return `<g transform="translate(${x} ${y}) scale(${size / 32})" fill="none" stroke="${roof}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"><path d="M6 27V13L16 5l10 8v14"/><path d="M12.5 27l2-10h3l2 10z" fill="${light}" stroke="none"/><path d="M3 27h26"/></g>`
}
