/**
 * Every write on an Item passes here (Document Service middleware): serialised per document, in one transaction with
 * the outbox row it causes. Lifecycles and webhooks are never used: they fire several times and may carry nothing.
 */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { forgetAutosave, NEW_FORM } from '../autosave/autosaves'
import { takeAct, takeLapse } from './act'
import { currentActor, currentCaller } from './actor'
import { approveDraft, notFound } from './approve'
import { addChanger } from './changers'
import { contentOf, isSameContent, type Content } from './content-of'
import { datedCorrections } from './dated-corrections'
import { writeParams, type Context, type DocumentMiddleware, type Next, type WriteParams, type WriteResult } from './document-middleware'
import { loadDraft, type Draft } from './draft'
import { checkEdit, keepEdit } from './edits'
import { forgetState, newState, saveState } from './item-state'
import { itemTypeOf } from './item-types'
import { lockDocument, writeOutbox } from './outbox'
import { settle } from './settle'
import { openedVersion, refuseStale } from './stale-save'
import { chooseSlug, releaseSlug, reserveSlug } from './slugs'
import type { Trx } from './transaction'
import * as refused from './write-refusals'

interface Write {
  strapi: Core.Strapi
  trx: Trx
  type: ItemType
  params: WriteParams
  next: Next
}
interface DocumentWrite extends Write {
  documentId: string
}

export function itemWrites(strapi: Core.Strapi): DocumentMiddleware {
  return async (context, next) => {
    const type = itemTypeOf(context.uid)
    if (type === undefined) return next()
    switch (context.action) {
      case 'create':
        return inTransaction({ strapi, type, context, next }, create)
      case 'update':
        return inTransaction({ strapi, type, context, next }, onDocument(update))
      case 'publish':
        return inTransaction({ strapi, type, context, next }, onDocument(publish))
      case 'unpublish':
        return inTransaction({ strapi, type, context, next }, onDocument(unpublish))
      case 'delete':
        return inTransaction({ strapi, type, context, next }, onDocument(remove))
      case 'discardDraft':
        return inTransaction({ strapi, type, context, next }, onDocument(discardDraft))
      case 'clone':
        throw refused.noClone()
      case 'findOne':
      case 'findFirst':
      case 'findMany':
      case 'count':
        return next()
    }
  }
}

async function create(write: Write): Promise<WriteResult> {
  refusePublished(write.params)
  const { trx, type } = write
  const data = { ...datedCorrections(write.params.data ?? {}, new Date()), stage: 'draft', publicSince: null }
  const wanted = textOf(data, 'slug') ?? textOf(data, 'title') ?? ''
  const slug = await chooseSlug({ trx, type, wanted, documentId: null })
  write.params.data = { plan: defaultPlan(), ...data, slug }
  const created = await write.next()
  const { documentId } = z.object({ documentId: z.string() }).parse(created)
  await reserveSlug({ trx, type, slug, documentId })
  const author = currentActor(write.strapi)
  await saveState({ trx, type, documentId, state: newState({ stage: 'draft', isLive: false, author, at: new Date() }) })
  await addChanger({ trx, documentId, by: author })
  if (openedVersion(write.strapi) !== null) await forgetAutosave({ trx, userId: author.id, type, documentId: NEW_FORM })
  return created
}

/** `stage` and our other columns are put over whatever was sent, whoever sent it. */
async function update(write: DocumentWrite): Promise<WriteResult> {
  refusePublished(write.params)
  // Nothing but the time of a channel, allowed and recorded by calendar/reschedule.ts.
  if (takeAct('reschedule', write.documentId)) return write.next()
  const draft = await loadDraft(write)
  if (!draft) return write.next()
  const edit = await checkEdit({ ...write, draft })
  const { publicSince: _ours, ...given } = write.params.data ?? {}
  const opened = openedVersion(write.strapi)
  if (opened !== null) await refuseStale({ trx: write.trx, opened, draft, data: given })
  const data = { ...datedCorrections(given, new Date()), stage: edit.to }
  const slug = await slugFor({ write, draft, data })
  write.params.data = { ...data, slug }
  const before = draft.state.isLive ? await contentOf({ trx: write.trx, draft }) : null
  const updated = await write.next()
  if (before !== null && (await isUnchanged({ write, before }))) await saveState({ ...write, state: draft.state })
  else await keepEdit({ trx: write.trx, draft, ...edit })
  if (opened !== null) await forgetAutosave({ ...write, userId: edit.by.id })
  return updated
}

