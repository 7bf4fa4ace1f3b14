/** `POST /editorial/:type/:documentId/:transition`: one door for every stage move. */
import type { Core } from '@strapi/strapi'
import { isTransition } from '@hl/config/chain'
import type { ItemType } from '@hl/config/words'
import { performing } from './act'
import type { Caller } from './actor'
import { notFound } from './approve'
import type { TransitionBody } from './contract'
import { loadDraft, type Draft } from './draft'
import { ITEM_UIDS } from './item-types'
import { lockDocument } from './outbox'
import { Refusal } from './refusal'
import { reviewEmergency, settle } from './settle'
import type { Trx } from './transaction'
import { refusedDiscard } from './void-discard'

interface Performance {
  strapi: Core.Strapi
  type: ItemType
  documentId: string
  caller: Caller
  body: TransitionBody
}

/** @throws Refusal */
export async function perform(input: Performance & { transition: string }): Promise<void> {
  const { strapi, type, documentId, caller, body, transition } = input
  if (transition === 'reviewEmergency') return onDraft(input, (at) => reviewEmergency({ ...at, caller, body }))
  if (!isTransition(transition)) throw unknown(transition)
  const documents = strapi.documents(ITEM_UIDS[type])
  switch (transition) {
    case 'approve':
      if (!body.releaseHash) throw hashNeeded()
      await performing({ kind: 'approve', documentId, caller, body }, () => documents.publish({ documentId }))
      return
    case 'takedown':
      await performing({ kind: 'takedown', documentId, caller, body }, () => documents.unpublish({ documentId }))
      return
    case 'discard':
      return discard(input)
    case 'submit':
    case 'take':
    case 'requestCheck':
    case 'passCheck':
    case 'return':
    case 'reject':
    case 'reopen':
    case 'recall':
      // Changes no content, so it needs no Document Service call.
      return onDraft(input, async (at) => (await settle({ strapi, ...at, transition, caller, body }))())
  }
}

async function discard({ strapi, type, documentId, caller, body }: Performance): Promise<void> {
  const veto = await refusedDiscard({ strapi, type, documentId })
  const act = { kind: 'discard', documentId, caller, body, veto } as const
  await performing(act, () => strapi.documents(ITEM_UIDS[type]).discardDraft({ documentId }))
}

export async function onDraft(
  { strapi, type, documentId }: Pick<Performance, 'strapi' | 'type' | 'documentId'>,
  work: (at: { trx: Trx; draft: Draft }) => Promise<void>,
): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, documentId)
    const draft = await loadDraft({ strapi, trx, type, documentId })
    if (!draft) throw notFound()
    await work({ trx, draft })
  })
}

function unknown(name: string): Refusal {
  return new Refusal({
    status: 400,
    code: 'not_in_chain',
    message: `Không có thao tác "${name}".`,
    help: 'Xem "allowed" của bài để biết các thao tác dùng được.',
  })
}

function hashNeeded(): Refusal {
  return new Refusal({
    status: 400,
    code: 'bad_request',
    message: 'Thiếu releaseHash: phải nói rõ duyệt bản nào.',
    help: 'Lấy releaseHash bằng GET /editorial/:type/:documentId, đọc bản đó rồi gửi lại.',
  })
}
