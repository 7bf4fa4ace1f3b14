/**
 * Commits 2 and 3 (DELIVERY.md §3): the intention before a call, the outcome after it. In between, assume we die.
 * Outcomes are facts: they are written even when the lease was lost meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { canonicalJson, sha256 } from '@hl/config/canonical'
import { redact } from '@hl/config/logger'
import type { Channel, Json, ReceiptDraft, StepSpec } from '../channels/channel'
import { ChannelError, OutcomeUnknown } from '../channels/errors'
import { transaction, type Queryable } from '../database'
import { assertNotHeld, reserve } from './budget'
import type { Claim } from './claim'
import { describe } from './decide'
import type { DeliveryDeps } from './deps'
import { Superseded } from './interruptions'

export interface StepInput {
  deps: DeliveryDeps
  claim: Claim
  channel: Channel
  spec: StepSpec
}

const SLOT_TRIES = 100
const SLOT_WAIT_MS = 100

/** Commit 2. @returns the step's id. @throws Superseded, LimitReached */
export async function openStep(input: StepInput): Promise<number> {
  for (let tries = 0; tries < SLOT_TRIES; tries++) {
    const id = await transaction(input.deps.pool, (client) => tryOpen(client, input))
    if (id !== null) return id
    await sleep(SLOT_WAIT_MS)
  }
  throw new Superseded('slot busy')
}

async function tryOpen(client: PoolClient, { deps, claim, channel, spec }: StepInput): Promise<number | null> {
  const { delivery, target } = claim
  await assertMine(client, { deps, claim, callMs: spec.deadlineMs })
  await assertNotHeld(client, { channel, ...(spec.cost ? { cost: spec.cost } : {}) })
  if (spec.exclusive && !(await takeSlot(client, { claim, spec }))) return null
  if (spec.cost) await reserve(client, { channel, cost: spec.cost, isRemoval: target.kind === 'remove' })
  const request = redact(spec.request)
  const { rows } = await client.query<{ id: number }>(
    `insert into step (attempt_id, delivery_id, incarnation, name, effect, intent_key, release, request_hash, request, sent_at, deadline_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now() + $10 * interval '1 millisecond') returning id`,
    [
      claim.attemptId,
      delivery.id,
      delivery.incarnation,
      spec.name,
      spec.effect,
      `${delivery.id}:${delivery.incarnation}`,
      target.kind === 'publish' ? target.release : null,
      sha256(canonicalJson(spec.request)),
      JSON.stringify(request),
      spec.deadlineMs,
    ],
  )
  return rows[0]?.id ?? null
}

/** The fence is ours, nothing newer is wanted, and the lease outlives the call. @throws Superseded */
export async function assertMine(client: Queryable, input: { deps: DeliveryDeps; claim: Claim; callMs: number }): Promise<void> {
  const { deps, claim, callMs } = input
  if (deps.stopping.aborted) throw new Superseded('stopping')
  const { rows } = await client.query<{ fence: number; wanted_seq: number; wanted_action: string }>(
    `update delivery set lease_until = greatest(lease_until, now() + $3 * interval '1 millisecond') where id = $1 and fence = $2
     returning fence, wanted_seq, wanted_action`,
    [claim.delivery.id, claim.delivery.fence, callMs + deps.policy.leaseMarginMs],
  )
  const row = rows[0]
  if (!row) throw new Superseded('lease lost')
  if (row.wanted_seq === claim.delivery.wanted_seq) return
  throw new Superseded(row.wanted_action === 'remove' ? 'removal wanted' : 'newer wanted')
}

