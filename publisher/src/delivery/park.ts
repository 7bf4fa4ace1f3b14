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
  }>(
    `select paused, pause_all, blocked, hold_until, reason from channel_state
     where channel = $1 and bucket = '' and (paused or blocked or hold_until > now())`,
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
  return isRemoval && !row.pause_all
}
