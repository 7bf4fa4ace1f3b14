/** Lists of items by topic of advice (docs/decisions/0026). */
export const advice = {
  id: 22,
  name: 'advice',
  sql: `
-- what was there before gets its places in the order in which it came
insert into site_place (list, no, document_id)
select 'topic:' || topic, row_number() over (partition by topic order by listed_at, document_id), document_id
from (
  select page.document_id, page.listed_at, release.content->>'topic' as topic
  from site_page page join release on release.hash = page.release_hash
  where page.state = 'live' and release.content->>'topic' in ('phap-ly', 'tu-phap', 'hanh-chinh', 'ky-nang-xa-hoi')) live;
insert into site_list (list, last_no)
select list, max(no) from site_place where list like 'topic:%' group by list;

insert into site_key (key, wanted)
select 'older/' || list || '/' || page, 1 from site_list, generate_series(1, (last_no - 1) / 20) page where list like 'topic:%'
on conflict (key) do nothing;
-- the first part of the sitemap names the new pages; which item pages lead there, the new look says to all
update site_key set wanted = wanted + 1 where key = 'sitemap/1';
`,
} as const
