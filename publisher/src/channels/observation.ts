/** How far something live has reached, as its platform counts it. */
import type { Metric, Untold } from '@hl/config/reach'

export interface Observed {
  /** of which Receipt */
  receipt: { key: string; externalId: string }
  metric: Metric
  /** the platform's own name of the figure: `post_media_view`, `statistics.viewCount` */
  source: string
}

/** One figure that was asked: told, or not told and why. Nothing is not zero. A metric the platform never counts has none. */
export type Observation = Observed & ({ value: number } | { value: null; why: Untold })
