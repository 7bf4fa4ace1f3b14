/**
 * Text as outlines of the letters the site's headings are set in (publisher/look, SIL Open Font License): a picture looks the
 * same whatever fonts the machine has. One weight, left to right, no hyphenation.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'

export interface Setting {
  text: string
  /** of the letters, in points of the picture */
  size: number
}

const FILE = join(__dirname, '../../look/source-serif-4-600-vi.woff2')
let loaded: Font | null = null

/** As it can be set: composed letters, single spaces, nothing the font has no sign for (an emoji, letters from afar). */
export function settable(text: string): string {
  const letters = [...text.normalize('NFC').replaceAll(/\s/g, ' ')]
  const known = letters.filter((letter) => font().hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  return known.join('').replaceAll(/ +/g, ' ').trim()
}

export function widthOf({ text, size }: Setting): number {
  return (font().layout(text).advanceWidth * size) / font().unitsPerEm
}

/** @param at where the line begins, on its base line. @returns the `d` of an SVG path */
export function outlineOf(setting: Setting & { at: { x: number; y: number } }): string {
  const { text, size, at } = setting
  const scale = size / font().unitsPerEm
  const { glyphs, positions } = font().layout(text)
  let x = at.x
  return glyphs
    .map((glyph, index) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {}
      const outline = glyph.path.scale(scale, -scale).translate(x + xOffset * scale, at.y - yOffset * scale)
      x += xAdvance * scale
      return outline.toSVG()
    })
    .join('')
}

/** Measured once, set in whatever size. */
export interface Word {
  text: string
  /** at size 1 */
  width: number
}

export function wordsOf(text: string): Word[] {
  return text.split(' ').map((word) => ({ text: word, width: widthOf({ text: word, size: 1 }) }))
}

interface Lines {
  words: readonly Word[]
  size: number
  /** of the room for them */
  width: number
}

/** As few lines as there must be, and these about equally long. A word wider than a line gets one to itself. */
export function breakLines({ words, size, width }: Lines): string[] {
  const fewest = greedy({ words, size, width })
  let [low, high] = [width / 2, width]
  while (high - low > 8) {
    const middle = (low + high) / 2
    if (greedy({ words, size, width: middle }).length > fewest.length) low = middle
    else high = middle
  }
  return greedy({ words, size, width: high })
}

function greedy({ words, size, width }: Lines): string[] {
  const space = widthOf({ text: ' ', size })
  const lines: { words: string[]; length: number }[] = []
  for (const word of words) {
    const length = word.width * size
    const line = lines.at(-1)
    if (line && line.length + space + length <= width) {
      line.words.push(word.text)
      line.length += space + length
    } else lines.push({ words: [word.text], length })
  }
  return lines.map((line) => line.words.join(' '))
}

/** Parsed at first use. */
function font(): Font {
  if (loaded) return loaded
  const file = create(readFileSync(FILE))
  if (!('layout' in file)) throw new Error(`There is more than one font in ${FILE}`)
  return (loaded = file)
}
