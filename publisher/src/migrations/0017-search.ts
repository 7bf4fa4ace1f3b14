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
  terms tsvector not null
) with (toast_tuple_target = 128);
create index search_index_terms on search_index using gin (terms) with (gin_pending_list_limit = 256);
`,
} as const
