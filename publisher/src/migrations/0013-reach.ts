/** How far what is live has reached: what was observed and when, and when it is to be measured again. */
export const reach = {
  id: 13,
  name: 'reach',
  sql: `
-- Facts. Four rows a measurement on Facebook, three on YouTube, some 124 measurements in the life of a thing (config/src/policy.ts):
-- 1,000 Items a year on both channels are about 870,000 rows, a few hundred megabytes with their index.
create table observation (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references delivery,
  receipt_key text not null,
  external_id text not null,
  metric text not null check (metric in ('views', 'reactions', 'comments', 'shares')),
  -- null: the platform was asked and told none. Zero is a figure.
  value bigint check (value >= 0),
  why text check (why in ('permission', 'not-offered', 'not-shown', 'missing')),
  -- the platform's own name of the figure
  source text not null,
  observed_at timestamptz not null default now(),
  check ((value is null) = (why is not null))
);
create index observation_newest on observation (delivery_id, external_id, metric, id desc);
create trigger insert_only before update or delete or truncate on observation for each statement execute function refuse_change();

-- The schedule: a row for each Delivery that ever went live on a channel that counts.
create table reach (
  delivery_id uuid primary key references delivery,
  channel text not null,
  -- of the thing that is measured now; a new one is young again
  incarnation int not null,
  live_at timestamptz not null,
  -- of the first thing ever: by it an Item belongs to a period
  first_live_at timestamptz not null,
  measured_at timestamptz,
  -- null: too old to be measured again
  next_at timestamptz
);
create index reach_due on reach (channel, next_at) where next_at is not null;
create index reach_period on reach (first_live_at);

-- what went live before there was a schedule
insert into reach (delivery_id, channel, incarnation, live_at, first_live_at, next_at)
select d.id, d.channel, d.incarnation, since.at, since.at, now() from delivery d, lateral (
  select least(d.live_at, min(created_at)) as at from receipt r where r.delivery_id = d.id and r.status = 'live') since
where d.channel in ('facebook', 'youtube') and d.state = 'live' and since.at is not null;
`,
} as const
