/** Whom cms has told of what, and the messages on their way: written before they are sent, marked when they are. */
export const NOTICES_TABLES = `
  create table if not exists cms.notice_choices (
    user_id text primary key,
    email_off boolean not null,
    changed_at timestamptz not null default now()
  );

  -- recipient: an admin user's id, or webhook
  create table if not exists cms.notice_told (
    recipient text not null,
    notice_id bigint not null,
    revision integer not null,
    notice jsonb not null,
    told_at timestamptz not null default now(),
    primary key (recipient, notice_id)
  );

  create table if not exists cms.notice_messages (
    id bigint generated always as identity primary key,
    recipient text not null,
    kind text not null check (kind in ('now', 'done', 'digest')),
    notices jsonb not null,
    created_at timestamptz not null default now(),
    next_at timestamptz not null default now(),
    tries integer not null default 0,
    -- set before a try, so that a crash in between is known for what it is
    sending_at timestamptz,
    sent_at timestamptz,
    given_up_at timestamptz,
    problem text
  );
  create index if not exists notice_messages_due on cms.notice_messages (next_at) where sent_at is null and given_up_at is null;
  create index if not exists notice_messages_recipient on cms.notice_messages (recipient, created_at);
`
