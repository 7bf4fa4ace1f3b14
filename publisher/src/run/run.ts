/**
 * A long piece of work in the background (a rebuild of the site, a check of a channel) as a row: every process tells the
 * same about it, one runs at a time, and one whose process died is said to be cut off.
 */
import type { Pool } from 'pg'
import type { ChannelId } from '@hl/config/words'
import type { Actor } from '@hl/config/outbox'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction, type Queryable } from '../database'

export interface RunSubject {
  kind: 'site.rebuild' | 'channel.check'
  channel: ChannelId | null
}

export interface RunView {
  isRunning: boolean
  done: number
  total: number
  suspects: number
  startedAt: Date | null
  endedAt: Date | null
  by: string | null
  problem: string | null
}

export interface Running {
  /** Also what keeps the run from counting as cut off: call it at least every few seconds of work. */
  progress(facts: { done: number; total?: number; suspects?: number }): Promise<void>
  end(problem: string | null): Promise<void>
}

/** A run that was not heard of for so long has lost its process. */
const SILENT_MS = 60_000
const BEAT_MS = 10_000
const IS_ALIVE = `ended_at is null and beat_at > now() - interval '${SILENT_MS} milliseconds'`
const CUT_OFF = 'Bị cắt ngang: dịch vụ phát hành dừng giữa chừng. Bấm chạy lại.'

/** @param actor null: the system. @returns null while another run of the same kind goes on */
export async function startRun(pool: Pool, input: RunSubject & { actor: Actor | null }): Promise<Running | null> {
  const { kind, channel, actor } = input
  const id = await transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`run/${kind}/${channel ?? ''}`])
    const { rows } = await client.query<{ id: number }>(
      `insert into run (kind, channel, by_name)
       select $1, $2, $3 where not exists (select 1 from run where kind = $1 and channel is not distinct from $2 and ${IS_ALIVE})
       returning id`,
      [kind, channel, actor?.name ?? null],
    )
    const row = rows[0]
    if (row)
      await recordAudit(client, {
        actor: actor ?? SYSTEM,
        action: `${kind}.started`,
        ...(channel ? { channel } : {}),
        data: { run: row.id },
      })
    return row?.id ?? null
  })
  return id === null ? null : keep(pool, { id, ...input })
}

function keep(pool: Pool, input: RunSubject & { id: number }): Running {
  const beat = async (facts: { done?: number; total?: number; suspects?: number }) => {
    await pool.query(
      `update run set beat_at = now(), done = coalesce($2, done), total = coalesce($3, total), suspects = coalesce($4, suspects)
       where id = $1 and ended_at is null`,
      [input.id, facts.done ?? null, facts.total ?? null, facts.suspects ?? null],
    )
  }
  // a slow page or platform is no sign of death; a beat that fails shows itself as one that is missing
  const timer = setInterval(() => void beat({}).catch(() => undefined), BEAT_MS)
  timer.unref()
  return {
    progress: beat,
    async end(problem) {
      clearInterval(timer)
      await transaction(pool, async (client) => {
        const { rows } = await client.query<{ done: number; suspects: number }>(
          `update run set ended_at = now(), problem = $2 where id = $1 returning done, suspects`,
          [input.id, problem],
        )
        const data = { run: input.id, ...rows[0], problem }
        await recordAudit(client, {
          actor: SYSTEM,
          action: `${input.kind}.ended`,
          ...(input.channel ? { channel: input.channel } : {}),
          data,
        })
      })
    },
  }
}

/** The last run of its kind; all null when there was none. */
export async function readRun(client: Queryable, { kind, channel }: RunSubject): Promise<RunView> {
  const { rows } = await client.query<RunView>(
    `select ${IS_ALIVE} as "isRunning", done, total, suspects, started_at as "startedAt", ended_at as "endedAt", by_name as by,
       case when ended_at is null and not (${IS_ALIVE}) then $3 else problem end as problem
     from run where kind = $1 and channel is not distinct from $2 order by id desc limit 1`,
    [kind, channel, CUT_OFF],
  )
  return rows[0] ?? { isRunning: false, done: 0, total: 0, suspects: 0, startedAt: null, endedAt: null, by: null, problem: null }
}
