/**
 * An item as the search index holds it: a set of lexemes, without positions. Vietnamese words have several syllables, so
 * neighbours are indexed as pairs: a phrase is then found by the index alone, however common its syllables are.
 *
 * `xoa` a word, `xoa an` two neighbours, `=xóa` a word with its marks; `t:` in the title, `h:` in the title or the summary.
 */
import { type Word, wordsOf } from './search-terms'

/** PostgreSQL takes no more than 1 MiB of lexemes a row; a transcript of hours stays below it. */
const MAX_WORDS = 30_000

export const TITLE = 't:'
export const HEAD = 'h:'

export function lexemesOf(item: { title: string; summary: string; body: string }): string[] {
  const found = new Set<string>()
  const title = wordsOf(item.title)
  const summary = wordsOf(item.summary)
  const lines = [title, summary, ...bodyLines(item.body)]
  for (const line of lines) {
    addSequence({ found, words: line, field: '' })
    for (const word of line) if (word.isMarked) found.add(exactLexeme(word))
  }
  addSequence({ found, words: title, field: TITLE })
  for (const words of [title, summary]) addSequence({ found, words, field: HEAD })
  return [...found]
}

/** @param words folded */
export function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`)
}

/** A tsquery that holds for an item with all of these. Lexemes are letters and digits, so nothing in them needs an escape. */
export function conjunction(lexemes: readonly string[]): string {
  return [...new Set(lexemes)]
    .sort()
    .map((lexeme) => `'${lexeme}'`)
    .join(' & ')
}

export function foldedOf(words: readonly Word[]): string[] {
  return words.map((word) => word.folded)
}

/** A word that has no marks is looked for as it is: nearly every word has. */
export function exactLexeme(word: Word): string {
  return word.isMarked ? `=${word.exact}` : word.folded
}

function addSequence({ found, words, field }: { found: Set<string>; words: readonly Word[]; field: string }): void {
  for (const word of words) found.add(field + word.folded)
  for (const pair of pairsOf(foldedOf(words))) found.add(field + pair)
}

/** A pair never reaches from one block into the next. */
function bodyLines(body: string): Word[][] {
  let left = MAX_WORDS
  return body.split('\n').map((line) => {
    const words = left > 0 ? wordsOf(line).slice(0, left) : []
    left -= words.length
    return words
  })
}
