/** The publisher's own tables. Every table has one writer: this service. Times are timestamptz, database time. */
export const spine = {
  id: 1,
  name: 'spine',
  sql: `
create table release (
  hash text primary key,
  type text not null,
  document_id text not null,
  content jsonb not null,
  created_at timestamptz not null default now()
);

-- What was taken from cms.outbox. 'unreadable' rows wait for a newer publisher and are reported, never dropped.
create table inbox (
  outbox_id bigint primary key,
  document_id text,
  seq bigint,
  outcome text not null check (outcome in ('applied', 'unreadable')),
  problem text,
  taken_at timestamptz not null default now()
);
create index inbox_unreadable on inbox (outbox_id) where outcome = 'unreadable';

create table delivery (
  id uuid primary key,
  type text not null,
  document_id text not null,
  channel text not null,
  state text not null,
  reason text,
  wanted_seq bigint not null,
  wanted_release text references release,
  wanted_action text not null check (wanted_action in ('publish', 'remove', 'hold', 'none')),
  not_before timestamptz,
  -- what deliver() finished with, and what was then verified
  sent_seq bigint not null default 0,
  sent_rev bigint not null default 0,
  applied_seq bigint not null default 0,
  applied_rev bigint not null default 0,
  live_release text references release,
  live_at timestamptz,
  inputs_rev bigint not null default 0,
  incarnation int not null default 1,
  progress jsonb,
  find_first boolean not null default false,
  fence bigint not null default 0,
  lease_until timestamptz,
  -- whose lease it is (delivery/presence.ts)
  lease_by int,
  due_at timestamptz,
  hinted_at timestamptz,
  tries int not null default 0,
  interruptions int not null default 0,
  bugs int not null default 0,
  lost_creates int not null default 0,
  verify_looks int not null default 0,
  error jsonb,
  partly text,
  baseline jsonb,
  version bigint not null default 1,
  title text not null,
  section text,
  unit text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (document_id, channel)
);
create index delivery_due on delivery (channel, (wanted_action = 'remove'), due_at) where due_at is not null;
create index delivery_recent on delivery (updated_at desc, id desc);
create index delivery_by_state on delivery (state, updated_at desc, id desc);

create table attempt (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references delivery,
  fence bigint not null,
  incarnation int not null,
  action text not null,
  release text,
  wanted_seq bigint not null,
  inputs_rev bigint not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  outcome text,
  error jsonb
);
create index attempt_delivery on attempt (delivery_id, id);
create index attempt_open on attempt (delivery_id) where ended_at is null;

create table step (
  id bigint generated always as identity primary key,
  attempt_id bigint not null references attempt,
  delivery_id uuid not null references delivery,
  incarnation int not null,
  name text not null,
  effect text not null check (effect in ('repeatable', 'create', 'resumable')),
  intent_key text not null,
  release text,
  request_hash text not null,
  request jsonb not null,
  sent_at timestamptz not null,
  deadline_at timestamptz not null,
  ended_at timestamptz,
  -- null while open
  result text check (result in ('ok', 'refused', 'unknown', 'found', 'absent', 'interrupted')),
  answer jsonb,
  error jsonb,
  looks jsonb not null default '[]'
);
create index step_delivery on step (delivery_id, incarnation, id);
create index step_unresolved on step (delivery_id) where effect <> 'repeatable' and (result is null or result = 'unknown');

create table receipt (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references delivery,
  channel text not null,
  document_id text not null,
  incarnation int not null,
  key text not null,
  external_id text not null,
  url text,
  status text not null check (status in ('creating', 'live', 'retiring', 'hidden', 'gone')),
  release text,
  data jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (delivery_id, key, external_id)
);
create index receipt_document on receipt (document_id);
create index receipt_recent on receipt (channel, created_at);
create index receipt_creating on receipt (delivery_id) where status = 'creating';

-- One row a channel and bucket: pauses, holds and blocks are rows, so they outlive every process and queue.
create table channel_state (
  channel text not null,
  bucket text not null default '',
  paused boolean not null default false,
  pause_all boolean not null default false,
  hold_until timestamptz,
  blocked boolean not null default false,
  reason jsonb,
  updated_at timestamptz not null default now(),
  primary key (channel, bucket)
);

-- The one visible create in flight per channel.
create table channel_slot (
  channel text primary key,
  delivery_id uuid,
  until timestamptz
);

create table ledger (
  channel text not null,
  bucket text not null,
  day date not null,
  used bigint not null default 0,
  primary key (channel, bucket, day)
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor jsonb not null,
  action text not null,
  type text,
  document_id text,
  channel text,
  data jsonb not null
);
create index audit_document on audit_entry (document_id, id);
-- A work list, not a record: entries not yet in the chain.
create table audit_unsealed (entry_id bigint primary key references audit_entry);
create table audit_seal (
  no bigint primary key,
  entry_id bigint not null unique references audit_entry,
  prev text not null,
  hash text not null,
  sealed_at timestamptz not null default now()
);
create table audit_checkpoint (
  no bigint primary key references audit_seal,
  hash text not null,
  signature text not null,
  at timestamptz not null default now()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is insert-only', tg_table_name;
end $$;
create trigger insert_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
create trigger insert_only before update or delete or truncate on audit_seal for each statement execute function refuse_change();
create trigger insert_only before update or delete or truncate on audit_checkpoint for each statement execute function refuse_change();

create function queue_for_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (entry_id) values (new.id);
  return null;
end $$;
create trigger unsealed after insert on audit_entry for each row execute function queue_for_seal();

`,
} as const
