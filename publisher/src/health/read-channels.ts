/** GET /channels: how each channel stands. Reads rows only; no platform is called for it. */
import { tokenLevel, type ChannelHealth, type Channels, type HealthCheck, type HealthFact } from '@hl/config/channel-health'
import { LATE_AFTER_MS } from '@hl/config/monitor'
import { CHANNEL_IDS, CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { EditMatrix } from '../channels/edits'
import type { Queryable } from '../database'
import type { DeliveryDeps } from '../delivery/deps'
import type { DeliveryError } from '../delivery/delivery'
import { STALE_AFTER_MS } from '../delivery/heartbeat'
import { queueName } from '../queue/doorbell'
import { readDoubts } from './facts'
import { readQuota } from './quota'

type Deps = Pick<DeliveryDeps, 'pool' | 'channels' | 'doorbell'> & { mode: 'real' | 'sandbox' }
export type ShownChannel = ChannelHealth & { edits: EditMatrix | null }

export async function readChannels(deps: Deps): Promise<Omit<Channels, 'channels'> & { channels: ShownChannel[] }> {
  const { pool } = deps
  const [checks, doors, usage, works, preflights, workers, depths] = await Promise.all([
    readChecks(pool),
    readDoors(pool),
    readUsage(pool),
    readWork(pool),
    readPreflights(pool),
    readWorkers(pool),
    deps.doorbell.depths(),
  ])
  const channels = await Promise.all(
    CHANNEL_IDS.map(async (id) => {
      const channel = deps.channels.get(id)
      const queues = [false, true].map((isRemoval) => depths[queueName({ channel: id, isRemoval })])
      const check = checks.get(id)
      return {
        id,
        name: CHANNEL_NAMES[id],
        mode: deps.mode,
        isConnected: channel !== undefined && ((await channel.wasConnected?.()) ?? true),
        edits: channel?.edits ?? null,
        check: check?.check ?? null,
        facts: [...(check?.facts ?? []), ...(channel ? await readDoubts(pool, channel) : [])],
        quota: channel ? await readQuota(pool, channel) : [],
        usage: usage.get(id) ?? null,
        work: {
          ...(works.get(id) ?? { due: 0, oldestDueAt: null, late: 0, lastSuccessAt: null }),
          queued: queues.every((depth) => depth !== undefined) ? queues.reduce((sum, depth) => sum + depth, 0) : null,
        },
        doors: doors.filter((door) => door.channel === id),
        preflight: preflights.get(id) ?? { planned: 0, checked: 0, withProblems: 0 },
      }
    }),
  )
  return { at: new Date().toISOString(), channels, workers }
}

interface Checked {
  check: HealthCheck
  facts: HealthFact[]
}

async function readChecks(client: Queryable): Promise<Map<ChannelId, Checked>> {
  const { rows } = await client.query<{
    channel: ChannelId
    at: Date
    ok: boolean
    summary: string
    account: HealthCheck['account']
    token_expires_at: Date | null
    token_known: boolean
    granted: string[] | null
    missing: string[]
    facts: HealthFact[]
  }>(`select * from channel_health`)
  const now = new Date()
  return new Map(
    rows.map(({ channel, facts, ...row }) => {
      const token = tokenLevel({ expiresAt: row.token_expires_at, now, isKnown: row.token_known })
      const check = {
        at: row.at.toISOString(),
        ok: row.ok,
        summary: row.summary,
        account: row.account,
        token: { expiresAt: row.token_expires_at?.toISOString() ?? null, ...token },
        permissions: { granted: row.granted, missing: row.missing },
      }
      return [channel, { check, facts }]
    }),
  )
}

async function readDoors(client: Queryable) {
  const { rows } = await client.query<{
    channel: ChannelId
    bucket: string
    isPaused: boolean
    isAllPaused: boolean
    isBlocked: boolean
    heldUntil: Date | null
    reason: DeliveryError | null
    since: Date
  }>(
    `select channel, bucket, paused as "isPaused", pause_all as "isAllPaused", blocked as "isBlocked",
       case when hold_until > now() then hold_until end as "heldUntil", reason, updated_at as since
     from channel_state where paused or blocked or hold_until > now()`,
  )
  return rows.map((row) => ({ ...row, heldUntil: row.heldUntil?.toISOString() ?? null, since: row.since.toISOString() }))
}

async function readUsage(client: Queryable) {
  const { rows } = await client.query<{ channel: ChannelId; percent: number; regain_at: Date | null; seen_at: Date }>(
    `select channel, percent, case when regain_at > now() then regain_at end as regain_at, seen_at from channel_usage`,
  )
  return new Map(
    rows.map((row) => [
      row.channel,
      { percent: row.percent, regainAt: row.regain_at?.toISOString() ?? null, seenAt: row.seen_at.toISOString() },
    ]),
  )
}

async function readWork(client: Queryable) {
  const { rows } = await client.query<{
    channel: ChannelId
    due: number
    oldest_due: Date | null
    late: number
    last_success: Date | null
  }>(
    `select known.channel, due.*, (select max(live_at) from delivery l where l.channel = known.channel) as last_success
     from unnest($2::text[]) as known(channel), lateral (
       select count(*) as due, min(due_at) as oldest_due,
         count(*) filter (where due_at < now() - $1 * interval '1 millisecond' and (lease_until is null or lease_until <= now())) as late
       from delivery d where d.channel = known.channel and d.due_at <= now()) due`,
    [LATE_AFTER_MS, [...CHANNEL_IDS]],
  )
  return new Map(
    rows.map((row) => [
      row.channel,
      {
        due: row.due,
        late: row.late,
        oldestDueAt: row.oldest_due?.toISOString() ?? null,
        lastSuccessAt: row.last_success?.toISOString() ?? null,
      },
    ]),
  )
}

async function readPreflights(client: Queryable) {
  const { rows } = await client.query<{ channel: ChannelId; planned: number; checked: number; withProblems: number }>(
    `select d.channel, count(*) as planned, count(p.delivery_id) as checked,
       count(*) filter (where jsonb_array_length(p.problems) > 0) as "withProblems"
     from delivery d left join preflight p on p.delivery_id = d.id and p.wanted_seq = d.wanted_seq and p.due_at = d.not_before
     where d.state = 'scheduled' and d.not_before > now() group by d.channel`,
  )
  return new Map(rows.map(({ channel, ...counts }) => [channel, counts]))
}

async function readWorkers(client: Queryable) {
  const { rows } = await client.query<{ name: string; since: Date; beat_at: Date; is_stale: boolean }>(
    `select name, since, beat_at, beat_at < now() - $1 * interval '1 millisecond' as is_stale from worker order by since, id limit 50`,
    [STALE_AFTER_MS],
  )
  return rows.map((row) => ({
    name: row.name,
    since: row.since.toISOString(),
    beatAt: row.beat_at.toISOString(),
    isStale: row.is_stale,
  }))
}
