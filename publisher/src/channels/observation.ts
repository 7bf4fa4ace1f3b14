/** How far something live has reached, as its platform counts it. */
import type { Receipt } from './channel'

/** One figure as the platform told it. What it does not tell has no Observation: nothing is not zero. */
export interface Observation {
  receipt: Pick<Receipt, 'key' | 'externalId'>
  metric: Metric
  value: number
  /** the platform's own name of the figure: `post_media_view`, `statistics.viewCount` */
  source: string
}
export type Metric = 'views' | 'reactions' | 'comments' | 'shares'
