/**
 * How far the Items of a period have reached, summed by section, by unit or Item by Item; a channel for itself, since who saw
 * it on two would count twice. An Item belongs to the period in which it first went live; its figures are the last told.
 */
import { METRICS, type Metric, type Reach, type ReachFilter, type ReachSum } from '@hl/config/reach'
import { TYPE_PATHS, typeFromPath, type ChannelId, type ItemType } from '@hl/config/words'
import type { Queryable } from '../database'

const MOST_ROWS = 2_000

interface Row {
  channel: ChannelId
  key: string | null
  items: number
  unmeasured: number
  measured_at: Date | null
  delivery_id: string
  type: ItemType
  title: string
  live_at: Date
  sums: { metric: Metric; sum: number | null; known: number; unknown: number }[] | null
}

export async function readSums(client: Queryable, filter: ReachFilter): Promise<Reach> {
  const isByItem = filter.by === 'item'
  const { rows } = await client.query<Row>(sqlFor(filter.by), [
    filter.since ?? null,
    filter.until ?? null,
    filter.channel ?? null,
    filter.type ? typeFromPath(filter.type) : null,
    filter.documentId ?? null,
    filter.section ?? null,
    filter.unit ?? null,
    METRICS,
    MOST_ROWS + 1,
  ])
  return {
    isCut: rows.length > MOST_ROWS,
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      channel: row.channel,
      key: row.key,
      item: isByItem
        ? { deliveryId: row.delivery_id, type: TYPE_PATHS[row.type], title: row.title, liveAt: row.live_at.toISOString() }
        : null,
      items: row.items,
      unmeasured: row.unmeasured,
      measuredAt: row.measured_at?.toISOString() ?? null,
      sums: inOrder(row.sums ?? []),
    })),
  }
}

function inOrder(sums: readonly ReachSum[]): ReachSum[] {
  return METRICS.flatMap((metric) => sums.filter((sum) => sum.metric === metric))
}

const KEYS = { section: 'd.section', unit: 'd.unit', item: 'd.document_id' } as const

/** The newest told and the newest asked of each thing are two steps in one index, however long its life. */
function sqlFor(by: ReachFilter['by']): string {
  const newest = (condition: string) =>
    `lateral (select o.value, o.id from observation o
       where o.delivery_id = c.delivery_id and o.external_id = p.external_id and o.metric = m.metric ${condition} order by o.id desc limit 1)`
  return `
    with chosen as (
      select r.delivery_id, r.measured_at, r.first_live_at, d.channel, d.type, d.title, ${KEYS[by]} as key
      from reach r join delivery d on d.id = r.delivery_id
      where ($1::timestamptz is null or r.first_live_at >= $1) and ($2::timestamptz is null or r.first_live_at < $2)
        and ($3::text is null or d.channel = $3) and ($4::text is null or d.type = $4) and ($5::text is null or d.document_id = $5)
        and ($6::text is null or d.section = $6) and ($7::text is null or d.unit = $7)
    ), place as (
      select channel, key, count(*) as items, count(*) filter (where measured_at is null) as unmeasured, max(measured_at) as measured_at,
        max(first_live_at) as live_at, min(delivery_id::text) as delivery_id, min(type) as type, min(title) as title
      from chosen group by channel, key order by live_at desc, key limit $9
    ), figure as (
      select c.channel, c.key, c.delivery_id, m.metric, sum(told.value)::bigint as value
      from chosen c join place on place.channel = c.channel and coalesce(place.key, '') = coalesce(c.key, '')
        join receipt p on p.delivery_id = c.delivery_id cross join unnest($8::text[]) as m(metric)
        join ${newest('')} asked on true left join ${newest('and o.value is not null')} told on true
      group by c.channel, c.key, c.delivery_id, m.metric
    ), total as (
      select channel, key, metric, sum(value)::bigint as sum, count(value) as known, count(*) - count(value) as unknown
      from figure group by channel, key, metric
    ), told as (
      select channel, key, jsonb_agg(jsonb_build_object('metric', metric, 'sum', sum, 'known', known, 'unknown', unknown)) as sums
      from total group by channel, key
    )
    select place.*, told.sums
    from place left join told on told.channel = place.channel and coalesce(told.key, '') = coalesce(place.key, '')
    order by live_at desc, place.channel, place.key`
}
