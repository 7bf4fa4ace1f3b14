/** Items by province, topic and legal document, the look-up of documents, and items in full for feeds (docs/decisions/0026). */
export const namedLists = {
  id: 19,
  name: 'named-lists',
  sql: `
-- false: the item is gone or not in this list any more; its place stays a gap
alter table site_place add column is_shown boolean not null default true;
update site_place place set is_shown = false where not exists (
  select from site_page page where page.document_id = place.document_id and page.state = 'live'
    and (place.list not like 'section:%' or place.list = 'section:' || page.section));
create index site_place_shown on site_place (list, no desc) where is_shown;

-- an item as feeds carry it; filled as it is published or rebuilt
create table site_content (
  document_id text primary key,
  html text not null
);

-- number, title and issuer of a legal document as config/src/slug.ts folds text, each word behind a hyphen
alter table site_entry add column folded text generated always as (
  case when kind = 'legal-document' then '-' || regexp_replace(lower(translate(
    regexp_replace(normalize((data->>'number') || ' ' || (data->>'title') || ' ' || coalesce(data->>'issuer', ''), NFD), '[\\u0300-\\u036F]', '', 'g'),
    'đĐ', 'dD')), '[^a-z0-9]+', '-', 'g') || '-' end) stored;

-- what was there before gets its places in the order in which it came
insert into site_place (list, no, document_id)
select list, row_number() over (partition by list order by listed_at, document_id), document_id
from (
  select distinct page.document_id, page.listed_at, named.list
  from site_page page join release on release.hash = page.release_hash,
    lateral (select 'unit:' || (release.content->>'unit') where release.content->>'unit' is not null
      union all select 'tag:' || tag from jsonb_array_elements_text(release.content->'tags') tag
      union all select 'legal-document:' || document from jsonb_array_elements_text(release.content->'legalDocuments') document) named (list)
  where page.state = 'live') live;
insert into site_place (list, no, document_id)
select 'entries', row_number() over (order by kind, document_id), document_id
from site_entry where kind in ('section', 'unit', 'tag', 'legal-document');
insert into site_list (list, last_no)
select list, max(no) from site_place where list = 'entries' or list ~ '^(unit|tag|legal-document):' group by list;

insert into site_key (key, wanted)
select 'newest/' || kind || ':' || document_id, 1 from site_entry where kind in ('unit', 'tag', 'legal-document')
union all select feed || '/unit:' || document_id, 1 from site_entry, unnest(array['rss', 'feed']) feed where kind = 'unit'
union all select 'feed/section:' || document_id, 1 from site_entry where kind = 'section'
union all select 'older/' || list || '/' || page, 1 from site_list, generate_series(1, (last_no - 1) / 20) page
  where list ~ '^(unit|tag|legal-document):'
union all select 'entry-sitemap/' || part, 1 from site_list, generate_series(1, (last_no + 199) / 200) part where list = 'entries'
on conflict (key) do nothing;
update site_key set wanted = wanted + 1 where key = 'sitemap';
`,
} as const
