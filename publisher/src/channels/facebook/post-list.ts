/** The Page's published posts since a moment, page after page. The platform's order and its time filter are no promise. */
import { z } from 'zod'
import type { ChannelContext } from '../channel'
import type { FacebookDeps } from './client'
import { POST_FIELDS, postSchema, timeOf, type Post } from './objects'
import { DEADLINES } from './settings'

const DAY_MS = 86_400_000
const MAX_PAGES = 20

export interface Scan {
  /** our app's posts made since then */
  posts: readonly Post[]
  /** whether the list was read to its end, or well past the moment */
  complete: boolean
}

export async function scanOurPosts({ deps, since, ctx }: { deps: FacebookDeps; since: Date; ctx: ChannelContext }): Promise<Scan> {
  const posts: Post[] = []
  let after: string | null = null
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page: PostPage = await readPage({ deps, since, after, ctx })
    posts.push(...page.data.filter((post) => isOurs({ post, deps, since })))
    after = nextOf(page)
    // pages may be short or empty: only a missing `next` is the end
    if (after === null || isPast({ posts: page.data, since })) return { posts, complete: true }
  }
  return { posts, complete: false }
}

const pageSchema = z.looseObject({
  data: z.array(postSchema),
  paging: z.looseObject({ next: z.string().nullish(), cursors: z.looseObject({ after: z.string().nullish() }).nullish() }).nullish(),
})
type PostPage = z.infer<typeof pageSchema>

/** The cursor in `next`: the address itself may carry a token and is never followed. */
function nextOf({ paging }: PostPage): string | null {
  if (!paging?.next) return null
  const cursor = URL.canParse(paging.next) ? new URL(paging.next).searchParams.get('after') : null
  return cursor ?? paging.cursors?.after ?? null
}

async function readPage({ deps, since, after, ctx }: { deps: FacebookDeps; since: Date; after: string | null; ctx: ChannelContext }) {
  const { client, settings } = deps
  const params = {
    fields: POST_FIELDS,
    limit: '100',
    // a shortcut only: the posts' own times decide
    since: String(Math.floor((since.getTime() - DAY_MS) / 1_000)),
    ...(after === null ? {} : { after }),
  }
  return ctx.read({ name: 'published-posts', deadlineMs: DEADLINES.read }, (signal) => {
    const call = { method: 'GET', path: `${settings.pageId}/published_posts`, params, effect: 'read', signal, ctx } as const
    return client.demand({ ...call, schema: pageSchema })
  })
}

function isOurs({ post, deps, since }: { post: Post; deps: FacebookDeps; since: Date }): boolean {
  const createdAt = timeOf(post.created_time)
  return post.application?.id === deps.settings.appId && createdAt !== null && createdAt >= since
}

/** A whole page a day or more before: nothing newer comes after it, even in an order that is only roughly by time. */
function isPast({ posts, since }: { posts: readonly Post[]; since: Date }): boolean {
  const limit = since.getTime() - DAY_MS
  return posts.length > 0 && posts.every(({ created_time: at }) => (timeOf(at)?.getTime() ?? Infinity) < limit)
}
