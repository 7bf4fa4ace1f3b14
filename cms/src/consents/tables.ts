/**
 * What must not be forgotten about consents, kept by the database itself whoever writes: which files are somebody's signed
 * paper (private for ever, also when the record lets go of them), and which consents were ever used by which Item.
 * Made at every start, after Strapi has made its own tables.
 */
import { ITEM_TYPES } from '@hl/config/words'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import type { Trx } from '../editorial/transaction'
import { CONSENT_UID } from './consent-record'

export async function prepareConsents(trx: Trx): Promise<void> {
  await trx.raw(TABLES, [])
  await trx.raw(PAPER_TRIGGER, [])
  for (const type of ITEM_TYPES) {
    const links = `${ITEM_TABLES[type]}_consents_lnk`
    await trx.raw(
      `create or replace trigger keep_consent_use after insert on cms.${links}
         for each row execute function cms.keep_consent_use('${ITEM_TABLES[type]}', '${type}_id')`,
      [],
    )
  }
}

/** Where earlier versions hung the paper: on the Item itself. */
const OLD_FIELD = 'consentFile'

const TABLES = `
  create table if not exists cms.consent_papers (
    file_id integer primary key,
    sha256 text,
    since timestamptz not null default now()
  );
  create index if not exists consent_papers_sha256 on cms.consent_papers (sha256);

  create table if not exists cms.consent_uses (
    consent_id text not null,
    document_id text not null,
    is_public boolean not null,
    since timestamptz not null default now(),
    primary key (consent_id, document_id)
  );

  create or replace function cms.keep_consent_use() returns trigger language plpgsql as $$
  begin
    execute format(
      'insert into cms.consent_uses (consent_id, document_id, is_public)
       select consent.document_id, item.document_id, item.published_at is not null
         from cms.consents consent, cms.%I item where consent.id = $1 and item.id = $2
       on conflict (consent_id, document_id) do update set is_public = consent_uses.is_public or excluded.is_public',
      tg_argv[0])
    using new.consent_id, (to_jsonb(new) ->> tg_argv[1])::integer;
    return null;
  end $$;
`

const PAPER_TRIGGER = `
  create or replace function cms.keep_consent_paper() returns trigger language plpgsql as $$
  begin
    if new.related_type = '${CONSENT_UID}' or (new.field = '${OLD_FIELD}' and new.related_type in (${Object.values(ITEM_UIDS)
      .map((uid) => `'${uid}'`)
      .join(', ')})) then
      insert into cms.consent_papers (file_id, sha256)
      select id, provider_metadata ->> 'sha256' from cms.files where id = new.file_id
      on conflict do nothing;
    end if;
    return null;
  end $$;
  create or replace trigger keep_consent_paper after insert or update on cms.files_related_mph
    for each row execute function cms.keep_consent_paper();
  insert into cms.consent_papers (file_id, sha256)
  select distinct file.id, file.provider_metadata ->> 'sha256'
    from cms.files file join cms.files_related_mph link on link.file_id = file.id
   where link.field = '${OLD_FIELD}' or link.related_type = '${CONSENT_UID}'
  on conflict do nothing;
`
