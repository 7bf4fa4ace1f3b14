/**
 * The tables of schema `cms` that Strapi does not know: the outbox and the reserved slugs. Made before Strapi connects.
 * Strapi's schema sync only drops what it once tracked itself (@strapi/database, schema/diff), so it leaves these alone.
 */
import { Client } from 'pg'

/** @param databaseUrl connection string of a role that may create schema `cms`, or finds it there */
export async function prepareTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'hl-cms' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtextextended('hl-cms:tables', 0))")
    await client.query(TABLES)
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
`
