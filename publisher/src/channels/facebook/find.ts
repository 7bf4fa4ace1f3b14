/** Looks for what a lost call may have made. A post is known by app, link and time; a video by the id from its first call. */
import { z } from 'zod'
import type { ChannelContext, FindResult, Intent } from '../channel'
import { isMissing, toChannelError } from './errors'
import type { FacebookDeps } from './client'
import { folded, isSamePage, linkOf, POST_FIELDS, postReceipt, postSchema, timeOf, VIDEO_FIELDS, videoSchema, type Post } from './objects'
import type { FacebookRendition, LinkPost } from './render'
import { DEADLINES } from './settings'
import { readUpload } from './upload'
import { isFinished, videoReceipt } from './video-state'

type Find = { deps: FacebookDeps; intent: Intent<FacebookRendition>; ctx: ChannelContext }

export async function findMade({ deps, intent, ctx }: Find): Promise<FindResult> {
  const asOf = ctx.now()
  if (intent.step === 'post' && intent.rendition.kind === 'link')
    return { ...(await findPost({ deps, intent, rendition: intent.rendition, ctx })), asOf }
  if (intent.step === 'finish') return { ...(await findVideo({ deps, intent, ctx })), asOf }
  // every other call may be repeated, so nothing of it can be lost
  return { matches: [], complete: true, asOf }
}

type Found = Omit<FindResult, 'asOf'>

const CLOCKS_APART_MS = 120_000
const DAY_MS = 86_400_000
const MAX_PAGES = 20

async function findPost({ deps, intent, rendition, ctx }: Find & { rendition: LinkPost }): Promise<Found> {
  const since = new Date(intent.sentAt.getTime() - CLOCKS_APART_MS)
  const ours: Post[] = []
  let after: string | null = null
  let complete = false
  for (let pages = 0; pages < MAX_PAGES && !complete; pages += 1) {
    const page: PostPage = await readPage({ deps, since, after, ctx })
    ours.push(...page.data.filter((post) => isOurs({ post, deps, intent, rendition, since })))
    after = nextOf(page)
    // pages may be short or empty: only a missing `next` is the end
    complete = after === null || isPast({ posts: page.data, since })
  }
  return { matches: breakTie({ posts: ours, rendition }).map((post) => postReceipt({ post, deps })), complete }
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
  const params = {
    fields: POST_FIELDS,
    limit: '100',
    // a shortcut only: the posts' own times decide, and the platform's order is no promise
    since: String(Math.floor((since.getTime() - DAY_MS) / 1_000)),
    ...(after === null ? {} : { after }),
  }
  return ctx.read({ name: 'published-posts', deadlineMs: DEADLINES.read }, (signal) =>
    deps.client.demand({
      method: 'GET',
      path: `${deps.settings.pageId}/published_posts`,
      params,
      schema: pageSchema,
      effect: 'read',
      signal,
      ctx,
    }),
  )
}

function isOurs({
  post,
  deps,
  intent,
  rendition,
  since,
}: {
  post: Post
  deps: FacebookDeps
  intent: Intent<FacebookRendition>
  rendition: LinkPost
  since: Date
}) {
  const createdAt = timeOf(post.created_time)
  return (
    !intent.knownIds.has(post.id) &&
    post.application?.id === deps.settings.appId &&
    createdAt !== null &&
    createdAt >= since &&
    isSamePage({ link: rendition.link, other: linkOf(post) })
  )
}

/** The text only decides between several: Facebook may have altered it. */
function breakTie({ posts, rendition }: { posts: readonly Post[]; rendition: LinkPost }): readonly Post[] {
  if (posts.length < 2) return posts
  const same = posts.filter(({ message }) => folded(message) === folded(rendition.message))
  return same.length > 0 ? same : posts
}

/** A whole page a day or more before the call: nothing newer comes after it, even in an order that is only roughly by time. */
function isPast({ posts, since }: { posts: readonly Post[]; since: Date }): boolean {
  const limit = since.getTime() - DAY_MS
  return posts.length > 0 && posts.every(({ created_time: at }) => (timeOf(at)?.getTime() ?? Infinity) < limit)
}

async function findVideo({ deps, intent, ctx }: Find): Promise<Found> {
  const upload = readUpload(intent.progress)
  // without the id there is nothing to ask for, and no list would tell ours from others
  if (!upload) return { matches: [], complete: false }
  const { videoId } = upload
  return ctx.read({ name: 'video', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: videoId, params: { fields: VIDEO_FIELDS }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: videoSchema })
    if (answer.ok) {
      const isMatch = isFinished(answer.value) && !intent.knownIds.has(videoId)
      return { matches: isMatch ? [videoReceipt({ video: answer.value, deps })] : [], complete: true, certain: true }
    }
    if (isMissing(answer.failure)) return { matches: [], complete: true, certain: true }
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}
