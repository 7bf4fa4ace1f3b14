/** The search: one narrow row an item to find, count and rank by, apart from the words that are shown. */
export const search = {
  id: 17,
  name: 'search',
  sql: `
-- Filled anew at the next start, from what is live (site/search-reindex.ts).
drop table search_document;

-- What a result shows.
create table search_document (
  document_id text primary key,
  path text not null,
  type text not null,
  title text not null,
  section text not null,
  summary text not null,
  -- for the lines shown around what was found
  body text not null,
  published_at timestamptz not null,
  -- of the way terms are made: another one, and the row is made again
  version smallint not null
);
create index search_document_version on search_document (version);

-- What is searched. Thousands of these rows are counted for a common word, so the terms themselves lie elsewhere (TOAST) and are never read.
create table search_index (
  document_id text primary key references search_document on delete cascade,
  type text not null,
  section text not null,
  unit text,
  year smallint not null,
  published_at timestamptz not null,
  -- all that is counted by, in one word: so it is counted in half the time
  facets text not null generated always as (type || ' ' || section || ' ' || coalesce(unit, '') || ' ' || year::text) stored,
  -- an eighth of all items, whichever word is asked for: common words are counted in it
  eighth smallint not null generated always as ((hashtext(document_id) & 7)::smallint) stored,
  terms tsvector not null
) with (toast_tuple_target = 128);
-- Without statistics PostgreSQL asks the index whatever the word; with them it would read every item's terms for a common one, a hundred times slower.
alter table search_index alter column terms set statistics 0;
create index search_index_terms on search_index using gin (terms) with (gin_pending_list_limit = 256);

-- The site's own words, for suggestions: folded, with the items they are in, counted as far as a hundred (site/search-words.ts).
create table search_word (
  word text primary key,
  items integer not null,
  -- how it sounds, and that without each of its letters
  near text[] not null
) with (fillfactor = 70);
create index search_word_near on search_word using gin (near) with (fastupdate = off);
`,
} as const
