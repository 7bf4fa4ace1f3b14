/** Puts a Delivery aside that cannot be worked on now: its time has not come, or the channel's doors are closed. */
import type { PoolClient } from 'pg'
import type { Delivery, DeliveryError } from './delivery'
import { assertAllowed, type DeliveryState } from './states'

export interface Parking {
  delivery: Delivery
  state: DeliveryState
  dueAt: Date | null
  reason?: string
  error?: DeliveryError | null
}

export async function park(client: PoolClient, { delivery, state, dueAt, reason, error }: Parking): Promise<void> {
  if (state !== delivery.state) assertMove(delivery, state)
  await client.query(
    `update delivery set state = $2, due_at = $3, reason = coalesce($4, reason), lease_until = null,
       error = case when state = $2 then coalesce($5, error) else $5 end,
       version = version + case when state = $2 then 0 else 1 end,
       updated_at = case when state = $2 then updated_at else now() end
     where id = $1`,
    [delivery.id, state, dueAt, reason ?? null, error ? JSON.stringify(error) : null],
  )
}

/** A claim moves it by the worker's hand where a worker left it, else by the clock's. */
export function assertMove(delivery: Delivery, state: DeliveryState): void {
  const isWorkersMove = delivery.state === 'queued' || delivery.state === 'removing' || delivery.state === 'verifying'
  assertAllowed({ from: delivery.state, to: state, by: isWorkersMove ? 'worker' : 'sweep' })
}

/** What a hold kept back begins with the removals: everything else waits until they are on their way. */
const AFTER_REMOVALS_MS = 1_000

/** Paused, held or blocked channels are rows; a removal passes a plain pause. */
export async function isChannelOpen(
  client: PoolClient,
  input: { delivery: Delivery & { now: Date }; isRemoval: boolean },
): Promise<boolean> {
  const { delivery, isRemoval } = input
  const { rows } = await client.query<{
    paused: boolean
    pause_all: boolean
    blocked: boolean
    hold_until: Date | null
    reason: DeliveryError | null
    is_after_removals: boolean
  }>(
    `select coalesce(paused, false) as paused, coalesce(pause_all, false) as pause_all, coalesce(blocked, false) as blocked, hold_until, reason,
       exists (select 1 from delivery r where r.channel = $1 and r.wanted_action = 'remove' and r.state = 'held' and r.due_at <= now()) as is_after_removals
     from (select 1) one left join channel_state on channel = $1 and bucket = ''`,
    [delivery.channel],
  )
  const row = rows[0]
  if (!row) return true
  if (row.blocked) {
    await park(client, { delivery, state: 'blocked', dueAt: null, error: row.reason })
    return false
  }
  if (row.hold_until && row.hold_until > delivery.now) {
    await park(client, { delivery, state: 'held', dueAt: row.hold_until, error: row.reason })
    return false
  }
  if (row.paused) return isRemoval && !row.pause_all
  if (isRemoval || !row.is_after_removals) return true
  await park(client, { delivery, state: delivery.state, dueAt: new Date(delivery.now.getTime() + AFTER_REMOVALS_MS) })
  return false
}
