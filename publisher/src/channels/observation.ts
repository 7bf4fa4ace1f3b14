/** How far something live has reached, as its platform counts it. */

/** One figure as the platform told it. What it does not tell has no Observation: nothing is not zero. */
export interface Observation {
  /** which Receipt it is of */
  receipt: { key: string; externalId: string }
  metric: Metric
  value: number
  /** the platform's own name of the figure: `post_media_view`, `statistics.viewCount` */
  source: string
}
export type Metric = 'views' | 'reactions' | 'comments' | 'shares'
