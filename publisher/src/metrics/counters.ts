/** The counters and histograms that come out of the tally, under the names Prometheus knows. */
import { CALL_BUCKETS, LIVE_BUCKETS, type Count } from './counted'
import type { Family, Sample } from './families'

export function counterFamilies(counts: readonly Count[]): Family[] {
  const of = (name: Count['name']) => merged(counts.filter((count) => count.name === name))
  return [
    {
      name: 'hl_attempts_total',
      help: 'Attempts that ended, by channel, action and outcome (waiting: the channel is not done with it)',
      type: 'counter',
      samples: of('attempts').map(({ labels: [channel = '', action = '', outcome = ''], value }) => ({
        labels: { channel, action, outcome },
        value,
      })),
    },
    {
      name: 'hl_attempt_errors_total',
      help: 'Attempts that ended in an error, by channel and the code of the error table',
      type: 'counter',
      samples: of('errors').map(({ labels: [channel = '', code = ''], value }) => ({ labels: { channel, code }, value })),
    },
    {
      name: 'hl_call_duration_seconds',
      help: 'Calls to a platform, by channel and status class (none: no answer)',
      type: 'histogram',
      samples: histogram({ names: ['channel', 'status'], buckets: CALL_BUCKETS, counts: of('calls'), sums: of('calls_sum') }),
    },
    {
      name: 'hl_approval_to_live_seconds',
      help: 'From the approval, or the end of its embargo, to verified live on the channel',
      type: 'histogram',
      samples: histogram({ names: ['channel'], buckets: LIVE_BUCKETS, counts: of('live'), sums: of('live_sum') }),
    },
  ]
}

/** What is kept and what came since, added up. */
function merged(counts: readonly Count[]): Pick<Count, 'labels' | 'value'>[] {
  const sums = new Map<string, Pick<Count, 'labels' | 'value'>>()
  for (const { labels, value } of counts) {
    const key = labels.join('\0')
    sums.set(key, { labels, value: (sums.get(key)?.value ?? 0) + value })
  }
  return [...sums.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}

interface HistogramRows {
  names: readonly string[]
  buckets: readonly number[]
  /** the last label is the bucket's number, as width_bucket counts */
  counts: readonly Pick<Count, 'labels' | 'value'>[]
  sums: readonly Pick<Count, 'labels' | 'value'>[]
}

function histogram({ names, buckets, counts, sums }: HistogramRows): Sample[] {
  return sums.flatMap(({ labels: own, value: sum }) => {
    const labels = Object.fromEntries(names.map((name, index) => [name, own[index] ?? '']))
    const perBucket = [...buckets, Infinity].map((_, number) => {
      const row = counts.find((count) => count.labels.slice(0, -1).join('\0') === own.join('\0') && count.labels.at(-1) === String(number))
      return row?.value ?? 0
    })
    let total = 0
    const cumulated = perBucket.map((value) => (total += value))
    return [
      ...cumulated.map((value, number) => ({ suffix: '_bucket', labels: { ...labels, le: String(buckets[number] ?? '+Inf') }, value })),
      { suffix: '_sum', labels, value: sum },
      { suffix: '_count', labels, value: total },
    ]
  })
}
