/**
 * The tables of schema `cms` that Strapi does not know: the outbox, the reserved slugs, and where every Item stands on the desk. Made before Strapi connects.
 * Strapi's schema sync only drops what it once tracked itself (@strapi/database, schema/diff), so it leaves these alone.
 */
import { Client } from 'pg'
import { AUTOSAVES_TABLE } from '../autosave/autosaves'
import { NOTICES_TABLES } from '../notices/tables'
import { PRESENCES_TABLE } from '../presence/presences'

/** @param databaseUrl connection string of a role that may create schema `cms`, or finds it there */
export async function prepareTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'hl-cms' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtextextended('hl-cms:tables', 0))")
    await client.query(TABLES)
    await client.query(AUTOSAVES_TABLE)
    await client.query(PRESENCES_TABLE)
    await client.query(NOTICES_TABLES)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** `outbox` is insert-only: what was once told to the publisher is a fact. TRUNCATE is left to restores. */
const TABLES = `
  create schema if not exists cms;

  create table if not exists cms.outbox (
    id bigint generated always as identity primary key,
    document_id text not null,
    seq bigint not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    unique (document_id, seq)
  );

  create or replace function cms.outbox_is_insert_only() returns trigger language plpgsql as $$
  begin
    raise exception 'cms.outbox is insert-only';
  end $$;

  create or replace trigger outbox_insert_only before update or delete on cms.outbox
    for each row execute function cms.outbox_is_insert_only();

  create table if not exists cms.reserved_slugs (
    type text not null,
    slug text not null,
    document_id text not null,
    primary key (type, slug)
  );
  create index if not exists reserved_slugs_document on cms.reserved_slugs (document_id);

  -- since when the address has been public; null: a draft's, which may still give it back
  do $$ begin
    if not exists (select from information_schema.columns
                    where table_schema = 'cms' and table_name = 'reserved_slugs' and column_name = 'public_since') then
      alter table cms.reserved_slugs add column public_since timestamptz;
      -- until now a document had one address, frozen at its first approval
      update cms.reserved_slugs slug set public_since = first.at
        from (select document_id, min(created_at) as at from cms.outbox where payload->>'kind' = 'publish' group by document_id) first
       where first.document_id = slug.document_id;
    end if;
  end $$;

  create table if not exists cms.item_states (
    document_id text primary key,
    type text not null,
    stage text not null,
    is_live boolean not null default false,
    author_id text,
    holder jsonb,
    handed_by jsonb,
    since timestamptz not null default now(),
    returned_by jsonb,
    returned_from text,
    senders jsonb not null default '{}',
    checked_by jsonb,
    ready_at timestamptz,
    approved_at timestamptz,
    emergency jsonb
  );
  alter table cms.item_states add column if not exists minor jsonb;
  alter table cms.item_states add column if not exists lapsed jsonb;
  create index if not exists item_states_stage on cms.item_states (stage, since);
  create index if not exists item_states_since on cms.item_states (since, document_id);
  create index if not exists item_states_holder on cms.item_states ((holder->>'id'));
  create index if not exists item_states_author on cms.item_states (author_id);
  create index if not exists item_states_live on cms.item_states (since, document_id) where is_live;

  create index if not exists item_states_emergency on cms.item_states ((emergency->>'at')) where emergency is not null;

  create index if not exists item_states_approved on cms.item_states (approved_at, document_id) where is_live;

  create table if not exists cms.approvals_seen_live (
    document_id text primary key,
    approved_at timestamptz not null
  );

  create table if not exists cms.item_changers (
    document_id text not null,
    user_id text not null,
    name text not null,
    changed_at timestamptz not null default now(),
    primary key (document_id, user_id)
  );

  create table if not exists cms.item_notes (
    id bigint generated always as identity primary key,
    document_id text not null,
    block_index integer,
    excerpt text not null,
    text text not null,
    by jsonb not null,
    at timestamptz not null default now(),
    fixed_at timestamptz,
    closed_at timestamptz
  );
  create index if not exists item_notes_open on cms.item_notes (document_id) where closed_at is null;

  create table if not exists cms.shown_releases (
    document_id text not null,
    hash text not null,
    release jsonb not null,
    at timestamptz not null default now(),
    primary key (document_id, hash)
  );

  create table if not exists cms.editorial_settings (
    key text primary key,
    value text not null
  );
`
