/**
 * What a person is typing and has not saved, one row per person and form. Not a version of the Item: it touches neither its
 * text, its changers nor its stage, and nobody but its owner is ever given it.
 */
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { Autosave, NewAutosave } from '../editorial/form-contract'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'

const KEPT_FOR = "interval '14 days'"
const SWEPT_AT_ONCE = 50
/** Documents have ids of Strapi's; a form that was never saved has this one. */
export const NEW_FORM = 'new'

export const AUTOSAVES_TABLE = `
  create table if not exists cms.autosaves (
    user_id text not null,
    type text not null,
    document_id text not null,
    opened_version text,
    content jsonb not null,
    saved_at timestamptz not null default now(),
    primary key (user_id, type, document_id)
  );
  create index if not exists autosaves_saved_at on cms.autosaves (saved_at);
  create index if not exists autosaves_document on cms.autosaves (document_id);
`

export interface WhoseForm {
  trx: Trx
  userId: string
  type: ItemType
  /** `NEW_FORM` for one never saved */
  documentId: string
}

/** @returns when it was kept */
export async function keepAutosave(input: WhoseForm & { autosave: NewAutosave }): Promise<{ savedAt: string }> {
  const { trx, userId, type, documentId, autosave } = input
  const sql = `insert into cms.autosaves (user_id, type, document_id, opened_version, content) values (?, ?, ?, ?, ?::jsonb)
               on conflict (user_id, type, document_id)
               do update set opened_version = excluded.opened_version, content = excluded.content, saved_at = now()
               returning saved_at as "savedAt"`
  const bindings = [userId, type, documentId, autosave.openedVersion, JSON.stringify(autosave.content)]
  const kept = await rows({ trx, sql, bindings, row: z.object({ savedAt: instant }) })
  await sweep(trx)
  return z.tuple([z.object({ savedAt: z.string() })]).parse(kept)[0]
}

export async function autosaveOf({ trx, userId, type, documentId }: WhoseForm): Promise<Autosave | null> {
  const sql = `select opened_version as "openedVersion", content, saved_at as "savedAt" from cms.autosaves
                where user_id = ? and type = ? and document_id = ? and saved_at > now() - ${KEPT_FOR}`
  const [found] = await rows({ trx, sql, bindings: [userId, type, documentId], row: autosaveRow })
  return found ?? null
}

export async function forgetAutosave({ trx, userId, type, documentId }: WhoseForm): Promise<void> {
  await trx.raw('delete from cms.autosaves where user_id = ? and type = ? and document_id = ?', [userId, type, documentId])
}

/** Each one kept pays for a few that are too old, so the table needs no clock of its own. */
async function sweep(trx: Trx): Promise<void> {
  const old = `select ctid from cms.autosaves where saved_at <= now() - ${KEPT_FOR} order by saved_at limit ? for update skip locked`
  await trx.raw(`delete from cms.autosaves where ctid = any(array(${old}))`, [SWEPT_AT_ONCE])
}

const instant = z.coerce.date().transform((at) => at.toISOString())
const autosaveRow = z.object({
  openedVersion: z.string().nullable(),
  content: jsonColumn(z.record(z.string(), z.unknown())),
  savedAt: instant,
})
