/**
 * What was perhaps meant by words that find nothing: the site's own words near to them, put together as some item has them. A suggestion
 * is only made once the index has said that it finds something.
 */
import type { Queryable } from '../database'
import { conjunction, pairsOf } from './search-lexemes'
import { rankItems } from './search-rank'
import { NO_ROW_FILTER } from './search-filter'
import { nearForms, spellingCost } from './search-sounds'
import { placedWords, type Word } from './search-terms'
import { isSuggestable } from './search-words'

/** Of more words than these too many could be meant. */
const MAX_WORDS = 8
const MEANT_PER_WORD = 5
const MAX_TRIED = 12
/** What it costs that words stand apart in every item. */
const APART = 1.5

interface Guess {
  words: string[]
  cost: number
}
interface Found extends Guess {
  /** some item has the words side by side */
  isPhrase: boolean
}

/**
 * @param loose the words where phrases were asked for, as a tsquery without them
 * @returns null when nothing near is known
 */
export async function suggest(options: { db: Queryable; words: readonly Word[]; loose: string | null }): Promise<string | null> {
  const { db, words, loose } = options
  if (loose !== null && (await findsAny({ db, query: loose }))) return words.map(({ text }) => text).join(' ')
  if (words.length > MAX_WORDS) return null
  const typed = words.map((word) => word.folded)
  const guesses = guessesOf(await meantBy({ db, typed })).filter(({ cost }) => cost > 0)
  if (guesses.length === 0) return null
  const found = await tryOut({ db, guesses })
  const best = found.toSorted((a, b) => a.cost - b.cost)[0]
  return best ? asWritten({ db, typed: words, meant: best }) : null
}

/** For each word what it may have been meant as, the likeliest first; itself only where the site has it. */
async function meantBy({ db, typed }: { db: Queryable; typed: readonly string[] }): Promise<Guess[][]> {
  const { rows } = await db.query<{ typed: string; word: string; items: number }>(NEAR, [
    typed,
    typed.map((word) => nearForms(word).join(' ')),
  ])
  return typed.map((word) => {
    // of one letter anything could be meant
    const near = (word.length === 1 ? [] : rows).flatMap((row) => {
      // of two words as near, the commoner was meant
      const cost = spellingCost({ typed: word, meant: row.word }) * (1.2 - Math.min(row.items, 100) / 500)
      return row.typed === word && Number.isFinite(cost) ? [{ words: [row.word], cost }] : []
    })
    const own = isSuggestable(word) ? [] : [{ words: [word], cost: 0 }]
    return [...own, ...near.toSorted((a, b) => a.cost - b.cost)].slice(0, MEANT_PER_WORD)
  })
}

const NEAR = `
select typed, near.word, near.items from unnest($1::text[], $2::text[]) as asked (typed, forms), lateral (
  select word, items from search_word where search_word.near && string_to_array(forms, ' ') order by word = typed desc, items desc limit 100) near`

function guessesOf(meant: readonly Guess[][]): Guess[] {
  const start: Guess[] = [{ words: [], cost: 0 }]
  return meant.reduce(
    (guesses, choices) =>
      guesses
        .flatMap((guess) => choices.map((choice) => ({ words: [...guess.words, ...choice.words], cost: guess.cost + choice.cost })))
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, MAX_TRIED),
    start,
  )
}

async function findsAny({ db, query }: { db: Queryable; query: string }): Promise<boolean> {
  const { rows } = await db.query<{ items: number }>('select count(*)::int as items from search_index where terms @@ $1::tsquery', [query])
  return (rows[0]?.items ?? 0) > 0
}

/** Side by side first: few items have that, and then hardly a guess whose words stand apart can still be the better one. */
async function tryOut({ db, guesses }: { db: Queryable; guesses: readonly Guess[] }): Promise<Found[]> {
  // each is one of the site's own words
  if (guesses.every(({ words }) => words.length === 1)) return guesses.map((guess) => ({ ...guess, isPhrase: true }))
  const phrases = await thatFind({ db, guesses, questionOf: asPhrase })
  const lowest = Math.min(...phrases.map(({ cost }) => cost))
  const others = guesses.filter((guess) => !phrases.includes(guess) && guess.cost + APART < lowest)
  const apart = await thatFind({ db, guesses: others, questionOf: ({ words }) => conjunction(words) })
  return [
    ...phrases.map((guess) => ({ ...guess, isPhrase: true })),
    ...apart.map((guess) => ({ ...guess, cost: guess.cost + APART, isPhrase: false })),
  ]
}

function asPhrase({ words }: Guess): string {
  return conjunction([...words, ...pairsOf(words)])
}

/** Each as a question of its own: only of words it sees does PostgreSQL know that asking the index is quicker than reading item by item. */
async function thatFind(options: { db: Queryable; guesses: readonly Guess[]; questionOf: (guess: Guess) => string }): Promise<Guess[]> {
  const { db, guesses, questionOf } = options
  if (guesses.length === 0) return []
  const tries = guesses.map((_, index) => `(select ${index} as place from search_index where terms @@ $${index + 1}::tsquery limit 1)`)
  const { rows } = await db.query<{ place: number }>(tries.join(' union all '), guesses.map(questionOf))
  const places = new Set(rows.map((row) => row.place))
  return guesses.filter((_, index) => places.has(index))
}

/** With the marks that the best item has; a word that was typed with marks and is kept stays as it was typed. */
async function asWritten(options: { db: Queryable; typed: readonly Word[]; meant: Found }): Promise<string | null> {
  const { db, typed } = options
  const meant = options.meant.words
  const tiers = [options.meant.isPhrase ? asPhrase(options.meant) : conjunction(meant)]
  const { items } = await rankItems({ db, tiers, filter: NO_ROW_FILTER, limit: 1, offset: 0 })
  // a word that was counted no more stays known when its last item goes
  if (items.length === 0) return null
  const written = items.flatMap((item) => placedWords([item.title, item.summary, item.body].join('\n')))
  const start = written.findIndex((_, index) => meant.every((word, offset) => written[index + offset]?.folded === word))
  return meant
    .map((word, index) => {
      const kept = typed[index]
      if (kept?.folded === word && kept.isMarked) return kept.text
      const inPlace = start < 0 ? undefined : written[start + index]
      return (inPlace ?? written.find((other) => other.folded === word))?.text ?? word
    })
    .join(' ')
}
