/** AuditEntries for people: newest first, each with its place in the chain once sealed. */
import type { Queryable } from '../database'

export interface AuditView {
  id: number
  at: Date
  actor: { id: string; name: string }
  action: string
  type: string | null
  documentId: string | null
  channel: string | null
  data: Record<string, unknown>
  seal: { no: number; hash: string } | null
}

export async function readAudit(
  client: Queryable,
  filter: { documentId?: string | undefined; limit: number; before?: number | undefined },
): Promise<{ entries: AuditView[]; next: { before: number } | null }> {
  const { rows } = await client.query<AuditView>(
    `select e.id, e.at, e.actor, e.action, e.type, e.document_id as "documentId", e.channel, e.data,
       case when s.no is null then null else json_build_object('no', s.no, 'hash', s.hash) end as seal
     from audit_entry e left join audit_seal s on s.entry_id = e.id
     where ($1::text is null or e.document_id = $1) and ($2::bigint is null or e.id < $2)
     order by e.id desc limit $3`,
    [filter.documentId ?? null, filter.before ?? null, filter.limit + 1],
  )
  const entries = rows.slice(0, filter.limit)
  const last = entries.at(-1)
  return { entries, next: rows.length > filter.limit && last ? { before: last.id } : null }
}
