/**
 * The table as a CSV file (RFC 4180) that a spreadsheet opens as it is: UTF-8 with its mark, for Excel takes it for something else
 * without. An unknown figure is an empty cell, never a 0; how many Items a sum is made of stands beside it.
 */
import { stringify } from 'csv-stringify/sync'
import { METRICS, type Metric } from '@hl/config/reach'
import { CHANNEL_NAMES } from '@hl/config/words'
import { wallOf } from '../plan/clock'
import type { NamedReachRow, ReachAnswer } from './contract'

const FIRST_COLUMN = { section: 'Chuyên mục', unit: 'Đơn vị', item: 'Bài' } as const
const METRIC_NAMES: Readonly<Record<Metric, string>> = { views: 'Lượt xem', reactions: 'Cảm xúc', comments: 'Bình luận', shares: 'Chia sẻ' }

export function reachCsv({ by, rows }: Pick<ReachAnswer, 'by' | 'rows'>): string {
  const head = [
    ...['Kênh', FIRST_COLUMN[by], ...(by === 'item' ? ['Lên kênh lúc'] : ['Số bài'])],
    ...METRICS.flatMap((metric) => [METRIC_NAMES[metric], ...(by === 'item' ? [] : [`Số bài có ${METRIC_NAMES[metric].toLowerCase()}`])]),
    'Đo lần cuối',
  ]
  // what a spreadsheet would run as a formula is made text: titles are written by many hands
  return stringify([head, ...rows.map((row) => cellsOf({ by, row }))], { bom: true, record_delimiter: 'windows', escape_formulas: true })
}

function cellsOf({ by, row }: { by: ReachAnswer['by']; row: NamedReachRow }): string[] {
  const figures = METRICS.flatMap((metric) => {
    const sum = row.sums.find((one) => one.metric === metric)
    const value = sum?.sum == null ? '' : String(sum.sum)
    return by === 'item' ? [value] : [value, sum ? String(sum.known) : '']
  })
  const at = (instant: string | null | undefined) => (instant ? `${wallOf(instant).date} ${wallOf(instant).time}` : '')
  const extent = by === 'item' ? at(row.item?.liveAt) : String(row.items)
  return [CHANNEL_NAMES[row.channel], row.name ?? '', extent, ...figures, at(row.measuredAt)]
}