/** A save that changes nothing of what was approved voids no approval, and makes nobody a changer. */
async function isUnchanged({ write, before }: { write: DocumentWrite; before: Content }): Promise<boolean> {
  const draft = await loadDraft(write)
  return draft !== null && isSameContent(before, await contentOf({ trx: write.trx, draft }))
}

async function publish(write: DocumentWrite): Promise<WriteResult> {
  if (takeAct('reschedule', write.documentId)) return write.next()
  const act = takeAct('approve', write.documentId)
  if (!act) throw refused.notThroughApprove()
  return approveDraft({ ...write, act })
}

async function unpublish(write: DocumentWrite): Promise<WriteResult> {
  const { trx, type, documentId } = write
  if (takeLapse(documentId)) return write.next()
  const act = takeAct('takedown', documentId)
  if (!act) throw refused.notThroughTakedown()
  const draft = await loadDraft(write)
  if (!draft) throw notFound()
  const audit = await settle({ strapi: write.strapi, trx, draft, transition: 'takedown', caller: act.caller, body: act.body })
  const result = await write.next()
  const fact = { kind: 'remove', type, reason: act.body.comment || null } as const
  await writeOutbox({ trx, documentId, actor: currentActor(write.strapi), fact })
  await audit()
  return result
}

/** What was public stays on record for ever; what is under way is rejected, not deleted. */
async function remove(write: DocumentWrite): Promise<WriteResult> {
  const { trx, type, documentId } = write
  const draft = await loadDraft(write)
  const isFree = draft !== null && draft.publicSince === null && !draft.state.isLive && ['draft', 'rejected'].includes(draft.state.stage)
  if (!isFree) throw refused.noDelete()
  const result = await write.next()
  await releaseSlug(write)
  await forgetState(write)
  const data = { from: draft.state.stage }
  await writeOutbox({ trx, documentId, actor: currentActor(write.strapi), fact: { kind: 'audit', type, action: 'delete', data } })
  return result
}

/** Strapi puts a new row in the draft's place, so the state is kept after it. */
async function discardDraft(write: DocumentWrite): Promise<WriteResult> {
  const { trx, documentId } = write
  const act = takeAct('discard', documentId)
  if (!act) throw refused.notThroughDiscard()
  const draft = await loadDraft(write)
  if (!draft) throw notFound()
  const audit = await settle({ strapi: write.strapi, trx, draft, transition: 'discard', caller: act.caller, body: act.body })
  if (act.veto) throw act.veto
  const result = await write.next()
  await releaseSlug(write)
  await audit()
  return result
}

/** The slug an update leaves behind. A public one changes only when somebody sends another: no title change moves an address. */
async function slugFor(input: { write: DocumentWrite; draft: Draft; data: Record<string, unknown> }): Promise<string> {
  const { write, draft, data } = input
  const own = textOf(data, 'slug')
  if (draft.slug !== null && (own === null || own === draft.slug)) return draft.slug
  if (draft.slug !== null && draft.publicSince !== null && !mayMoveAddress(write.strapi)) throw refused.slugFrozen(draft.slug)
  const wanted = own ?? textOf(data, 'title') ?? draft.title ?? ''
  const slug = await chooseSlug({ trx: write.trx, type: write.type, wanted, documentId: write.documentId })
  await reserveSlug({ trx: write.trx, type: write.type, slug, documentId: write.documentId })
  return slug
}

/** Only our own code writes without a request. */
function mayMoveAddress(strapi: Core.Strapi): boolean {
  const movers = currentCaller(strapi)?.movers ?? ['super-admin']
  return movers.includes('editor') || movers.includes('super-admin')
}

function onDocument(handle: (write: DocumentWrite) => Promise<WriteResult>): (write: Write) => Promise<WriteResult> {
  return async (write) => {
    const documentId = z.string().min(1).parse(write.params.documentId)
    await lockDocument(write.trx, documentId)
    return handle({ ...write, documentId })
  }
}

async function inTransaction(
  input: { strapi: Core.Strapi; type: ItemType; context: Context; next: Next },
  handle: (write: Write) => Promise<WriteResult>,
): Promise<WriteResult> {
  const { strapi, type, context, next } = input
  return await strapi.db.transaction(({ trx }) => handle({ strapi, trx, type, params: writeParams(context), next }))
}

function textOf(data: Record<string, unknown>, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function defaultPlan() {
  return { website: { enabled: true }, facebook: { enabled: true }, youtube: { enabled: true } }
}

/** `create` and `update` publish by themselves when asked for the published status, past the `publish` of this middleware. */
function refusePublished(params: WriteParams): void {
  if (params.status === 'published') throw refused.notThroughApprove()
}
