/**
 * How far a post or a film has reached, by what Meta still tells in 2026: counts are fields of the post, views are insights.
 * Post by post: each id of a call for several counts as a call of its own, and one that is gone would fail them all
 * (developers.facebook.com/docs/graph-api/overview/rate-limiting).
 */
import type { Untold } from '@hl/config/reach'
import { z } from 'zod'
import type { ChannelContext, Receipt } from '../channel'
import type { Observation } from '../observation'
import type { GraphAnswer } from './answer'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError, type Failure } from './errors'
import { DEADLINES } from './settings'

type Measuring = { deps: FacebookDeps; receipt: Receipt; ctx: ChannelContext }
type Told = { value: number } | { value: null; why: Untold }

const count = z.int().nonnegative()
const summarySchema = z.looseObject({ summary: z.looseObject({ total_count: count.nullish() }).nullish() }).nullish()
const countsSchema = z.looseObject({
  reactions: summarySchema,
  comments: summarySchema,
  shares: z.looseObject({ count: count.nullish() }).nullish(),
})
const videoSchema = z.looseObject({ post_id: z.string().nullish() })
const insightsSchema = z.looseObject({
  data: z.array(z.looseObject({ name: z.string(), period: z.string().nullish(), values: z.array(z.looseObject({ value: z.unknown() })) })),
})

const REACTIONS = 'reactions.summary(true).limit(0)'
const COMMENTS = 'comments.summary(true).limit(0)'
/** One at a time: a metric that is gone fails the whole call. The second counts plays of a film alone, where the first is gone. */
const VIEW_METRICS = { post: ['post_media_view'], video: ['post_media_view', 'post_video_views'] } as const

export async function measurePosts({
  deps,
  receipts,
  ctx,
}: Pick<Measuring, 'deps' | 'ctx'> & { receipts: readonly Receipt[] }): Promise<Observation[]> {
  const observed: Observation[] = []
  for (const receipt of receipts) {
    if (receipt.key === 'post' || receipt.key === 'video') observed.push(...(await measureOne({ deps, receipt, ctx })))
  }
  return observed
}

async function measureOne(measuring: Measuring): Promise<Observation[]> {
  const { key, externalId } = measuring.receipt
  const receipt = { key, externalId }
  const story = await storyOf(measuring)
  const { reactions, comments, shares } = await readCounts({ ...measuring, story })
  return [
    { receipt, metric: 'views', ...(await readViews({ ...measuring, story })) },
    { receipt, metric: 'reactions', source: 'reactions.summary', ...reactions },
    { receipt, metric: 'comments', source: 'comments.summary', ...comments },
    { receipt, metric: 'shares', source: 'shares.count', ...shares },
  ]
}

/** A film's counts and insights are those of its post: a Video node has no shares, and may refuse insights. */
async function storyOf({ deps, receipt, ctx }: Measuring): Promise<string> {
  if (receipt.key === 'post') return receipt.externalId
  const answer = await ask({ deps, ctx, name: 'film-story', path: receipt.externalId, params: { fields: 'post_id' }, schema: videoSchema })
  const id = (answer.ok ? answer.value.post_id : null) ?? receipt.externalId
  return id.includes('_') ? id : `${deps.settings.pageId}_${id}`
}

type Counts = Record<'reactions' | 'comments' | 'shares', Told>

/** Comments may need a permission of their own (`pages_read_user_content`): without it the others are still read. */
async function readCounts({ deps, ctx, story }: Measuring & { story: string }): Promise<Counts> {
  const reading = { deps, ctx, path: story, schema: countsSchema }
  const all = await ask({ ...reading, name: 'counts', params: { fields: `${REACTIONS},${COMMENTS},shares` } })
  const why = untoldBy(all)
  if (why !== 'permission') return countsIn(all)
  const rest = await ask({ ...reading, name: 'counts-without-comments', params: { fields: `${REACTIONS},shares` } })
  return { ...countsIn(rest), comments: { value: null, why } }
}

/** Facebook leaves `shares` out where it has nothing to say, which may mean none: what it does not say is not taken for zero. */
function countsIn(answer: GraphAnswer<z.infer<typeof countsSchema>>): Counts {
  const { reactions, comments, shares } = answer.ok ? answer.value : {}
  const told = (value: number | null | undefined): Told =>
    value == null ? { value: null, why: untoldBy(answer) ?? 'not-shown' } : { value }
  return {
    reactions: told(reactions?.summary?.total_count),
    comments: told(comments?.summary?.total_count),
    shares: told(shares?.count),
  }
}

/** The first metric that is told. Without `read_insights` there are no views, and all else is still measured. */
async function readViews({ deps, receipt, ctx, story }: Measuring & { story: string }): Promise<Told & { source: string }> {
  let last: (Told & { source: string }) | null = null
  for (const metric of VIEW_METRICS[receipt.key === 'video' ? 'video' : 'post']) {
    const params = { metric: JSON.stringify([metric]), period: 'lifetime' }
    const answer = await ask({ deps, ctx, name: 'insights', path: `${story}/insights`, params, schema: insightsSchema })
    last = { ...viewsIn({ answer, metric }), source: metric }
    if (last.value !== null || last.why === 'permission' || last.why === 'missing') return last
  }
  return last ?? { value: null, why: 'not-offered', source: VIEW_METRICS.post[0] }
}

function viewsIn({ answer, metric }: { answer: GraphAnswer<z.infer<typeof insightsSchema>>; metric: string }): Told {
  if (!answer.ok) return { value: null, why: untoldBy(answer) ?? 'not-shown' }
  const entry = answer.value.data.find(({ name, period }) => name === metric && (period ?? 'lifetime') === 'lifetime')
  const value = count.safeParse(entry?.values.at(-1)?.value)
  return value.success ? { value: value.data } : { value: null, why: 'not-shown' }
}

/** Of a request that is right in itself a refusal with 100 is one of the metric: "… must be a valid insights metric". */
function untoldBy(answer: GraphAnswer<unknown>): Untold | null {
  if (answer.ok) return null
  if (isMissing(answer.failure)) return 'missing'
  const code = codeOf(answer.failure)
  if (code === 100) return 'not-offered'
  return isPermission(code) ? 'permission' : null
}

function codeOf(failure: Failure): number | null {
  return failure.kind === 'refused' ? failure.error.code : null
}

/** 10 and 200–299: https://developers.facebook.com/docs/graph-api/guides/error-handling */
function isPermission(code: number | null): boolean {
  return code === 10 || (code !== null && code >= 200 && code <= 299)
}

interface Asking<T> {
  deps: FacebookDeps
  ctx: ChannelContext
  name: string
  path: string
  params: Readonly<Record<string, string>>
  schema: z.ZodType<T>
}

/** @throws ChannelError for what concerns more than this figure: a limit, the token, no answer */
async function ask<T>({ deps, ctx, name, ...asked }: Asking<T>): Promise<GraphAnswer<T>> {
  return ctx.read({ name, deadlineMs: DEADLINES.read }, async (signal) => {
    const answer = await deps.client.ask({ ...asked, method: 'GET', effect: 'read', signal, ctx })
    if (answer.ok || untoldBy(answer) !== null) return answer
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}