async function takeSlot(client: PoolClient, { claim, spec }: Pick<StepInput, 'claim' | 'spec'>): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into channel_slot (channel, delivery_id, fence, until) values ($1, $2, $3, now() + $4 * interval '1 millisecond')
     on conflict (channel) do update set delivery_id = excluded.delivery_id, fence = excluded.fence, until = excluded.until
     where channel_slot.delivery_id is null or channel_slot.until < now() or channel_slot.delivery_id = excluded.delivery_id`,
    [claim.delivery.channel, claim.delivery.id, claim.delivery.fence, spec.deadlineMs],
  )
  return rowCount === 1
}

export type StepOutcome =
  { result: 'ok'; answer: Json; receipts: readonly ReceiptDraft[] } | { result: 'refused' | 'unknown'; error: unknown }

/** Commit 3, unfenced. `stepId` is null for a repeatable step whose intention needed no commit of its own. */
export async function closeStep(input: StepInput & { stepId: number | null; sentAt: Date; outcome: StepOutcome }): Promise<void> {
  const { deps, claim, outcome } = input
  await transaction(deps.pool, async (client) => {
    const answer = outcome.result === 'ok' ? JSON.stringify(outcome.answer) : null
    const error = outcome.result === 'ok' ? null : JSON.stringify(errorFacts(outcome.error))
    if (input.stepId === null) await insertClosed(client, { ...input, answer, error })
    else {
      await client.query(`update step set ended_at = now(), result = $2, answer = $3, error = $4 where id = $1`, [
        input.stepId,
        outcome.result,
        answer,
        error,
      ])
    }
    if (outcome.result === 'ok') await saveReceipts(client, { claim, drafts: outcome.receipts })
    if (input.spec.exclusive) {
      await client.query(`update channel_slot set delivery_id = null where channel = $1 and delivery_id = $2`, [
        input.channel.id,
        claim.delivery.id,
      ])
    }
    await client.query(
      `update delivery set interruptions = 0, due_at = case when fence = $2 then due_at else now() end where id = $1 and (interruptions > 0 or fence <> $2)`,
      [claim.delivery.id, claim.delivery.fence],
    )
  })
}

type ClosedStep = StepInput & { sentAt: Date; outcome: StepOutcome; answer: string | null; error: string | null }

async function insertClosed(client: PoolClient, { claim, spec, sentAt, outcome, answer, error }: ClosedStep): Promise<void> {
  await client.query(
    `insert into step (attempt_id, delivery_id, incarnation, name, effect, intent_key, release, request_hash, request, sent_at, deadline_at, ended_at, result, answer, error)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), $12, $13, $14)`,
    [
      claim.attemptId,
      claim.delivery.id,
      claim.delivery.incarnation,
      spec.name,
      spec.effect,
      `${claim.delivery.id}:${claim.delivery.incarnation}`,
      claim.target.kind === 'publish' ? claim.target.release : null,
      sha256(canonicalJson(spec.request)),
      JSON.stringify(redact(spec.request)),
      sentAt,
      new Date(sentAt.getTime() + spec.deadlineMs),
      outcome.result,
      answer,
      error,
    ],
  )
}

export async function saveReceipts(
  client: PoolClient,
  input: { claim: Claim; drafts: readonly ReceiptDraft[]; release?: string | null },
): Promise<void> {
  const { claim, drafts } = input
  const release = input.release === undefined ? (claim.target.kind === 'publish' ? claim.target.release : null) : input.release
  for (const draft of drafts) {
    await client.query(
      `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status, release, data)
       values ($1, $2, $3, $4, $5, $6, $7, 'creating', $8, $9)
       on conflict (delivery_id, key, external_id) do update set
         url = coalesce(excluded.url, receipt.url), data = coalesce(excluded.data, receipt.data), release = coalesce(excluded.release, receipt.release),
         incarnation = excluded.incarnation, updated_at = now(),
         status = case when receipt.status in ('gone', 'hidden') then 'creating' else receipt.status end`,
      [
        claim.delivery.id,
        claim.delivery.channel,
        claim.delivery.document_id,
        claim.delivery.incarnation,
        draft.key,
        draft.externalId,
        draft.url,
        release,
        draft.data ? JSON.stringify(draft.data) : null,
      ],
    )
  }
}

/** What went wrong, for the Attempt's time line: our words and the platform's codes; no secrets. */
export function errorFacts(error: unknown): Record<string, unknown> {
  const platform = error instanceof ChannelError ? { platform: error.platform } : {}
  const bug = error instanceof ChannelError ? {} : { bug: redact(error) }
  return { ...describe(error), ...platform, ...bug }
}

/** Whether this failure leaves it open if a create took effect. A bug of ours in mid-call counts as open: never guess. */
export function isOutcomeOpen(error: unknown): boolean {
  return error instanceof OutcomeUnknown || !(error instanceof ChannelError || error instanceof Superseded)
}
