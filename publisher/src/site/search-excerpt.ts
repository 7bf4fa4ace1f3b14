/** What of a result is shown, with the words that were found marked: as parts, never as HTML. */
import { placedWords, type Word } from './search-terms'

export interface Part {
  text: string
  isMatch: boolean
}

export interface Excerpt {
  title: Part[]
  text: Part[]
}

const SUMMARY_LENGTH = 220
const AROUND = 90

/**
 * The summary where it holds a word that was asked for, else the place in the text that holds most of them.
 * @param words as asked; who typed a mark is shown just that word, unless the item has it only with other marks
 */
export function excerptOf({ item, words }: { item: { title: string; summary: string; body: string }; words: readonly Word[] }): Excerpt {
  const exact = isAsked({ words, byMarks: true })
  const has = (text: string) => placedWords(text).some(exact)
  const matches = has(item.title) || has(item.summary) || has(item.body) ? exact : isAsked({ words, byMarks: false })
  const summary = item.summary.replace(/\s+/g, ' ').trim()
  const shown = placedWords(summary).some(matches) ? null : placeIn({ text: item.body, matches })
  return {
    title: partsOf({ text: item.title, matches }),
    text: shown === null ? partsOf({ text: cutAt(summary, SUMMARY_LENGTH), matches }) : partsOf({ text: shown, matches }),
  }
}

type Matches = (word: Word) => boolean

function isAsked({ words, byMarks }: { words: readonly Word[]; byMarks: boolean }): Matches {
  const exact = new Set(words.filter((word) => byMarks && word.isMarked).map((word) => word.exact))
  const folded = new Set(words.filter((word) => !byMarks || !word.isMarked).map((word) => word.folded))
  return (word) => exact.has(word.exact) || folded.has(word.folded)
}

/** Words found side by side are one match, with the space between them. */
function partsOf({ text, matches }: { text: string; matches: Matches }): Part[] {
  const spans: { from: number; to: number }[] = []
  for (const word of placedWords(text)) {
    if (!matches(word)) continue
    const last = spans.at(-1)
    if (last && /^\s+$/.test(text.slice(last.to, word.from))) last.to = word.to
    else spans.push({ from: word.from, to: word.to })
  }
  const parts = spans.flatMap((span, index) => [
    { text: text.slice(spans[index - 1]?.to ?? 0, span.from), isMatch: false },
    { text: text.slice(span.from, span.to), isMatch: true },
  ])
  return [...parts, { text: text.slice(spans.at(-1)?.to ?? 0), isMatch: false }].filter((part) => part.text !== '')
}

/** @returns a line of the text around most of the words asked for; null when it holds none */
function placeIn({ text, matches }: { text: string; matches: Matches }): string | null {
  const found = placedWords(text).filter(matches)
  let best: { from: number; to: number; kinds: number } | null = null
  for (const [index, word] of found.entries()) {
    const near = found.slice(index, index + 12).filter((other) => other.to - word.from <= AROUND)
    const kinds = new Set(near.map((other) => other.folded)).size
    if (best === null || kinds > best.kinds) best = { from: word.from, to: near.at(-1)?.to ?? word.to, kinds }
  }
  if (best === null) return null
  const from = text.lastIndexOf(' ', Math.max(0, best.from - AROUND)) + 1
  const start = best.from <= AROUND ? 0 : Math.min(from, best.from)
  const cut = text.slice(start).replace(/\s+/g, ' ')
  return (start > 0 ? '… ' : '') + cutAt(cut, best.to - start + AROUND)
}

/** At a word's end, with an ellipsis. */
function cutAt(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return `${text.slice(0, end > length / 2 ? end : length)} …`
}
