/** Where a note belongs now: blocks move while a text is written, the words it is about move with them. Pure. */

interface Wanted {
  /** the plain text of every block */
  texts: readonly string[]
  blockIndex: number | null
  excerpt: string
}

/** @returns the index of the block, the nearest to where it was among equals; null when it is gone or was about the whole Item */
export function findParagraph({ texts, blockIndex, excerpt }: Wanted): number | null {
  const wanted = bare(excerpt)
  if (wanted === '') return blockIndex !== null && blockIndex < texts.length ? blockIndex : null
  const found = texts.flatMap((text, index) => (bare(text).includes(wanted) ? [index] : []))
  const was = blockIndex ?? 0
  return found.reduce<number | null>((best, index) => (best === null || Math.abs(index - was) < Math.abs(best - was) ? index : best), null)
}

/** Browsers and Strapi part the lines of a list differently. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00a0\ufeff]+/g, '')
}

/** The first words of a paragraph, for a note about all of it. */
export function excerptOf(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length <= 80 ? words : words.slice(0, words.lastIndexOf(' ', 80) > 40 ? words.lastIndexOf(' ', 80) : 80)
}
