/** `POST /editorial/:type/:documentId/:transition`: one door for every stage move. */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { performing } from './act'
import { actorOf, moversOf, type AdminUser } from './actor'
import { notFound } from './approve'
import { isLive, loadDraft } from './draft'
import { ITEM_UIDS } from './item-types'
import { lockDocument, writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { refuseUnless } from './refuse-move'
import { setStage } from './stage-columns'
import { isInChain, isTransition, type ChainTransition } from './transitions'

export const bodySchema = z.object({
  comment: z.string().trim().max(2_000).nullish(),
  checklist: z.record(z.string(), z.boolean()).nullish(),
  releaseHash: z.string().nullish(),
})
export type PerformBody = z.infer<typeof bodySchema>

interface Performance {
  strapi: Core.Strapi
  type: ItemType
  documentId: string
  user: AdminUser
  body: PerformBody
}

/** @throws Refusal */
export async function perform(input: Performance & { transition: string }): Promise<void> {
  const transition = parseTransition(input.transition)
  const { strapi, type, documentId, user, body } = input
  const documents = strapi.documents(ITEM_UIDS[type])
  const movers = moversOf(user)
  const comment = body.comment || null
  switch (transition) {
    case 'approve': {
      const act = { kind: 'approve', documentId, releaseHash: requiredHash(body), comment, movers } as const
      await performing(act, () => documents.publish({ documentId }))
      return
    }
    case 'takedown':
      await performing({ kind: 'takedown', documentId, reason: comment, movers }, () => documents.unpublish({ documentId }))
      return
    case 'discard':
      await performing({ kind: 'discard', documentId, comment, movers }, () => documents.discardDraft({ documentId }))
      return
    case 'reopen':
      return reopen(input)
  }
}

/** Changes no content, so it needs no Document Service call. */
async function reopen({ strapi, type, documentId, user, body }: Performance): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, documentId)
    const draft = await loadDraft({ strapi, type, documentId })
    if (!draft) throw notFound()
    const live = await isLive({ strapi, type, documentId })
    const stage = refuseUnless({ transition: 'reopen', stage: draft.stage, isLive: live, movers: moversOf(user) })
    await setStage({ trx, type, draftId: draft.id, stage })
    const data = { from: draft.stage, to: stage, comment: body.comment ?? null }
    await writeOutbox({ trx, documentId, actor: actorOf(user), fact: { kind: 'audit', type, action: 'reopen', data } })
  })
}

function parseTransition(name: string): ChainTransition {
  if (isTransition(name) && isInChain(name)) return name
  throw new Refusal({
    status: 400,
    code: 'not_in_chain',
    message: isTransition(name) ? `Quy trình hiện tại không có bước "${name}".` : `Không có thao tác "${name}".`,
    help: 'Xem "allowed" của bài để biết các thao tác dùng được.',
  })
}

function requiredHash(body: PerformBody): string {
  if (body.releaseHash) return body.releaseHash
  throw new Refusal({
    status: 400,
    code: 'bad_request',
    message: 'Thiếu releaseHash: phải nói rõ duyệt bản nào.',
    help: 'Lấy releaseHash bằng GET /editorial/:type/:documentId, đọc bản đó rồi gửi lại.',
  })
}
