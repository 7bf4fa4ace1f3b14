/** What a rebuild of the site has written into a version that nobody sees yet; taken over into the manifest once it is live. */
export const rebuilt = {
  id: 20,
  name: 'rebuilt',
  sql: `
create table site_rebuilt (
  dir text not null,
  key text not null,
  -- of what was shown: a row that has another one by now is written again before the version goes live
  version text not null,
  path text,
  hash text,
  fresh_until timestamptz,
  primary key (dir, key)
);
-- What a shared page was made from, as it was asked for.
alter table site_key add column reads text[] not null default '{}';
`,
} as const
