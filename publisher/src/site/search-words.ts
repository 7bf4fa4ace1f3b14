/**
 * The site's own words, for suggestions: each with the number of items it is in, kept in the transaction of the page. A word
 * that COMMON items hold is no more counted, so that publishers do not wait for one another's common words; it stays.
 */
import type { Queryable } from '../database'
import { nearForms } from './search-sounds'

export const COMMON = 100
/** What may be suggested: neither numbers nor single letters. */
const SUGGESTABLE = /^[a-z]{2,20}$/

/** Before the item's own row is written. @param lexemes as it will hold them; none when it goes */
export async function countWords(options: { db: Queryable; documentId: string; lexemes: readonly string[] }): Promise<void> {
  const { db, documentId } = options
  const words = options.lexemes.filter(isSuggestable)
  const near = words.map((word) => nearForms(word).join(' '))
  const { rows } = await db.query<{ word: string; items: number }>({ name: 'site-words', text: COUNT }, [documentId, words, near, COMMON])
  const gone = rows.filter((row) => row.items <= 0).map((row) => row.word)
  if (gone.length > 0) await db.query('delete from search_word where word = any($1)', [gone])
}

export function isSuggestable(word: string): boolean {
  return SUGGESTABLE.test(word)
}

/** In the order of the words, so that two transactions lock them in the same order. */
const COUNT = `
with before as (
  select word from search_index, unnest(tsvector_to_array(terms)) as word where document_id = $1 and word ~ '${SUGGESTABLE.source}'),
after as (select * from unnest($2::text[], $3::text[]) as after (word, near)),
change as (
  select word, case when before.word is null then 1 else -1 end as by, coalesce(near, '') as near
  from before full join after using (word) where before.word is null or after.word is null)
insert into search_word (word, items, near)
select word, by, string_to_array(near, ' ') from change
where not exists (select from search_word common where common.word = change.word and common.items >= $4) order by word
on conflict (word) do update set items = search_word.items + excluded.items returning word, items`
