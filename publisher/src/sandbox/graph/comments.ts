/** Comments under posts and videos, written by the Page. */
import type { GraphCall, Run } from './context'
import { graphTime } from './context'
import { invalid, missing } from './errors'
import { select } from './fields'
import { page } from './listing'
import type { Comment } from './records'
import type { GraphContext } from './context'

const COMMENT_LIMIT = 8_000

export const createComment: Run = async ({ context, call }) => {
  const message = call.params.text('message') ?? ''
  const attachmentUrl = call.params.text('attachment_url') ?? call.params.text('attachment_share_url')
  if (message === '' && attachmentUrl === null && !call.params.has('attachment_id')) throw invalid('message or an attachment is required')
  if ([...message].length > COMMENT_LIMIT) throw invalid(`message is longer than ${COMMENT_LIMIT} characters`)
  const no = context.records.nextNo()
  const id = `${call.id.split('_').at(-1) ?? call.id}_${no}`
  await context.records.comments.put({ id, no, objectId: call.id, message, attachmentUrl, createdAt: context.settings.now().toISOString() })
  return { id }
}

export const listComments: Run = ({ context, call }) => {
  const all = context.records.comments.all().filter(({ objectId }) => objectId === call.id)
  const items = all.map((comment) => ({ no: comment.no, at: comment.createdAt, comment })).reverse()
  const fields = call.params.text('fields')
  return page({ context, call, items, show: ({ comment }) => select({ node: commentNode({ context, comment }), type: 'Comment', fields }) })
}

export const readComment: Run = ({ context, call }) =>
  select({ node: commentNode({ context, comment: commentOf({ context, call }) }), type: 'Comment', fields: call.params.text('fields') })

export const editComment: Run = async ({ context, call }) => {
  const comment = commentOf({ context, call })
  const message = call.params.text('message')
  if (message === null || message === '') throw invalid('message is required')
  if ([...message].length > COMMENT_LIMIT) throw invalid(`message is longer than ${COMMENT_LIMIT} characters`)
  await context.records.comments.put({ ...comment, message })
  return { success: true }
}

export const deleteComment: Run = async ({ context, call }) => {
  await context.records.comments.remove(commentOf({ context, call, method: 'delete' }).id)
  return { success: true }
}

function commentOf({ context, call, method }: { context: GraphContext; call: GraphCall; method?: string }): Comment {
  const comment = context.records.comments.get(call.id)
  if (!comment) throw missing(call.id, method)
  return comment
}

export function commentNode({ context, comment }: { context: GraphContext; comment: Comment }): Record<string, unknown> {
  const { settings } = context
  return {
    id: comment.id,
    message: comment.message,
    created_time: graphTime(comment.createdAt),
    from: { id: settings.facebook.pageId, name: settings.pageName },
    like_count: 0,
    comment_count: 0,
    permalink_url: `${context.baseUrl()}/fanpage/posts/${comment.objectId}#${comment.id}`,
  }
}
