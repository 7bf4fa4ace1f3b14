/**
 * The Page's own first comment. Not idempotent either: so it is looked for among the comments that stand there before it is
 * written, and its own answer, once lost, is looked for by `find` (find-comment.ts).
 */
import { z } from 'zod'
import type { ChannelContext, DeliveryContext, Receipt, ReceiptDraft, StepSpec } from '../channel'
import type { FacebookDeps } from './client'
import { editTexts } from './edit'
import { isMissing, toChannelError } from './errors'
import { lackOf, type Lack } from './lack'
import { COMMENT_FIELDS, commentSchema, folded } from './objects'
import { COMMENT, commentReceipt } from './receipts'
import { deleteOne } from './remove-one'
import { DEADLINES } from './settings'

type Work = { deps: FacebookDeps; ctx: DeliveryContext }

/** @param on the post or video it stands under. @returns what is lacking, when Facebook does not take it */
export async function bringComment({
  deps,
  comment,
  on,
  ctx,
}: Work & { comment: string | undefined; on: ReceiptDraft }): Promise<Lack | null> {
  const receipt = commentReceipt(ctx)
  try {
    if (comment === undefined) {
      if (receipt) await deleteOne({ deps, id: receipt.externalId, ctx })
    } else if (receipt) await changeComment({ deps, comment, receipt, ctx })
    else await writeComment({ deps, comment, on, ctx })
    return null
  } catch (error) {
    return lackOf({ error, what: 'Bình luận đầu chưa có', now: ctx.now() })
  }
}

/** Always sent, changed or not: an update may also be the repair of what somebody altered on the Page. */
async function changeComment({ deps, comment, receipt, ctx }: Work & { comment: string; receipt: Receipt }) {
  await editTexts({ deps, id: receipt.externalId, texts: { message: comment }, ctx })
}

async function writeComment({ deps, comment, on, ctx }: Work & { comment: string; on: ReceiptDraft }) {
  const { client } = deps
  const objectId = on.externalId
  const known = await findOwnComment({ deps, objectId, comment, knownIds: new Set(), ctx })
  if (known) {
    const request = { objectId, id: known.externalId }
    const spec: StepSpec = { name: 'comment-known', effect: 'repeatable', deadlineMs: DEADLINES.write, request }
    await ctx.step(spec, async () => ({ answer: { id: known.externalId }, receipts: [known] }))
    return
  }
  const spec: StepSpec = {
    name: COMMENT,
    effect: 'create',
    exclusive: true,
    deadlineMs: DEADLINES.create,
    request: { objectId, message: comment },
  }
  await ctx.step(spec, async (signal) => {
    const call = { method: 'POST', path: `${objectId}/comments`, params: { message: comment }, effect: 'create', signal, ctx } as const
    const { id } = await client.demand({ ...call, schema: z.looseObject({ id: z.string().min(1) }) })
    return { answer: { id }, receipts: [receiptOf(id)] }
  })
}

const listSchema = z.looseObject({ data: z.array(commentSchema) })
const NEWEST = '50'

/** The Page's own comment of this text among the newest under the object; null when there is none. */
export async function findOwnComment({
  deps,
  objectId,
  comment,
  knownIds,
  ctx,
}: {
  deps: FacebookDeps
  objectId: string
  comment: string
  knownIds: ReadonlySet<string>
  ctx: ChannelContext
}): Promise<ReceiptDraft | null> {
  const { client, settings } = deps
  const params = { filter: 'stream', order: 'reverse_chronological', fields: COMMENT_FIELDS, limit: NEWEST }
  const listed = await ctx.read({ name: 'comments', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: `${objectId}/comments`, params, effect: 'read', signal, ctx } as const
    const answer = await client.ask({ ...call, schema: listSchema })
    if (answer.ok) return answer.value.data
    // somebody deleted what it would stand under
    if (isMissing(answer.failure)) return []
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
  const own = listed.find(
    ({ id, from, message }) => from?.id === settings.pageId && folded(message) === folded(comment) && !knownIds.has(id),
  )
  return own ? receiptOf(own.id) : null
}

function receiptOf(id: string): ReceiptDraft {
  return { key: COMMENT, externalId: id, url: null }
}
