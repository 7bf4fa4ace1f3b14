/**
 * What is counted of Attempts and calls that ended in a stretch of time; each query reads one index range. Labels come from
 * closed lists, or are cut to one: a platform must not be able to make new series without end.
 */
import type { Queryable } from '../database'

export interface Count {
  name: 'attempts' | 'errors' | 'calls' | 'calls_sum' | 'live' | 'live_sum'
  labels: string[]
  value: number
}

export interface Stretch {
  /** as PostgreSQL writes it, to the microsecond; not included */
  from: string
  until: string
}

/** Upper bounds in seconds; what is larger falls into the last, `+Inf`. */
export const CALL_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] as const
export const LIVE_BUCKETS = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 1_800, 7_200, 86_400] as const

/** How an Attempt may end; whatever else stands there is a note on what it waits for. */
const OUTCOMES = [
  'live',
  'removed',
  'retry',
  'held',
  'blocked',
  'rejected',
  'failed',
  'unknown',
  'outcome lost',
  'looking',
  'adopted',
  'drift',
  'interrupted',
  'lease lost',
  'unreadable',
]

export async function countBetween(client: Queryable, { from, until }: Stretch): Promise<Count[]> {
  const counts: Count[] = []
  for (const [text, ...own] of QUERIES) {
    const { rows } = await client.query<Count>(text, [from, until, ...own])
    counts.push(...rows)
  }
  return counts
}

const ENDED = `a.ended_at > $1::timestamptz and a.ended_at <= $2::timestamptz`

const ATTEMPTS = `
  select 'attempts' as name, array[d.channel, a.action, case when a.outcome = any($3) then replace(a.outcome, ' ', '_') else 'waiting' end] as labels,
    count(*) as value
  from attempt a join delivery d on d.id = a.delivery_id where ${ENDED} group by 2`

const ERRORS = `
  select 'errors' as name, array[d.channel, case when a.error->>'code' ~ '^[a-z]+[.][A-Za-z0-9_.-]{1,60}$' then a.error->>'code' else 'other' end] as labels,
    count(*) as value
  from attempt a join delivery d on d.id = a.delivery_id where ${ENDED} and a.error->>'code' is not null group by 2`

/** By status class: `none` never answered. A call's own retries are none: one step is one call. */
const CALLS = `
  with call as (
    select d.channel, extract(epoch from s.ended_at - s.sent_at)::float8 as seconds,
      case when s.result = 'ok' then '2xx' when s.error->'platform'->>'status' ~ '^[1-5][0-9][0-9]$' then left(s.error->'platform'->>'status', 1) || 'xx'
        else 'none' end as status
    from step s join delivery d on d.id = s.delivery_id
    where s.ended_at > $1::timestamptz and s.ended_at <= $2::timestamptz and s.result in ('ok', 'refused', 'unknown'))
  select 'calls' as name, array[channel, status, width_bucket(greatest(seconds, 0), $3::float8[])::text] as labels, count(*) as value from call group by 2
  union all
  select 'calls_sum', array[channel, status], sum(greatest(seconds, 0)) from call group by 2`

/** The first time each approved Release was live on a channel; an embargo counts from its end. */
const LIVE = `
  with first_live as (
    select d.channel, extract(epoch from a.ended_at - greatest(approved.at, (r.content->'plan'->d.channel->>'notBefore')::timestamptz))::float8 as seconds
    from attempt a join delivery d on d.id = a.delivery_id join release r on r.hash = a.release
    join lateral (
      select (e.data->>'approvedAt')::timestamptz as at from audit_entry e
      where e.document_id = d.document_id and e.action = 'item.approved' and e.data->>'seq' = a.wanted_seq::text order by e.id limit 1) approved on true
    where ${ENDED} and a.outcome = 'live'
      and not exists (select 1 from attempt b where b.delivery_id = a.delivery_id and b.wanted_seq = a.wanted_seq and b.outcome = 'live' and b.id < a.id))
  select 'live' as name, array[channel, width_bucket(greatest(seconds, 0), $3::float8[])::text] as labels, count(*) as value from first_live group by 2
  union all
  select 'live_sum', array[channel], sum(greatest(seconds, 0)) from first_live group by 2`

const QUERIES: readonly [string, ...unknown[]][] = [[ATTEMPTS, OUTCOMES], [ERRORS], [CALLS, CALL_BUCKETS], [LIVE, LIVE_BUCKETS]]
