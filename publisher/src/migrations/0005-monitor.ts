/** What the monitor shows and the operators' acts leave behind: who made an Attempt due, what differs on a channel, long runs. */
export const monitor = {
  id: 5,
  name: 'monitor',
  sql: `
alter table delivery
  -- the title without case and diacritics, for the monitor's search; config/src/slug.ts folds what is asked for the same way
  add column folded text generated always as
    (lower(translate(regexp_replace(normalize(title, NFD), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dD'))) stored,
  -- the operator whose act made it due: { id, name, action, at }; the next Attempt takes it over
  add column due_by jsonb,
  -- what was found on the channel instead of what was approved, at the first look or, in state drift, at the last
  add column drift jsonb,
  -- when it was last compared with the channel, and when it must be again (null: when its age says so)
  add column checked_at timestamptz,
  add column check_at timestamptz;
create index delivery_title on delivery (document_id, folded) where channel = 'website';
create index delivery_section on delivery (section, updated_at desc, id desc);
create index delivery_unit on delivery (unit, updated_at desc, id desc) where unit is not null;
create index delivery_leased on delivery (lease_until) where lease_until is not null;
create index delivery_check on delivery (check_at) where check_at is not null;

alter table attempt
  add column started_by jsonb,
  add column next_try_at timestamptz;
alter table step add column http_status int;

alter table channel_state
  add column paused_by text,
  add column paused_at timestamptz;

-- A long piece of work in the background, so that every process tells the same about it and a crashed one is noticed.
create table run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('site.rebuild', 'channel.check')),
  channel text,
  by_name text,
  done int not null default 0,
  total int not null default 0,
  suspects int not null default 0,
  problem text,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  ended_at timestamptz
);
create index run_newest on run (kind, channel, id desc);
`,
} as const
