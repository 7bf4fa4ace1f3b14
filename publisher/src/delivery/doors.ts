/** Pauses, holds and blocks of a whole channel: rows, so that every process obeys them and none forgets them. */
import type { ChannelId } from '@hl/config/words'
import type { Actor } from '@hl/config/outbox'
import { recordAudit, SYSTEM } from '../audit/record'
import { LimitReached } from '../channels/errors'
import { transaction, type Queryable } from '../database'
import { isOwnRefusal } from './budget'
import { describe } from './decide'
import type { DeliveryError } from './delivery'
import type { DeliveryDeps } from './deps'

type Deps = Pick<DeliveryDeps, 'pool'>

/** Bucket names that mean the whole channel. */
const WHOLE_CHANNEL: ReadonlySet<string> = new Set(['', 'calls'])

export async function hold(deps: Deps, input: { channel: ChannelId; bucket: string; until: Date; reason: DeliveryError }): Promise<void> {
  await deps.pool.query(
    `insert into channel_state (channel, bucket, hold_until, reason) values ($1, $2, $3, $4)
     on conflict (channel, bucket) do update set hold_until = greatest(channel_state.hold_until, excluded.hold_until), reason = excluded.reason, updated_at = now()`,
    [input.channel, WHOLE_CHANNEL.has(input.bucket) ? '' : input.bucket, input.until, JSON.stringify(input.reason)],
  )
}

/** What the platform said to one worker holds for all, from the answer on. What we refuse ourselves stands in rows already. */
export async function holdIfTold(deps: Deps, { channel, error }: { channel: ChannelId; error: unknown }): Promise<void> {
  if (!(error instanceof LimitReached) || isOwnRefusal(error)) return
  await hold(deps, { channel, bucket: error.bucket, until: error.until, reason: describe(error) })
}

export async function block(deps: { pool: Queryable }, input: { channel: ChannelId; reason: DeliveryError }): Promise<void> {
  await deps.pool.query(
    `insert into channel_state (channel, blocked, reason) values ($1, true, $2)
     on conflict (channel, bucket) do update set blocked = true, reason = excluded.reason, updated_at = now()`,
    [input.channel, JSON.stringify(input.reason)],
  )
}

/** The channel is healthy again; what it blocked is freed by the next `freeUnblocked`. */
export async function unblock(deps: Deps, channel: ChannelId): Promise<void> {
  await transaction(deps.pool, async (client) => {
    await client.query(`update channel_state set blocked = false, reason = null, updated_at = now() where channel = $1 and blocked`, [
      channel,
    ])
    await recordAudit(client, { actor: SYSTEM, action: 'channel.unblocked', channel })
  })
}

/** Whatever is blocked on a channel that is not: a block and its end may cross. @returns how many became due */
export async function freeUnblocked(client: Queryable): Promise<number> {
  const { rowCount } = await client.query(
    `update delivery d set state = case when wanted_action = 'remove' then 'removing' else 'queued' end, due_at = now(), hinted_at = null,
       error = null, version = version + 1, updated_at = now()
     where state = 'blocked' and not exists (select 1 from channel_state c where c.channel = d.channel and c.blocked)`,
  )
  return rowCount ?? 0
}

/** `all` stops removals too; otherwise takedowns go on while creates and updates wait. */
export async function pause(deps: Deps, input: { channel: ChannelId; all: boolean; actor: Actor }): Promise<void> {
  await setPause(deps, { ...input, paused: true })
}

export async function resume(deps: Deps, input: { channel: ChannelId; actor: Actor }): Promise<void> {
  await setPause(deps, { ...input, all: false, paused: false })
}

async function setPause(deps: Deps, input: { channel: ChannelId; paused: boolean; all: boolean; actor: Actor }): Promise<void> {
  const { channel, paused, all, actor } = input
  await transaction(deps.pool, async (client) => {
    await client.query(
      `insert into channel_state (channel, paused, pause_all, paused_by, paused_at) values ($1, $2, $3, $4, case when $2 then now() end)
       on conflict (channel, bucket) do update set paused = excluded.paused, pause_all = excluded.pause_all, paused_by = excluded.paused_by,
         paused_at = excluded.paused_at, updated_at = now()`,
      [channel, paused, all, paused ? actor.name : null],
    )
    await recordAudit(client, { actor, action: paused ? 'channel.paused' : 'channel.resumed', channel, data: { all } })
  })
}

export interface ChannelState {
  channel: ChannelId
  bucket: string
  paused: boolean
  pause_all: boolean
  blocked: boolean
  hold_until: Date | null
  reason: DeliveryError | null
}

export async function readDoors(client: Queryable): Promise<ChannelState[]> {
  const { rows } = await client.query<ChannelState>(
    `select channel, bucket, paused, pause_all, blocked, case when hold_until > now() then hold_until end as hold_until, reason from channel_state`,
  )
  return rows
}
