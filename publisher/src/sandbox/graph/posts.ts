/** Reading, listing, editing and deleting what is on the Page. */
import type { Run } from './context'
import { invalid, missing } from './errors'
import { checkMessage } from './feed'
import { select } from './fields'
import { page } from './listing'
import { isPublic, postNode } from './post-node'
import type { Post } from './records'
import type { GraphContext } from './context'
import { removePost } from './remove'
import { assertScope } from './token'

/** What people wrote under it is user content, its count too: that takes a permission of its own. */
export const readPost: Run = ({ context, call }) => {
  const fields = call.params.text('fields')
  if (/\bcomments\b/.test(fields ?? '')) assertScope({ caller: call.caller, scope: 'pages_read_user_content' })
  return select({ node: postNode({ context, post: postOf({ context, id: call.id }) }), type: 'PagePost', fields })
}

/** `feed` lists published and unpublished, the others what their name says */
export const listPosts =
  (which: 'feed' | 'posts' | 'published_posts' | 'scheduled_posts'): Run =>
  ({ context, call }) => {
    const now = context.settings.now()
    const fits = (post: Post) => {
      const isOut = isPublic({ post, now })
      if (which === 'scheduled_posts') return !isOut && post.scheduledAt !== null
      return new Date(post.listedAt) <= now && (which === 'feed' || isOut)
    }
    const posts = context.records.posts.all().filter(fits).reverse()
    const fields = call.params.text('fields')
    const items = posts.map((post) => ({ no: post.no, at: post.createdAt, post }))
    return page({ context, call, items, show: ({ post }) => select({ node: postNode({ context, post }), type: 'PagePost', fields }) })
  }

export const editPost: Run = async ({ context, call }) => {
  const { params } = call
  const post = postOf({ context, id: call.id })
  const message = params.text('message')
  checkMessage(message)
  if (message === '' && post.kind === 'status') throw invalid('message must not be empty')
  const scheduled = params.instant('scheduled_publish_time')
  if (params.has('attached_media')) throw invalid('The photos of a post cannot be changed in the sandbox')
  await context.records.posts.put({
    ...post,
    message: message ?? post.message,
    isPublished: params.flag('is_published') ?? post.isPublished,
    isHidden: params.flag('is_hidden') ?? post.isHidden,
    scheduledAt: params.flag('is_published') === true ? null : (scheduled?.toISOString() ?? post.scheduledAt),
    updatedAt: context.settings.now().toISOString(),
  })
  return { success: true }
}

export const deletePost: Run = async ({ context, call }) => {
  await removePost({ context, post: postOf({ context, id: call.id, method: 'delete' }) })
  return { success: true }
}

function postOf({ context, id, method }: { context: GraphContext; id: string; method?: string }): Post {
  const post = context.records.posts.get(id)
  if (!post) throw missing(id, method)
  return post
}
