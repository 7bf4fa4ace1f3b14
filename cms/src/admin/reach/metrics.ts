/** The panel is bundled without @hl/config (CommonJS outside node_modules); metrics.test.ts holds these against it. */
import type { Metric, ReachFilter } from '@hl/config/reach'

export const SHOWN_METRICS: readonly Metric[] = ['views', 'reactions', 'comments', 'shares']
export const SUMMED_BY: readonly ReachFilter['by'][] = ['section', 'unit', 'item']
