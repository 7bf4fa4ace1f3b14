/** The public list of corrections. A place is given once and kept; `correction` is null where one was dropped or taken down. */
export const corrections = {
  id: 4,
  name: 'corrections',
  sql: `
create table site_correction (
  no integer primary key,
  document_id text not null,
  key text not null,
  correction jsonb,
  unique (document_id, key)
);
create index site_correction_newest on site_correction (no desc) where correction is not null;

-- when the page was last corrected, for feeds
alter table site_page add column corrected_at timestamptz;
`,
} as const
