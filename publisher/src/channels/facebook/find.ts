/**
 * Looks for what a lost call may have made, whichever call it was: also for what a restored database no longer knows.
 * A post is known by app, time, and its link or code line; a film by the id from its first call (find-film.ts); the first
 * comment among those under its post. What hangs on a thing is not looked for with it: the next delivery finds it there.
 */
import { z } from 'zod'
import type { ChannelContext, FindResult, Intent } from '../channel'
import type { FacebookDeps } from './client'
import { findOwnComment } from './comment'
import { breakTie, findFilm, sinceOf, type Found } from './find-film'
import { folded, isOneOf, linkOf, postReceipt, type Post } from './objects'
import { scanOurPosts } from './post-list'
import { COMMENT } from './receipts'
import type { FacebookRendition, LinkPost, PhotoPost } from './render'

type Find = { deps: FacebookDeps; intent: Intent<FacebookRendition>; ctx: ChannelContext }

export async function findMade({ deps, intent, ctx }: Find): Promise<FindResult> {
  const asOf = ctx.now()
  const { rendition } = intent
  if (intent.step === COMMENT) return { ...(await findComment({ deps, intent, ctx })), asOf }
  switch (rendition.kind) {
    case 'link':
      return { ...(await findPost({ deps, intent, rendition, ctx })), asOf }
    case 'photos':
      // the pictures hang on nothing yet and are still of use; were they posted after all, Facebook would say so (1366051)
      return { ...(await findPost({ deps, intent, rendition, ctx })), keepsProgress: true, asOf }
    case 'video':
    case 'reel':
      return { ...(await findFilm({ deps, intent, rendition, ctx })), asOf }
    case 'empty':
      return { matches: [], complete: true, asOf }
    default:
      return rendition satisfies never
  }
}

async function findPost({ deps, intent, rendition, ctx }: Find & { rendition: LinkPost | PhotoPost }): Promise<Found> {
  const { posts, complete } = await scanOurPosts({ deps, since: sinceOf(intent), ctx })
  const ours = posts.filter((post) => !intent.knownIds.has(post.id) && isMarked({ post, rendition }))
  return { matches: breakTie({ posts: ours, text: rendition.message }).map((post) => postReceipt({ post, deps })), complete }
}

function isMarked({ post, rendition }: { post: Post; rendition: LinkPost | PhotoPost }): boolean {
  return rendition.kind === 'link' ? isOneOf({ rendition, other: linkOf(post) }) : folded(post.message).includes(folded(rendition.mark))
}

const commentRequest = z.object({ objectId: z.string(), message: z.string() })

async function findComment({ deps, intent, ctx }: Find): Promise<Found> {
  const { objectId, message: comment } = commentRequest.parse(intent.request)
  const found = await findOwnComment({ deps, objectId, comment, knownIds: intent.knownIds, ctx })
  return { matches: found ? [found] : [], complete: true, keepsProgress: true }
}
