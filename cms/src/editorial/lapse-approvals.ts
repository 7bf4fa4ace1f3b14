/**
 * The sweep for approvals never published (docs/decisions). Only the publisher knows what went live: without its answer nothing
 * lapses, and what it is not sure of waits for the next sweep. Safe in many instances at once: each Item is judged again under its lock.
 */
import type { Core } from '@strapi/strapi'
import { APPROVAL_LASTS_DAYS } from '@hl/config/chain'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { fetchDeliveries, type Deliveries } from './deliveries'
import { lapseApproval, type OldApproval } from './lapse-approval'
import { rows, type Trx } from './transaction'

const DAY_MS = 86_400_000
const PAGE = 100
/** Items looked at in one sweep; the next goes on where the settled ones end. */
const MOST = 2_000

export interface Sweep {
  strapi: Core.Strapi
  publisher: EditorialConfig['publisher']
  now: Date
  fetch?: typeof globalThis.fetch
  /** the process ends */
  signal: AbortSignal
}

/** @returns `isDone` false: the publisher did not answer, or there is more to look at */
export async function lapseApprovals(sweep: Sweep): Promise<{ lapsed: number; isDone: boolean }> {
  const trx = sweep.strapi.db.connection
  const before = new Date(sweep.now.getTime() - APPROVAL_LASTS_DAYS * DAY_MS)
  let lapsed = 0
  let after: OldApproval | null = null
  for (let seen = 0; seen < MOST; seen += PAGE) {
    const page: OldApproval[] = await approvalsBefore({ trx, before, after })
    for (const approval of page) {
      if (sweep.signal.aborted) return { lapsed, isDone: false }
      const fate = await fateOf(sweep, approval)
      if (fate === null) return { lapsed, isDone: false }
      if (await follow({ ...sweep, approval, fate })) lapsed += 1
    }
    after = page.at(-1) ?? null
    if (page.length < PAGE) return { lapsed, isDone: true }
  }
  return { lapsed, isDone: false }
}

/** `never`: it went live nowhere and nothing of it is under way; `unsure`: something may have been sent */
export type Fate = { kind: 'live' } | { kind: 'unsure' } | { kind: 'never'; isAnythingLive: boolean }

const deliverySchema = z.looseObject({ state: z.string(), live: z.object({ release: z.string() }).nullable() })
const MAYBE_SENT: readonly string[] = ['working', 'retrying', 'verifying', 'unknown', 'removing']

/** Pure. @throws ZodError when the publisher does not say what is live */
export function judge({ deliveries, releaseHash }: { deliveries: Deliveries; releaseHash: string }): Fate {
  const known = z.array(deliverySchema).parse(deliveries)
  if (known.some((delivery) => delivery.live?.release === releaseHash)) return { kind: 'live' }
  if (known.some((delivery) => MAYBE_SENT.includes(delivery.state))) return { kind: 'unsure' }
  return { kind: 'never', isAnythingLive: known.some((delivery) => delivery.live !== null) }
}

/** `null`: no answer. */
async function fateOf({ publisher, fetch }: Sweep, approval: OldApproval): Promise<Fate | null> {
  const { type, documentId, releaseHash } = approval
  const { deliveries } = await fetchDeliveries({ publisher, type, documentId, ...(fetch ? { fetch } : {}) })
  return deliveries && judge({ deliveries, releaseHash })
}

async function follow({ strapi, now, approval, fate }: Sweep & { approval: OldApproval; fate: Fate }): Promise<boolean> {
  switch (fate.kind) {
    case 'live':
      await rememberLive({ trx: strapi.db.connection, approval })
      return false
    case 'unsure':
      return false
    case 'never': {
      const hasLapsed = await lapseApproval({ strapi, approval, isAnythingLive: fate.isAnythingLive, now })
      if (hasLapsed) strapi.log.info(`editorial.approval_lapsed ${approval.type} ${approval.documentId} ${approval.releaseHash}`)
      return hasLapsed
    }
  }
}

/** What was once seen live is never asked for again. */
async function rememberLive({ trx, approval }: { trx: Trx; approval: OldApproval }): Promise<void> {
  const sql = `insert into cms.approvals_seen_live (document_id, approved_at) values (?, ?)
               on conflict (document_id) do update set approved_at = excluded.approved_at`
  await trx.raw(sql, [approval.documentId, new Date(approval.approvedAt)])
}

const approvalRow = z.object({
  type: z.enum(ITEM_TYPES),
  documentId: z.string(),
  approvedAt: z.coerce.date().transform((at) => at.toISOString()),
  releaseHash: z.string(),
})

async function approvalsBefore(input: { trx: Trx; before: Date; after: OldApproval | null }): Promise<OldApproval[]> {
  const { trx, before, after } = input
  const sql = `
    select s.type, s.document_id as "documentId", s.approved_at as "approvedAt", o.release_hash as "releaseHash"
      from cms.item_states s
      join lateral (select payload->>'releaseHash' as release_hash from cms.outbox
                     where document_id = s.document_id and payload->>'kind' = 'publish' order by seq desc limit 1) o on true
     where s.is_live and s.approved_at < ? ${after ? 'and (s.approved_at, s.document_id) > (?, ?)' : ''}
       and not exists (select 1 from cms.approvals_seen_live l where l.document_id = s.document_id and l.approved_at = s.approved_at)
     order by s.approved_at, s.document_id limit ${PAGE}`
  const bindings = [before, ...(after ? [new Date(after.approvedAt), after.documentId] : [])]
  return rows({ trx, sql, bindings, row: approvalRow })
}
