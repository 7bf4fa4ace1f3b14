/**
 * What a look means: the first difference is only noted, the same Delivery differing again later is `drift`, and what is right
 * again is `live`. Nothing is written when the Delivery moved since it was read: then the look was at something else.
 */
import type { PoolClient } from 'pg'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction } from '../database'
import type { DeliveryDeps } from '../delivery/deps'
import { driftError } from '../delivery/drift'
import { assertAllowed } from '../delivery/states'
import type { Look } from './look'

/** @returns whether a difference stands that a second look must confirm */
export async function recordLook(deps: Pick<DeliveryDeps, 'pool' | 'policy' | 'log'>, look: Look): Promise<boolean> {
  switch (look.kind) {
    case 'unclear':
      return false
    case 'same':
      await (look.standing.state === 'drift' ? rightAgain(deps, look) : noteSame(deps, look))
      return false
    case 'differs':
      if (look.standing.state === 'drift') return noteStillDiffers(deps, look)
      return look.standing.is_confirmed ? becomeDrift(deps, look) : noteFirst(deps, look)
  }
}

type Differs = Extract<Look, { kind: 'differs' }>
type Same = Extract<Look, { kind: 'same' }>
type Deps = Pick<DeliveryDeps, 'pool' | 'policy' | 'log'>

/** The row as it was read; whatever happened to it since has raised its version. */
const UNMOVED = `id = $1 and version = $2 and (lease_until is null or lease_until <= now())`

async function noteSame({ pool }: Deps, { standing, baseline }: Same): Promise<void> {
  await pool.query(`update delivery set checked_at = now(), check_at = null, drift = null, baseline = $3 where ${UNMOVED}`, [
    standing.id,
    standing.version,
    JSON.stringify(standing.baseline ? { ...standing.baseline, ...baseline } : baseline),
  ])
}

async function noteFirst({ pool, policy }: Deps, { standing, drift }: Differs): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update delivery set checked_at = now(), drift = coalesce(drift, $3::jsonb),
       check_at = coalesce((drift ->> 'at')::timestamptz, now()) + $4 * interval '1 millisecond' where ${UNMOVED}`,
    [standing.id, standing.version, JSON.stringify(drift), policy.driftConfirmMs],
  )
  return rowCount === 1
}

async function becomeDrift({ pool, log }: Deps, { standing, drift }: Differs): Promise<boolean> {
  assertAllowed({ from: standing.state, to: 'drift', by: 'drift' })
  await transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update delivery set state = 'drift', due_at = null, error = $3, drift = $4, checked_at = now(), check_at = null, version = version + 1, updated_at = now()
       where ${UNMOVED} and state = 'live'`,
      [standing.id, standing.version, JSON.stringify(driftError(drift)), JSON.stringify(drift)],
    )
    if (!rowCount) return
    await audit(client, { look: { standing }, action: 'delivery.drift', data: { isGone: drift.isGone, differences: drift.differences } })
    log.warn('drift.found', { delivery: standing.id, channel: standing.channel, isGone: drift.isGone })
  })
  return false
}

/** Changed once more: who saw it as it was must look again before accepting it. */
async function noteStillDiffers({ pool }: Deps, { standing, drift }: Differs): Promise<boolean> {
  const isOther = JSON.stringify(standing.drift?.differences) !== JSON.stringify(drift.differences)
  await pool.query(
    `update delivery set drift = $3, error = $4, checked_at = now(), check_at = null, version = version + $5::int where ${UNMOVED} and state = 'drift'`,
    [standing.id, standing.version, JSON.stringify(drift), JSON.stringify(driftError(drift)), isOther ? 1 : 0],
  )
  return false
}

async function rightAgain({ pool }: Deps, look: Same): Promise<void> {
  const { standing } = look
  assertAllowed({ from: standing.state, to: 'live', by: 'drift' })
  await transaction(pool, async (client) => {
    const { rowCount } = await client.query(`select 1 from delivery where ${UNMOVED} and state = 'drift' for update`, [
      standing.id,
      standing.version,
    ])
    if (!rowCount) return
    await setRight(client, look)
    await client.query(`update delivery set version = version + 1, updated_at = now() where id = $1`, [standing.id])
    await audit(client, { look, action: 'delivery.right_again', data: {} })
  })
}

/** What deliver() had finished with stands there: it is what is live. */
export async function setRight(client: PoolClient, { standing, baseline }: Pick<Same, 'standing' | 'baseline'>): Promise<void> {
  await client.query(
    `update delivery set state = 'live', due_at = null, error = null, drift = null, checked_at = now(), check_at = null, baseline = $2,
       live_release = case when sent_seq > applied_seq then wanted_release else live_release end,
       live_at = case when sent_seq > applied_seq then now() else live_at end,
       applied_rev = case when sent_seq > applied_seq then sent_rev else applied_rev end, applied_seq = greatest(applied_seq, sent_seq)
     where id = $1`,
    [standing.id, JSON.stringify(baseline)],
  )
  await client.query(
    `update receipt set status = 'live', updated_at = now() where delivery_id = $1 and incarnation = $2 and status = 'creating'`,
    [standing.id, standing.incarnation],
  )
}

async function audit(
  client: PoolClient,
  input: { look: Pick<Look, 'standing'>; action: string; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { id, type, channel, document_id: documentId } = input.look.standing
  await recordAudit(client, { actor: SYSTEM, action: input.action, type, documentId, channel, data: { delivery: id, ...input.data } })
}
