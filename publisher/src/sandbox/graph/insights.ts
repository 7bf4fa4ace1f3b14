/**
 * `GET /{post}/insights`: the metrics that Meta has left in 2026, kept for the whole life of a post. One unknown metric fails
 * the whole call. https://developers.facebook.com/docs/graph-api/reference/insights
 */
import type { GraphCall, GraphContext, Run } from './context'
import { GraphError, invalid, missing } from './errors'
import { assertScope } from './token'
import type { Post } from './records'

type Counting = (args: { views: number; post: Post }) => number
const METRICS: Record<string, Counting> = {
  post_media_view: ({ views }) => views,
  post_total_media_view_unique: ({ views }) => Math.floor(views * 0.8),
  post_clicks: ({ views }) => Math.floor(views * 0.05),
  post_video_views: ({ views, post }) => (post.videoId === null ? 0 : Math.floor(views * 0.6)),
}

export const readInsights: Run = ({ context, call }) => {
  assertScope({ caller: call.caller, scope: 'read_insights' })
  const post = context.records.posts.get(call.id)
  if (!post) throw missing(call.id)
  const metrics = askedMetrics({ context, call })
  const period = call.params.text('period') ?? 'lifetime'
  const { views } = context.reach.of({ id: post.id, since: post.createdAt })
  // what is kept for another period, and what is kept back, is left out without a word
  if (views === null || period !== 'lifetime') return { data: [] }
  return {
    data: metrics.map((name) => {
      const values = [{ value: METRICS[name]?.({ views, post }) }]
      return { name, period, values, title: name, description: name, id: `${post.id}/insights/${name}/${period}` }
    }),
  }
}

/** A comma-separated or a JSON list. @throws GraphError 100 for one that does not exist, or that somebody has had taken away here */
function askedMetrics({ context, call }: { context: GraphContext; call: GraphCall }): string[] {
  const text = call.params.text('metric')
  if (text === null || text === '') throw new GraphError({ code: 3001, subcode: 1504028, message: '(#3001) No metric was specified' })
  const names = text
    .replace(/^\[|\]$|"/g, '')
    .split(',')
    .map((name) => name.trim())
  const isOffered = (name: string) => Object.hasOwn(METRICS, name) && !context.standing.goneMetrics.includes(name)
  if (!names.every(isOffered)) throw invalid('The value must be a valid insights metric')
  return names
}
