/** How everything stands at this moment: rows of PostgreSQL, so that every process tells the same, and right after a start. */
import { STATES } from '../delivery/states'
import { IS_LATE } from '../delivery/due'
import type { Channel } from '../channels/channel'
import type { Queryable } from '../database'
import type { Family, Sample } from './families'

type Channels = ReadonlyMap<string, Channel>
type Row = Record<string, string | number | null>

export async function gaugeFamilies(client: Queryable, channels: Channels): Promise<Family[]> {
  const all = [...channels.keys()]
  const rowsOf = async (sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows
  const states = await rowsOf(STATE_COUNTS)
  const due = await rowsOf(DUE)
  const doors = await rowsOf(DOORS)
  const health = await rowsOf(HEALTH)
  const [backlog = {}] = await rowsOf((await hasOutbox(client)) ? BACKLOG : BACKLOG_WITHOUT_CMS)
  const perChannel = (rows: readonly Row[], column: string, absent?: number): Sample[] =>
    all.flatMap((channel) => {
      const value = rows.find((row) => row['channel'] === channel)?.[column] ?? absent
      return value === undefined || value === null ? [] : [{ labels: { channel }, value: Number(value) }]
    })
  const single = (column: string): Sample[] => [{ labels: {}, value: Number(backlog[column] ?? 0) }]
  return [
    gauge('hl_deliveries', 'Deliveries by channel and state', stateSamples(all, states)),
    gauge('hl_deliveries_late', 'Deliveries due for more than two minutes that nobody works on', perChannel(due, 'late', 0)),
    gauge('hl_oldest_due_seconds', 'Age of the oldest Delivery that is due', perChannel(due, 'oldest', 0)),
    gauge('hl_channel_paused', '1 while an operator has paused the channel', perChannel(doors, 'paused', 0)),
    gauge('hl_channel_blocked', '1 while the channel waits for an operator', perChannel(doors, 'blocked', 0)),
    gauge('hl_channel_held_seconds', 'Seconds until the channel may be called again', perChannel(doors, 'held', 0)),
    gauge('hl_channel_healthy', '1 when the platform last said all is well', perChannel(health, 'ok')),
    gauge('hl_channel_health_age_seconds', 'Seconds since the platform was last asked', perChannel(health, 'age')),
    gauge('hl_token_expiry_seconds', 'Seconds until the token ends; absent when it does not or is not known', perChannel(health, 'expiry')),
    gauge('hl_budget_used', 'Units taken from our own ledger today', await budgetSamples(client, channels, 'used')),
    gauge('hl_budget_limit', 'Units the platform gives a day', await budgetSamples(client, channels, 'limit')),
    gauge('hl_outbox_waiting', 'Rows cms wrote that no publisher has taken', single('waiting')),
    gauge('hl_outbox_lag_seconds', 'Age of the oldest of them', single('lag')),
    gauge('hl_outbox_unreadable', 'Outbox rows no publisher could read', single('unreadable')),
    gauge('hl_audit_unsealed', 'Audit entries not yet in the chain', single('unsealed')),
    gauge('hl_audit_unsealed_age_seconds', 'Age of the oldest of them', single('unsealed_age')),
    gauge('hl_workers', 'Publisher processes seen within 30 seconds', single('workers')),
  ]
}

function gauge(name: string, help: string, samples: Sample[]): Family {
  return { name, help, type: 'gauge', samples }
}

/** Every state of every channel, zero included: an alert can tell nothing there from no answer. */
function stateSamples(channels: readonly string[], rows: readonly Row[]): Sample[] {
  const known = new Map(rows.map((row) => [`${row['channel']} ${row['state']}`, Number(row['n'])]))
  const pairs = channels.flatMap((channel) => STATES.map((state) => ({ channel, state })))
  return pairs.map((labels) => ({ labels, value: known.get(`${labels.channel} ${labels.state}`) ?? 0 }))
}

const STATE_COUNTS = `select channel, state, count(*) as n from delivery group by 1, 2`

const DUE = `
  select d.channel, extract(epoch from now() - min(d.due_at))::float8 as oldest, count(*) filter (where ${IS_LATE}) as late
  from delivery d where d.due_at <= now() group by 1`

const DOORS = `
  select channel, max(paused::int) as paused, max(blocked::int) as blocked, greatest(0, extract(epoch from max(hold_until) - now()))::float8 as held
  from channel_state group by 1`

const HEALTH = `
  select channel, ok::int, extract(epoch from now() - at)::float8 as age, extract(epoch from token_expires_at - now())::float8 as expiry
  from channel_health`

const OURS = `
  (select count(*) from inbox where outcome = 'unreadable') as unreadable,
  (select count(*) from audit_unsealed) as unsealed,
  (select coalesce(extract(epoch from now() - min(e.at)), 0)::float8 from (select entry_id from audit_unsealed order by entry_id limit 1) u join audit_entry e on e.id = u.entry_id) as unsealed_age,
  (select count(*) from worker where beat_at > now() - interval '30 seconds') as workers`

/** As the relay looks: what was taken more than an hour ago lies behind it. */
const BACKLOG = `
  select w.waiting, w.lag, ${OURS} from (
    select count(*) as waiting, coalesce(extract(epoch from now() - min(o.created_at)), 0)::float8 as lag from cms.outbox o
    where o.id > coalesce((select max(outbox_id) from inbox where taken_at < now() - interval '1 hour'), 0)
      and not exists (select 1 from inbox i where i.outbox_id = o.id)) w`

const BACKLOG_WITHOUT_CMS = `select 0 as waiting, 0 as lag, ${OURS}`

/** cms makes its table; a publisher may be the first to start. */
async function hasOutbox(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('cms.outbox') is not null as there`)
  return rows[0]?.there ?? false
}

async function budgetSamples(client: Queryable, channels: Channels, what: 'used' | 'limit'): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const [channel, { budgets = {} }] of channels) {
    for (const [bucket, { perDay, timeZone }] of Object.entries(budgets)) {
      const labels = { channel, bucket }
      if (what === 'limit') {
        samples.push({ labels, value: perDay })
        continue
      }
      const { rows } = await client.query<{ used: number }>(
        `select used from ledger where channel = $1 and bucket = $2 and day = (now() at time zone $3)::date`,
        [channel, bucket, timeZone],
      )
      samples.push({ labels, value: rows[0]?.used ?? 0 })
    }
  }
  return samples
}
