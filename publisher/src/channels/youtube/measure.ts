/**
 * How far films have reached: `videos.list part=statistics`, fifty ids for one unit. Shares are not counted by YouTube, so
 * there is no Observation of them. https://developers.google.com/youtube/v3/docs/videos#statistics
 */
import type { Metric } from '@hl/config/reach'
import type { ChannelContext, Receipt } from '../channel'
import type { Observation } from '../observation'
import type { VideoStatistics } from './answers'
import { scopeOf } from './call-scope'
import type { DeliverDeps } from './deps'
import { COST } from './quota'

const MOST_IDS = 50
/** A like count is left out when the channel hides it, a comment count when comments are off. */
const COUNTS = { views: 'viewCount', reactions: 'likeCount', comments: 'commentCount' } as const satisfies Partial<Record<Metric, string>>

export async function measureVideos({
  deps,
  receipts,
  ctx,
}: {
  deps: Pick<DeliverDeps, 'client' | 'tuning'>
  receipts: readonly Receipt[]
  ctx: ChannelContext
}): Promise<Observation[]> {
  const films = receipts.filter(({ key }) => key === 'video')
  const observed: Observation[] = []
  for (let from = 0; from < films.length; from += MOST_IDS) {
    const part = films.slice(from, from + MOST_IDS)
    const spec = { name: 'statistics', deadlineMs: deps.tuning.callMs, cost: COST['videos.list'] }
    const ids = part.map(({ externalId }) => externalId)
    const videos = await ctx.read(spec, (signal) => deps.client.statistics({ ids, scope: scopeOf({ ctx, signal }) }))
    observed.push(...part.flatMap((receipt) => observe({ receipt, video: videos.find(({ id }) => id === receipt.externalId) })))
  }
  return observed
}

function observe({ receipt: { key, externalId }, video }: { receipt: Receipt; video: VideoStatistics | undefined }): Observation[] {
  const metrics = ['views', 'reactions', 'comments'] as const
  return metrics.map((metric) => {
    const observed = { receipt: { key, externalId }, metric, source: `statistics.${COUNTS[metric]}` }
    const value = video?.statistics?.[COUNTS[metric]]
    return value === undefined ? { ...observed, value: null, why: video ? 'not-shown' : 'missing' } : { ...observed, value }
  })
}
