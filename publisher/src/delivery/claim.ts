/**
 * Commit 1 (DELIVERY.md §3.1): takes the lease of one due Delivery, chooses the target, opens the Attempt.
 * Also where a Delivery that cannot be worked on now is put aside: paused, held, blocked, embargoed, waiting for a gate.
 */
import type { PoolClient } from 'pg'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction } from '../database'
import { canPrepare, giveUpAhead, nextHour, notAfter, opensAt } from './ahead'
import { keptForRemovals } from './budget'
import { describe } from './decide'
import { releaseOf, targetOf, type Delivery, type DeliveryError, type Target } from './delivery'
import { channelOf, type DeliveryDeps } from './deps'
import { openGate } from './gate'
import { takeTurn, type Wait } from './pace'
import { assertMove, isChannelOpen, park, type Parking } from './park'
import type { DeliveryState } from './states'

export interface Claim {
  delivery: Delivery
  attemptId: number
  target: Exclude<Target, { kind: 'idle' }>
  /** deliver() already finished with this target: only look whether it is live. */
  isVerifyOnly: boolean
  /** the target is live; what it took the place of is to go */
  isRetiring: boolean
  /** what stood there when it began had been made ahead, and nobody has seen it */
  wasAhead: boolean
}

/** @returns null when there is nothing to do now, or somebody else does it */
export async function claimDelivery(deps: DeliveryDeps, id: string): Promise<Claim | null> {
  return transaction(deps.pool, async (client) => {
    const delivery = await lockDue(client, id)
    if (!delivery) return null
    const about = { policy: deps.policy, delivery, channel: deps.channels.get(delivery.channel) }
    const target = targetOf(delivery, { now: delivery.now, canPrepare: canPrepare(about) })
    if (target.kind === 'idle') {
      if (target.because === 'embargo') await park(client, { delivery, state: 'scheduled', dueAt: nextHour(about) })
      else await park(client, { delivery, state: delivery.state, dueAt: null })
      return null
    }
    const isDone = isSettled(delivery, target)
    const isRetiring = isDone && delivery.state === 'live' && delivery.has_retiring_receipt
    if (isDone && !isRetiring) {
      await park(client, settledParking(delivery))
      return null
    }
    if (target.kind === 'prepare' || isRetiring) {
      const until = await opensAt(client, { deps, delivery })
      if (until) {
        await park(
          client,
          target.kind === 'prepare'
            ? { delivery, state: 'scheduled', dueAt: notAfter(target, until) }
            : { delivery, state: 'live', dueAt: until },
        )
        return null
      }
    } else if (!(await isChannelOpen(client, { delivery, isRemoval: target.kind === 'remove' }))) return null
    if (target.kind === 'publish' && !isRetiring) {
      const release = await deps.releases.load(client, target.release)
      const gate = await openGate(client, { delivery, target, release, after: channelOf(deps, delivery.channel).after(release) })
      if (gate) {
        await park(client, {
          delivery,
          state: 'waiting',
          dueAt: new Date(delivery.now.getTime() + deps.policy.gateBackstopMs),
          reason: gate,
        })
        return null
      }
      const wait = await takeTurn(client, { channel: delivery.channel, pace: deps.policy.pace })
      if (wait) {
        await park(client, waitingParking(delivery, wait))
        return null
      }
    }
    const wasInterrupted = await closeInterrupted(client, delivery)
    const isKiller = wasInterrupted && delivery.interruptions + 1 >= deps.policy.maxInterrupted
    if (isKiller && target.kind === 'prepare') {
      await giveUpAhead(client, delivery.id)
      await park(client, { delivery, state: 'scheduled', dueAt: target.notBefore })
      return null
    }
    if (isKiller && target.kind !== 'remove' && !isRetiring) {
      await park(client, { delivery, state: 'failed', dueAt: null, error: KILLS_THE_WORKER })
      return null
    }
    return openAttempt(client, { deps, delivery, target, wasInterrupted, isRetiring })
  })
}

interface LockedDelivery extends Delivery {
  now: Date
  /** made, and not yet seen to be live or gone */
  has_loose_receipt: boolean
  /** made anew elsewhere: the old one is to go */
  has_retiring_receipt: boolean
}

function settledParking(delivery: LockedDelivery): Parking {
  const isEmbargoed = delivery.not_before !== null && delivery.not_before > delivery.now
  const state = delivery.state === 'queued' ? (isEmbargoed ? 'scheduled' : 'live') : delivery.state
  const hours = [isEmbargoed ? delivery.not_before : null, delivery.again_at].filter((hour) => hour !== null)
  return { delivery, state, dueAt: hours.sort((a, b) => a.getTime() - b.getTime())[0] ?? null }
}

/** Spaced out it stays what it is and is due a little later; where only the removals' reserve is left it is held. */
function waitingParking(delivery: Delivery, { until, isReserve }: Wait): Parking {
  if (!isReserve) return { delivery, state: delivery.state, dueAt: until, reason: 'Kênh gần chạm hạn mức: các bài được gửi thưa ra.' }
  return { delivery, state: 'held', dueAt: until, error: describe(keptForRemovals({ channel: delivery.channel, until })) }
}

