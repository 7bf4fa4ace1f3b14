/**
 * Adds up what ended, so that a scrape reads some hundred rows instead of a million: everything before the mark is in
 * `tally`, what came after is counted at each scrape. One process at a time; a crash loses and doubles nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@hl/config/logger'
import type { Pool, PoolClient } from 'pg'
import { transaction, type Queryable } from '../database'
import { countBetween, type Count } from './counted'

const BEAT_MS = 30_000
/** Attempts added up in one transaction. */
const CHUNK = 20_000
/** A transaction's now() is its beginning: what ended so lately may still be committed. */
const SETTLED_AFTER = '2 minutes'
/** Farther behind than this a scrape does not count the rest itself. */
const FAR_BEHIND = '15 minutes'
/** More codes of one channel than this are `other`. */
const MOST_CODES = 100

export function startTally(deps: { pool: Pool; log: Logger }): { close(): Promise<void> } {
  const stopping = new AbortController()
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        while (!stopping.signal.aborted && (await tallyOnce(deps.pool)));
      } catch (error) {
        if (!stopping.signal.aborted) deps.log.warn('metrics.tally_failed', { error })
      }
      await sleep(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async close() {
      stopping.abort()
      await loop
    },
  }
}

/** @returns whether more is left to add up */
export async function tallyOnce(pool: Pool): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rows: got } = await client.query<{ got: boolean }>(`select pg_try_advisory_xact_lock(hashtext('publisher.tally')) as got`)
    if (!got[0]?.got) return false
    const { rows } = await client.query<{ from: string; until: string; is_more: boolean }>(NEXT_STRETCH, [CHUNK])
    const stretch = rows[0]
    if (!stretch) return false
    await addUp(client, await countBetween(client, stretch))
    await client.query(`update tally_mark set until = $1`, [stretch.until])
    return stretch.is_more
  })
}

/** As text: a Date would lose the microseconds, and with them the rows at the edge. */
const NEXT_STRETCH = `
  select m.until::text as from, coalesce(c.ended_at, now() - interval '${SETTLED_AFTER}')::text as until, c.ended_at is not null as is_more
  from tally_mark m left join lateral (
    select ended_at from attempt where ended_at > m.until and ended_at <= now() - interval '${SETTLED_AFTER}' order by ended_at offset $1 limit 1) c on true
  where m.until < now() - interval '${SETTLED_AFTER}'`

async function addUp(client: PoolClient, counts: readonly Count[]): Promise<void> {
  const codes = await client.query<{ labels: string[] }>(`select labels from tally where name = 'errors'`)
  const bounded = bound(
    codes.rows.map((row) => row.labels),
    counts,
  )
  await client.query(
    `insert into tally (name, labels, value)
     select c.name, array(select jsonb_array_elements_text(c.labels)), sum(c.value) from jsonb_to_recordset($1) as c(name text, labels jsonb, value float8)
     group by 1, 2
     on conflict (name, labels) do update set value = tally.value + excluded.value`,
    [JSON.stringify(bounded)],
  )
}

function bound(known: readonly string[][], counts: readonly Count[]): Count[] {
  const codes = new Map<string, Set<string>>()
  const codesOf = (channel: string) => codes.get(channel) ?? codes.set(channel, new Set()).get(channel) ?? new Set()
  for (const [channel = '', code = ''] of known) codesOf(channel).add(code)
  return counts.map((count) => {
    const [channel = '', code = ''] = count.labels
    if (count.name !== 'errors') return count
    const those = codesOf(channel)
    if (!those.has(code) && those.size >= MOST_CODES) return { ...count, labels: [channel, 'other'] }
    those.add(code)
    return count
  })
}

/** Everything counted until now. @param client in one snapshot */
export async function readTally(client: Queryable): Promise<{ counts: Count[]; behindSeconds: number }> {
  const { rows: kept } = await client.query<Count>(`select name, labels, value from tally`)
  const { rows } = await client.query<{ until: string; is_far: boolean; behind: number }>(
    `select until::text as until, extract(epoch from now() - greatest(until, (select min(ended_at) from attempt)))::float8 as behind,
       exists (select 1 from attempt where ended_at > until and ended_at < now() - interval '${FAR_BEHIND}') as is_far from tally_mark`,
  )
  const mark = rows[0]
  if (!mark || mark.is_far) return { counts: kept, behindSeconds: mark?.behind ?? 0 }
  return { counts: [...kept, ...(await countBetween(client, { from: mark.until, until: 'infinity' }))], behindSeconds: 0 }
}
