/** How channels stood when last asked, which processes live, what the look ahead found, and the notices. */
export const health = {
  id: 7,
  name: 'health',
  sql: `
-- the last answer of each platform about the account
create table channel_health (
  channel text primary key,
  at timestamptz not null default now(),
  ok boolean not null,
  -- not ok for a reason that passes by itself: nobody need be told
  passing boolean not null default false,
  summary text not null,
  account jsonb,
  token_expires_at timestamptz,
  -- false: the platform did not say, so that null above means nothing
  token_known boolean not null,
  granted jsonb,
  missing jsonb not null default '[]',
  facts jsonb not null default '[]'
);

-- what an operator has seen with her own eyes, where the platform does not say
create table channel_fact (
  channel text not null,
  code text not null,
  level text not null check (level in ('fine', 'wrong')),
  by jsonb not null,
  at timestamptz not null default now(),
  primary key (channel, code)
);

-- what the platform's headers last said about its limits
create table channel_usage (
  channel text primary key,
  percent real not null,
  regain_at timestamptz,
  seen_at timestamptz not null default now()
);

create table worker (
  id int primary key,
  name text not null,
  since timestamptz not null default now(),
  beat_at timestamptz not null default now()
);

-- one row a scheduled Delivery: what was found about this wanted_seq and this time
create table preflight (
  delivery_id uuid primary key references delivery,
  wanted_seq bigint not null,
  due_at timestamptz not null,
  at timestamptz not null default now(),
  problems jsonb not null
);

create table notice (
  id bigint generated always as identity primary key,
  key text not null,
  kind text not null,
  channel text,
  code text not null,
  message text not null,
  help text not null,
  who text not null,
  count int not null,
  most int not null,
  items jsonb not null default '[]',
  revision int not null default 1,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  closed_at timestamptz,
  notify_at timestamptz not null default now()
);
create unique index notice_open on notice (key) where closed_at is null;
create index notice_closed on notice (closed_at) where closed_at is not null;

-- since when something is wanted: for takedowns that take too long
create index inbox_document on inbox (document_id, seq);
create index delivery_last_success on delivery (channel, live_at desc nulls last) where live_at is not null;
create index delivery_scheduled on delivery (not_before) where state = 'scheduled';
`,
} as const
