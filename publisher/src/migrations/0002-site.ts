/** What the public site needs to stay O(1) per publish: manifest, places in lists, keys of shared pages, search. */
export const site = {
  id: 2,
  name: 'site',
  sql: `
create table takedown (
  document_id text primary key,
  type text not null,
  reason text,
  at timestamptz not null,
  seq bigint not null
);

create table site_entry (
  kind text not null,
  document_id text not null,
  data jsonb,
  seq bigint not null,
  primary key (kind, document_id)
);
create index site_entry_document on site_entry (document_id);

-- The manifest: one row for every page that is or was public.
create table site_page (
  document_id text primary key,
  delivery_id text not null,
  state text not null check (state in ('live', 'gone')),
  type text not null,
  path text not null,
  title text not null,
  summary text not null,
  section text not null,
  refs text[] not null,
  related text[] not null,
  cover jsonb,
  youtube jsonb,
  release_hash text not null,
  hash text not null,
  published_at timestamptz not null,
  listed_at timestamptz not null,
  changed_at timestamptz not null,
  pinned_until timestamptz,
  gone_at timestamptz,
  gone_reason text
) with (fillfactor = 80);
create index site_page_delivery on site_page (delivery_id);
create index site_page_newest on site_page (listed_at desc, document_id) where state = 'live';
create index site_page_newest_type on site_page (type, listed_at desc, document_id) where state = 'live';
create index site_page_newest_section on site_page (section, listed_at desc, document_id) where state = 'live';
create index site_page_pinned on site_page (pinned_until) where state = 'live' and pinned_until is not null;
create index site_page_refs on site_page using gin (refs) with (fastupdate = off);
create index site_page_related on site_page using gin (related) with (fastupdate = off);

-- Addresses are reserved for ever: an old one leads on to the item's present page.
create table site_path (
  path text primary key,
  document_id text not null
);

create table site_media (
  name text not null,
  document_id text not null,
  primary key (name, document_id)
);
create index site_media_document on site_media (document_id);

create table site_image (
  sha256 text primary key,
  width integer not null,
  height integer not null
);

-- A place in a list is given once and kept; numbers are never used again.
create table site_list (
  list text primary key,
  last_no integer not null
) with (fillfactor = 50);
create table site_place (
  list text not null,
  no integer not null,
  document_id text not null,
  primary key (list, no),
  unique (document_id, list)
);

-- Shared pages: wanted is raised by whoever changes what they show, done by the one writer of the key.
create table site_key (
  key text primary key,
  wanted bigint not null default 0,
  done bigint not null default 0,
  path text,
  hash text,
  fresh_until timestamptz
) with (fillfactor = 50);
create index site_key_behind on site_key (key) where wanted > done;
create index site_key_fresh on site_key (fresh_until) where fresh_until is not null;

create table search_document (
  document_id text primary key,
  path text not null,
  type text not null,
  title text not null,
  section text not null,
  summary text not null,
  published_at timestamptz not null,
  folded tsvector not null,
  exact tsvector not null
);
create index search_document_folded on search_document using gin (folded) with (gin_pending_list_limit = 256);
`,
} as const
