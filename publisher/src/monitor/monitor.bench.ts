/** What the monitor asks of the publisher, with many Deliveries in every state: filled in SQL, asked as the page asks. */
import type { Pool } from 'pg'
import type { Monitor } from '@hl/config/monitor'
import { itemFilterSchema } from '@hl/config/monitor-delivery'
import { releaseHash } from '@hl/config/release'
import { exampleRelease } from '../release/example-release'
import { listItems } from './items'
import { readMonitor } from './overview'

export interface MonitorTimes {
  what: string
  times: number[]
}

/** What the page asks `GET /items` for: common and rare, and what fits nothing. */
export const FILTERS: readonly Record<string, string>[] = [
  {},
  { group: 'attention' },
  { group: 'running' },
  { group: 'later' },
  { group: 'done' },
  { group: 'none' },
  { state: 'drift' },
  { state: 'working' },
  { channel: 'youtube' },
  { channel: 'facebook', state: 'failed' },
  { type: 'faqs' },
  { section: 'section7' },
  { section: 'sectionnone' },
  { unit: 'unit3' },
  { q: 'duong ve' },
  { q: 'Bài 16001' },
  { q: 'không có bài nào như thế' },
  { late: 'true' },
  { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' },
  { group: 'done', channel: 'website', section: 'section3', q: 'hướng' },
]

/** @param pool a migrated, otherwise unused database */
export async function benchMonitor({
  pool,
  deliveries,
  samples,
}: {
  pool: Pool
  deliveries: number
  samples: number
}): Promise<MonitorTimes[]> {
  await fillDeliveries({ pool, deliveries })
  const overview: MonitorTimes = { what: 'GET /monitor', times: await timed(samples, () => readMonitor(pool)) }
  const lists: MonitorTimes[] = []
  for (const query of await withCauses(pool)) {
    const filter = itemFilterSchema.parse(query)
    const times = await timed(samples, () => listItems(pool, { filter, limit: 50 }))
    lists.push({ what: `GET /items?${new URLSearchParams(query).toString()}`, times })
  }
  return [overview, ...lists]
}

/** The page asks for a cause by the key it was told. */
async function withCauses(pool: Pool): Promise<Record<string, string>[]> {
  const causes: Pick<Monitor['causes'][number], 'key'>[] = (await readMonitor(pool)).causes
  return [...FILTERS, ...causes.slice(0, 3).map(({ key }) => ({ cause: key }))]
}

async function timed(samples: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let sample = -3; sample < samples; sample++) {
    const startedAt = performance.now()
    await work()
    if (sample >= 0) times.push(performance.now() - startedAt)
  }
  return times
}

/** Three a document; most are live, a few stand in each other state; each has an Attempt, a step and, where live, a receipt. */
export async function fillDeliveries({ pool, deliveries }: { pool: Pool; deliveries: number }): Promise<void> {
  const release = exampleRelease({ documentId: 'bench' })
  const hash = releaseHash(release)
  await pool.query(`insert into release (hash, type, document_id, content) values ($1, 'article', 'bench', $2)`, [hash, release])
  await pool.query(
    `insert into delivery (id, type, document_id, channel, state, reason, wanted_seq, wanted_release, wanted_action, applied_seq, live_release,
       live_at, due_at, error, baseline, title, section, unit, fence, version, created_at, updated_at)
     select gen_random_uuid(), case when n % 10 < 7 then 'article' when n % 10 < 9 then 'video' else 'faq' end, 'bench' || n, channel, state,
       case when state = 'waiting' then 'Đợi Website lên trước để gắn liên kết.' when state = 'skipped' then 'Kế hoạch của bài không đăng kênh này.' end,
       1, $1, 'publish', case when state = 'live' then 1 else 0 end, case when state in ('live', 'drift') then $1 end,
       case when state in ('live', 'drift') then now() - n * interval '10 minutes' end,
       case when state = 'queued' then now() - n % 20 * interval '20 seconds' when state in ('held', 'retrying', 'scheduled') then now() + interval '1 hour' end,
       case when state in ('blocked', 'failed', 'rejected', 'held', 'retrying', 'unknown', 'drift') then jsonb_build_object('code', channel || '.' || state || n % 4,
         'message', 'Nguyên nhân bằng lời của chúng ta.', 'help', 'Việc tiếp theo.', 'who', 'operator') end,
       jsonb_build_object('post', jsonb_build_object('message', repeat('Lời đăng của bài trên kênh. ', 12), 'link', 'https://site.example/bai-viet/bench-' || n)),
       'Đường về số ' || n || ': Bài ' || n || ' về con đường hướng thiện', 'section' || n % 12, case when n % 3 = 0 then 'unit' || n % 40 end, 1, 3,
       now() - n * interval '10 minutes', now() - n * interval '10 minutes' - no * interval '7 seconds'
     from generate_series(1, ($2::int + 2) / 3) n, unnest(array['website', 'facebook', 'youtube']) with ordinality as c(channel, no),
       lateral (select case
         when n % 50 = 0 then (array['blocked', 'failed', 'rejected', 'unknown', 'drift', 'held', 'retrying', 'waiting', 'queued', 'scheduled'])[(n / 50 + no) % 10 + 1]
         when no = 3 and n % 10 < 7 then 'skipped' else 'live' end as state) s`,
    [hash, deliveries],
  )
  await pool.query(
    `with made as (
       insert into attempt (delivery_id, fence, incarnation, action, release, wanted_seq, inputs_rev, started_at, ended_at, outcome)
       select id, 1, 1, 'create', wanted_release, 1, 0, updated_at, updated_at, state from delivery where state <> 'skipped' returning id, delivery_id)
     insert into step (attempt_id, delivery_id, incarnation, name, effect, intent_key, request_hash, request, sent_at, deadline_at, ended_at, result)
     select id, delivery_id, 1, 'post', 'create', delivery_id || ':1', 'hash', '{}', now(), now(), now(), 'ok' from made`,
  )
  await pool.query(
    `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status, release)
     select id, channel, document_id, 1, 'post', 'made-' || id, 'https://channel.example/' || id, 'live', live_release from delivery where live_release is not null`,
  )
  await pool.query(
    `update delivery set lease_until = now() + interval '1 hour' where id in (select id from delivery where state = 'queued' order by id limit 6)`,
  )
  await pool.query('vacuum analyze')
}
