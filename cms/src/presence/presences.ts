/** Who has an Item's form open: one row per person and Item, said again every few seconds and forgotten when it is not. */
import { z } from 'zod'
import type { Present } from '../editorial/form-contract'
import type { Person } from '../editorial/contract'
import { rows, type Trx } from '../editorial/transaction'

/** Three beats of the panel's slowest rhythm (admin/form/use-presence.ts). */
const GONE_AFTER = "interval '100 seconds'"
const SWEPT_AT_ONCE = 50
const SHOWN_AT_MOST = 20

export const PRESENCES_TABLE = `
  create table if not exists cms.presences (
    document_id text not null,
    user_id text not null,
    name text not null,
    since timestamptz not null default now(),
    editing_since timestamptz,
    seen_at timestamptz not null default now(),
    primary key (document_id, user_id)
  );
  create index if not exists presences_seen_at on cms.presences (seen_at);
`

interface OfDocument {
  trx: Trx
  documentId: string
}

/** "I am here." Whoever was away for long begins anew. */
export async function beat(input: OfDocument & { who: Person; isEditing: boolean }): Promise<void> {
  const { trx, documentId, who, isEditing } = input
  const sql = `insert into cms.presences as known (document_id, user_id, name, editing_since)
               values (?, ?, ?, case when ?::boolean then now() end)
               on conflict (document_id, user_id) do update set
                 name = excluded.name, seen_at = now(),
                 since = case when known.seen_at > now() - ${GONE_AFTER} then known.since else now() end,
                 editing_since = case when excluded.editing_since is null then null
                                      when known.seen_at > now() - ${GONE_AFTER} then coalesce(known.editing_since, now())
                                      else now() end`
  await trx.raw(sql, [documentId, who.id, who.name, String(isEditing)])
  await sweep(trx)
}

export async function leave({ trx, documentId, who }: OfDocument & { who: Person }): Promise<void> {
  await trx.raw('delete from cms.presences where document_id = ? and user_id = ?', [documentId, who.id])
}

/** Everybody else at it, those who edit first. */
export async function othersAt({ trx, documentId, who }: OfDocument & { who: Person }): Promise<Present[]> {
  const sql = `select name, editing_since is not null as "isEditing", coalesce(editing_since, since) as since from cms.presences
                where document_id = ? and user_id <> ? and seen_at > now() - ${GONE_AFTER}
                order by "isEditing" desc, since limit ?`
  return rows({ trx, sql, bindings: [documentId, who.id, SHOWN_AT_MOST], row: presentRow })
}

async function sweep(trx: Trx): Promise<void> {
  const gone = `select ctid from cms.presences where seen_at <= now() - ${GONE_AFTER} order by seen_at limit ? for update skip locked`
  await trx.raw(`delete from cms.presences where ctid = any(array(${gone}))`, [SWEPT_AT_ONCE])
}

const presentRow = z.object({
  name: z.string(),
  isEditing: z.boolean(),
  since: z.coerce.date().transform((at) => at.toISOString()),
})
