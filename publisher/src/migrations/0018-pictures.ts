/** Pictures in every format and width, made behind the publishing (docs/decisions/0025). */
export const pictures = {
  id: 18,
  name: 'pictures',
  sql: `
create table site_picture (
  -- as it is claimed in site_media: SHA-256 of what the editor uploaded, or the name of a share picture
  name text primary key,
  -- what a share picture says
  face jsonb,
  -- of the largest file; null while not even the first one is there
  width integer,
  height integer,
  blur text,
  -- what all its files were made by; null while they are to be made
  recipe integer,
  tries integer not null default 0,
  -- not before; also the end of the lease of whoever makes them; infinity when it was given up
  due_at timestamptz not null default now(),
  error text
);
create index site_picture_wanted on site_picture (due_at) where recipe is null;

-- What was placed before is made anew; pages written before go on naming the files there were.
insert into site_picture (name) select sha256 from site_image;
drop table site_image;
update site_page set cover = null where cover is not null;
insert into site_media (name, document_id)
select distinct left(name, 64), document_id from site_media where name ~ '^[0-9a-f]{64}-(1280|640|og)[.]' on conflict do nothing;
delete from site_media where name ~ '^[0-9a-f]{64}-(1280|640|og)[.]';
`,
} as const
