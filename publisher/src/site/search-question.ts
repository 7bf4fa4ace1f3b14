/**
 * What was typed, as questions to the index. Every question is put together from words of letters and digits, each in quotes:
 * nothing typed is ever an operator.
 */
import { conjunction, exactLexeme, foldedOf, HEAD, pairsOf, TITLE } from './search-lexemes'
import { type Word, wordsOf } from './search-terms'

export interface Question {
  /** every word, those in quotes too */
  words: readonly Word[]
  /** tsqueries, best first; each is answered by the index alone. The last one is what every answer fulfils. */
  tiers: readonly string[]
  /** what every answer fulfils */
  all: string
  /** the same with the last word taken as the beginning of one; null when it may not be */
  begun: string | null
  /** every word, but not as the phrases that were asked for; null when none was */
  loose: string | null
  /** words past MAX_WORDS, which are not looked for */
  ignored: number
}

/** @returns null when there is no word in it */
export function questionOf(text: string): Question | null {
  const segments = segmentsOf(text)
  const every = segments.flatMap(({ words }) => words)
  const kept = cut(segments)
  const words = kept.flatMap((segment) => segment.words)
  if (words.length === 0) return null
  const quoted = kept.filter((segment) => segment.isQuoted).flatMap((segment) => pairsOf(foldedOf(segment.words)))
  const all = conjunction([...foldedOf(words), ...quoted])
  const begun = begunOf({ words, quoted, isQuoted: kept.at(-1)?.words.length === 0 })
  const loose = quoted.length === 0 ? null : conjunction(foldedOf(words))
  return { words, all, begun, loose, tiers: tiersOf({ segments: kept, words, quoted }), ignored: every.length - words.length }
}

export const MAX_WORDS = 16

/** Still being typed, or cut off: only its beginning is known. What was closed by a quotation mark is whole. */
function begunOf({ words, quoted, isQuoted }: { words: readonly Word[]; quoted: readonly string[]; isQuoted: boolean }): string | null {
  const last = words.at(-1)
  if (isQuoted || last === undefined || last.folded.length < 2) return null
  const whole = [...foldedOf(words.slice(0, -1)), ...quoted]
  return [...(whole.length === 0 ? [] : [conjunction(whole)]), `'${last.folded}':*`].join(' & ')
}

interface Segment {
  words: Word[]
  isQuoted: boolean
}

/** What stands between a pair of quotation marks is a phrase; a mark without its fellow means nothing. */
function segmentsOf(text: string): Segment[] {
  const parts = text.normalize('NFC').split(/["“”„«»]/)
  return parts.map((part, index) => ({ words: wordsOf(part), isQuoted: index % 2 === 1 && index < parts.length - 1 }))
}

function cut(segments: readonly Segment[]): Segment[] {
  let left = MAX_WORDS
  return segments.map((segment) => {
    const words = segment.words.slice(0, left)
    left -= words.length
    return { ...segment, words }
  })
}

/** With their marks before without; then side by side before apart; then in the title before the summary before the text. */
function tiersOf({
  segments,
  words,
  quoted,
}: {
  segments: readonly Segment[]
  words: readonly Word[]
  quoted: readonly string[]
}): string[] {
  const folded = foldedOf(words)
  const phrase = [...folded, ...segments.flatMap((segment) => pairsOf(foldedOf(segment.words)))]
  const within = (field: string, lexemes: readonly string[]) => [...lexemes.map((lexeme) => field + lexeme), ...quoted]
  const places = [within(TITLE, phrase), within(HEAD, phrase), phrase, within(TITLE, folded), [...folded, ...quoted]]
  const exact = words.map(exactLexeme)
  const marked = words.some((word) => word.isMarked) ? places.map((place) => [...place, ...exact]) : []
  return [...new Set([...marked, ...places].map(conjunction))]
}