async function lockDue(client: PoolClient, id: string): Promise<LockedDelivery | undefined> {
  const { rows } = await client.query<LockedDelivery>(
    `select d.*, now() as now, exists (select 1 from receipt r where r.delivery_id = d.id and r.status = 'creating') as has_loose_receipt,
       exists (select 1 from receipt r where r.delivery_id = d.id and r.status = 'retiring') as has_retiring_receipt
     from delivery d where d.id = $1 and d.due_at <= now() and (d.lease_until is null or d.lease_until <= now())
     for update of d skip locked`,
    [id],
  )
  return rows[0]
}

/** Nothing newer is wanted than what was already applied, no late answer has brought something to light, nothing is to be added. */
function isSettled(delivery: LockedDelivery, target: Claim['target']): boolean {
  if (delivery.state === 'verifying' || delivery.state === 'removing') return false
  if (target.kind === 'remove') return delivery.applied_seq === delivery.wanted_seq && !delivery.has_loose_receipt
  if (delivery.again_at !== null && delivery.again_at <= delivery.now) return false
  return delivery.live_release === target.release && delivery.applied_seq === target.seq && delivery.applied_rev === delivery.inputs_rev
}

/** An Attempt still open belongs to a worker that died. Its creates keep their open steps: they are looked for first. */
async function closeInterrupted(client: PoolClient, delivery: Delivery): Promise<boolean> {
  const { rowCount } = await client.query(
    `update attempt set ended_at = now(), outcome = 'interrupted' where delivery_id = $1 and ended_at is null`,
    [delivery.id],
  )
  if (!rowCount) return false
  await client.query(
    `update step set result = 'interrupted', ended_at = now() where delivery_id = $1 and result is null and effect <> 'create'`,
    [delivery.id],
  )
  await client.query(`update channel_slot set delivery_id = null where delivery_id = $1`, [delivery.id])
  return true
}

interface Opening {
  deps: DeliveryDeps
  delivery: LockedDelivery
  target: Claim['target']
  wasInterrupted: boolean
  isRetiring: boolean
}

async function openAttempt(client: PoolClient, { deps, delivery, target, wasInterrupted, isRetiring }: Opening): Promise<Claim> {
  const isVerifyOnly =
    delivery.state === 'verifying' &&
    target.kind === 'publish' &&
    delivery.sent_seq === target.seq &&
    delivery.sent_rev === delivery.inputs_rev
  const state = isRetiring ? delivery.state : startState({ target, isVerifyOnly })
  if (state !== delivery.state) assertMove(delivery, state)
  const action = isRetiring ? 'retire' : actionOf({ target, isVerifyOnly, isLive: delivery.live_release !== null })
  const { rows } = await client.query<Delivery & { attempt_id: number }>(
    `with claimed as (
       update delivery set state = $2, reason = null, fence = fence + 1, lease_until = now() + $3 * interval '1 millisecond', lease_by = $8, due_by = null, ahead = $10,
         interruptions = interruptions + $4, version = version + 1, updated_at = now()
       where id = $1 returning *
     ), opened as (
       insert into attempt (delivery_id, fence, incarnation, action, release, wanted_seq, inputs_rev, started_by)
       select id, fence, incarnation, $5, $6, $7, inputs_rev, $9 from claimed returning id as attempt_id
     )
     select * from claimed, opened`,
    [
      delivery.id,
      state,
      deps.policy.leaseMs,
      wasInterrupted ? 1 : 0,
      action,
      releaseOf(target),
      target.seq,
      deps.presence?.id ?? null,
      delivery.due_by ? JSON.stringify(delivery.due_by) : null,
      target.kind === 'prepare',
    ],
  )
  const row = rows[0]
  if (!row) throw new Error(`Delivery ${delivery.id} vanished while locked`)
  await recordAudit(client, {
    actor: SYSTEM,
    action: 'attempt.started',
    type: row.type,
    documentId: row.document_id,
    channel: row.channel,
    data: { attempt: row.attempt_id, action, release: releaseOf(target), seq: target.seq },
  })
  return { delivery: row, attemptId: row.attempt_id, target, isVerifyOnly, isRetiring, wasAhead: delivery.ahead }
}

function startState({ target, isVerifyOnly }: Pick<Claim, 'target' | 'isVerifyOnly'>): DeliveryState {
  if (target.kind === 'prepare') return 'scheduled'
  return target.kind === 'remove' ? 'removing' : isVerifyOnly ? 'verifying' : 'queued'
}

function actionOf({ target, isVerifyOnly, isLive }: Pick<Claim, 'target' | 'isVerifyOnly'> & { isLive: boolean }): string {
  if (target.kind !== 'publish') return target.kind
  return isVerifyOnly ? 'verify' : isLive ? 'update' : 'create'
}

const KILLS_THE_WORKER: DeliveryError = {
  code: 'core.kills_the_worker',
  message: 'Lần gửi này đã ba lần làm tiến trình phát hành dừng đột ngột.',
  help: 'Gửi nhật ký cho người bảo trì trước khi bấm Gửi lại.',
  who: 'operator',
}
