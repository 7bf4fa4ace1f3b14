/** Counters kept in rows: what Attempts and calls came to, added up once and never read again (metrics/tally.ts). */
export const tally = {
  id: 9,
  name: 'tally',
  sql: `
create table tally (
  name text not null,
  labels text[] not null,
  value double precision not null,
  primary key (name, labels)
);
-- everything that ended up to here is in the rows above
create table tally_mark (
  one boolean primary key default true check (one),
  until timestamptz not null
);
insert into tally_mark (until) values ('-infinity');
create index attempt_ended on attempt (ended_at) where ended_at is not null;
create index step_ended on step (ended_at) where ended_at is not null;
create index attempt_live on attempt (delivery_id, wanted_seq, id) where outcome = 'live';
`,
} as const
