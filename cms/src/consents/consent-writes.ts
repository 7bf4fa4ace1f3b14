/**
 * Every write on a consent passes here (Document Service middleware). What was relied on in public stays as it was signed:
 * it is withdrawn or replaced, never rewritten and never deleted. Not here: the withdrawal itself (withdraw.ts).
 */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { currentActor } from '../editorial/actor'
import { writeParams, type DocumentMiddleware, type Next, type WriteParams, type WriteResult } from '../editorial/document-middleware'
import { lockDocument, writeOutbox } from '../editorial/outbox'
import { rows, type Trx } from '../editorial/transaction'
import { CONSENT_UID, WITHDRAWAL_FIELDS } from './consent-record'
import * as refused from './consent-refusals'
import { privateNumbersIn } from './private-numbers'

interface Write {
  strapi: Core.Strapi
  trx: Trx
  params: WriteParams
  next: Next
}

export function consentWrites(strapi: Core.Strapi): DocumentMiddleware {
  return async (context, next) => {
    if (context.uid !== CONSENT_UID) return next()
    const params = writeParams(context)
    switch (context.action) {
      case 'create':
        return await strapi.db.transaction(({ trx }) => create({ strapi, trx, params, next }))
      case 'update':
        return await strapi.db.transaction(({ trx }) => update({ strapi, trx, params, next }))
      case 'delete':
        return await strapi.db.transaction(({ trx }) => remove({ strapi, trx, params, next }))
      case 'clone':
        throw refused.noConsentClone()
      case 'findOne':
      case 'findFirst':
      case 'findMany':
      case 'count':
      case 'publish':
      case 'unpublish':
      case 'discardDraft':
        return next()
    }
  }
}

async function create(write: Write): Promise<WriteResult> {
  write.params.data = withoutWithdrawal(write.params.data)
  refusePrivate(write.params.data)
  const created = await write.next()
  const { documentId } = z.object({ documentId: z.string() }).parse(created)
  await lockDocument(write.trx, documentId)
  await tell({ write, documentId, action: 'create', fields: [] })
  return created
}

async function update(write: Write): Promise<WriteResult> {
  const documentId = await lock(write)
  const data = withoutWithdrawal(write.params.data)
  refusePrivate(data)
  const state = await stateOf({ trx: write.trx, documentId })
  if (state?.isWithdrawn) throw refused.alreadyWithdrawn()
  if (state?.isPublic) throw refused.reliedOn()
  write.params.data = data
  const updated = await write.next()
  await tell({ write, documentId, action: 'update', fields: Object.keys(data) })
  return updated
}

async function remove(write: Write): Promise<WriteResult> {
  const documentId = await lock(write)
  const state = await stateOf({ trx: write.trx, documentId })
  if (state?.isUsed || state?.isWithdrawn) throw refused.noConsentDelete()
  const removed = await write.next()
  await tell({ write, documentId, action: 'delete', fields: [] })
  return removed
}

async function lock({ trx, params }: Write): Promise<string> {
  const documentId = z.string().min(1).parse(params.documentId)
  await lockDocument(trx, documentId)
  return documentId
}

const stateRow = z.object({ isWithdrawn: z.boolean(), isUsed: z.boolean(), isPublic: z.boolean() })

async function stateOf({ trx, documentId }: { trx: Trx; documentId: string }) {
  const sql = `
    select withdrawn_at is not null as "isWithdrawn",
           exists (select 1 from cms.consent_uses used where used.consent_id = consent.document_id) as "isUsed",
           exists (select 1 from cms.consent_uses used where used.consent_id = consent.document_id and used.is_public) as "isPublic"
      from cms.consents consent where document_id = ?`
  const [state] = await rows({ trx, sql, bindings: [documentId], row: stateRow })
  return state
}

function withoutWithdrawal(data: Record<string, unknown> = {}): Record<string, unknown> {
  const ours: readonly string[] = WITHDRAWAL_FIELDS
  return Object.fromEntries(Object.entries(data).filter(([field]) => !ours.includes(field)))
}

/** The record is no register of persons: what identifies somebody stands in the signed paper. */
function refusePrivate({ reference }: Record<string, unknown>): void {
  if (typeof reference === 'string' && privateNumbersIn(reference)) throw refused.noPersonalData()
}

/** Names of fields only: the audit can never be taken back, a consent can. */
async function tell(input: { write: Write; documentId: string; action: string; fields: string[] }): Promise<void> {
  const { write, documentId, action, fields } = input
  const fact = { kind: 'event', subject: 'consent', action, data: { fields } } as const
  await writeOutbox({ trx: write.trx, documentId, actor: currentActor(write.strapi), fact })
}
