/**
 * AuditEntries: who did what, when. Written in the transaction of the change itself; the chain is closed by seal.ts.
 * Not for logs: an entry is evidence and stays for ever.
 */
import type { Actor } from '@hl/config/outbox'
import type { ChannelId, ItemType } from '@hl/config/words'
import type { Queryable } from '../database'

export const SYSTEM: Actor = { id: 'system', name: 'Hệ thống' }

export interface AuditFact {
  actor: Actor
  action: string
  type?: ItemType
  documentId?: string
  channel?: ChannelId
  data?: Readonly<Record<string, unknown>>
}

export async function recordAudit(client: Queryable, fact: AuditFact): Promise<void> {
  await client.query(`insert into audit_entry (actor, action, type, document_id, channel, data) values ($1, $2, $3, $4, $5, $6)`, [
    fact.actor,
    fact.action,
    fact.type ?? null,
    fact.documentId ?? null,
    fact.channel ?? null,
    fact.data ?? {},
  ])
}
