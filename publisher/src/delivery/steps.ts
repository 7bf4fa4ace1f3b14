/**
 * Commits 2 and 3 (DELIVERY.md §3): the intention before a call, the outcome after it. In between, assume we die.
 * Outcomes are facts: they are written even when the lease was lost meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalJson, sha256 } from '@hl/config/canonical'
import { redact } from '@hl/config/logger'
import type { Channel, Json, ReadSpec, ReceiptDraft, StepSpec } from '../channels/channel'
import { ChannelError, OutcomeUnknown } from '../channels/errors'
import { insist, transaction, type Queryable } from '../database'
import { closedDoor, heldBy, reserve } from './budget'
import type { Claim } from './claim'
import { describe } from './decide'
import { releaseOf } from './delivery'
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
  const { cost } = input.spec
  for (let tries = 0; tries < SLOT_TRIES; tries++) {
    const id = cost
      ? await transaction(input.deps.pool, async (client) => {
          const opened = await tryOpen(client, input)
          if (opened !== null) await reserve(client, { channel: input.channel, cost, isRemoval: input.claim.target.kind === 'remove' })
          return opened
        })
      : await tryOpen(input.deps.pool, input)
    if (id !== null) return id
    await sleep(SLOT_WAIT_MS)
  }
  throw new Superseded('slot busy')
}

/**
 * One statement: the fence is ours, nothing newer is wanted, the lease outlives the call, the channel is open, the slot is
 * free; then the intention. @returns null when only the slot is busy
 */
async function tryOpen(client: Queryable, { deps, claim, channel, spec }: StepInput): Promise<number | null> {
  if (deps.stopping.aborted) throw new Superseded('stopping')
  const { rows } = await client.query<Opened>({ name: 'open_step', text: OPEN_STEP }, [
    claim.delivery.id,
    claim.delivery.fence,
    spec.deadlineMs + deps.policy.leaseMarginMs,
    claim.delivery.wanted_seq,
    channel.id,
    spec.cost?.bucket ?? '',
    spec.exclusive ?? false,
    JSON.stringify(stepFacts({ claim, spec })),
    spec.deadlineMs,
    ...reserveFor({ deps, claim }),
  ])
  const opened = rows[0]
  assertOpen({ channel, opened: opened?.is_mine ? opened : undefined })
  return opened?.step_id ?? null
}

interface Opened {
  is_mine: boolean
  is_newest: boolean
  wanted_action: string | null
  hold_until: Date | null
  hold_bucket: string | null
  step_id: number | null
}

const STEP_RECORD = `jsonb_to_record($8) as t(attempt_id bigint, incarnation int, name text, effect text, intent_key text, release text,
  request_hash text, request jsonb)`

/** A request of JSON null must not become SQL's. */
const STEP_VALUES = `t.attempt_id, t.incarnation, t.name, t.effect, t.intent_key, t.release, t.request_hash, coalesce(t.request, 'null')`

const OPEN_STEP = `
  with mine as (
    update delivery set lease_until = greatest(lease_until, now() + $3 * interval '1 millisecond')
    where id = $1 and fence = $2 returning wanted_seq = $4 as is_newest, wanted_action
  ), held as (
    ${closedDoor({ channel: '$5', bucket: '$6', reservePercent: '$10', believedMs: '$11' })}
  ), may as (
    select 1 from mine where is_newest and not exists (select 1 from held)
  ), slot as (
    insert into channel_slot (channel, delivery_id, until)
    select $5, $1, now() + $9 * interval '1 millisecond' from may where $7
    on conflict (channel) do update set delivery_id = excluded.delivery_id, until = excluded.until
    where channel_slot.delivery_id is null or channel_slot.until < now() or channel_slot.delivery_id = excluded.delivery_id
    returning 1
  ), opened as (
    insert into step (delivery_id, sent_at, deadline_at, attempt_id, incarnation, name, effect, intent_key, release, request_hash, request)
    select $1, now(), now() + $9 * interval '1 millisecond', ${STEP_VALUES} from ${STEP_RECORD}, may where not $7 or exists (select 1 from slot)
    returning id
  )
  select exists (select 1 from mine) as is_mine, coalesce((select is_newest from mine), false) as is_newest,
    (select wanted_action from mine) as wanted_action, (select until from held) as hold_until, (select bucket from held) as hold_bucket,
    (select id from opened) as step_id`

function stepFacts({ claim, spec }: Pick<StepInput, 'claim' | 'spec'>) {
  const { delivery, target, attemptId } = claim
  return {
    attempt_id: attemptId,
    incarnation: delivery.incarnation,
    name: spec.name,
    effect: spec.effect,
    intent_key: `${delivery.id}:${delivery.incarnation}`,
    release: releaseOf(target),
    request_hash: sha256(canonicalJson(spec.request)),
    request: redact(spec.request),
  }
}

/** Before a call without an intention of its own: as OPEN_STEP, but nothing is written down. @throws Superseded, LimitReached */
export async function assertMayCall(input: { deps: DeliveryDeps; claim: Claim; channel: Channel; spec: ReadSpec }): Promise<void> {
  const { deps, claim, channel, spec } = input
  if (deps.stopping.aborted) throw new Superseded('stopping')
  const { rows } = await deps.pool.query<Omit<Opened, 'is_mine' | 'step_id'>>({ name: 'may_call', text: MAY_CALL }, [
    claim.delivery.id,
    claim.delivery.fence,
    spec.deadlineMs + deps.policy.leaseMarginMs,
    claim.delivery.wanted_seq,
    channel.id,
    spec.cost?.bucket ?? '',
    ...reserveFor({ deps, claim }),
  ])
  assertOpen({ channel, opened: rows[0] })
}

const MAY_CALL = `
  with mine as (
    update delivery set lease_until = greatest(lease_until, now() + $3 * interval '1 millisecond')
    where id = $1 and fence = $2 returning wanted_seq = $4 as is_newest, wanted_action
  ), held as (
    ${closedDoor({ channel: '$5', bucket: '$6', reservePercent: '$7', believedMs: '$8' })}
  )
  select is_newest, wanted_action, until as hold_until, bucket as hold_bucket from mine left join held on true`

/** What a removal need not heed is null. */
function reserveFor({ deps, claim }: Pick<StepInput, 'deps' | 'claim'>): [number | null, number | null] {
  const { reservePercent, believedMs } = deps.policy.pace
  return claim.target.kind === 'remove' ? [null, null] : [reservePercent, believedMs]
}

function assertOpen({ channel, opened }: { channel: Channel; opened: Omit<Opened, 'is_mine' | 'step_id'> | undefined }): void {
  if (!opened) throw new Superseded('lease lost')
  if (!opened.is_newest) throw new Superseded(opened.wanted_action === 'remove' ? 'removal wanted' : 'newer wanted')
  if (opened.hold_until) throw heldBy({ channel, bucket: opened.hold_bucket ?? '', until: opened.hold_until })
}

export type StepOutcome =
  { result: 'ok'; answer: Json; receipts: readonly ReceiptDraft[] } | { result: 'refused' | 'unknown'; error: unknown }

/** Commit 3, unfenced. `stepId` is null for a repeatable step whose intention needed no commit of its own. */
export async function closeStep(
  input: StepInput & { stepId: number | null; sentAt: Date; outcome: StepOutcome; httpStatus: number | null },
): Promise<void> {
  const { deps, claim, channel, spec, stepId, sentAt, outcome, httpStatus } = input
  const isOk = outcome.result === 'ok'
  const statement = stepId === null ? { name: 'record_step', text: RECORD_STEP } : { name: 'close_step', text: CLOSE_STEP }
  const facts = [
    claim.delivery.id,
    claim.delivery.fence,
    channel.id,
    spec.exclusive ?? false,
    JSON.stringify(isOk ? receiptFacts({ claim, drafts: outcome.receipts }) : []),
    outcome.result,
    isOk ? JSON.stringify(outcome.answer) : null,
    ...(stepId === null ? [JSON.stringify(stepFacts({ claim, spec }))] : [stepId]),
    isOk ? null : JSON.stringify(errorFacts(outcome.error)),
    httpStatus,
    ...(stepId === null ? [sentAt, spec.deadlineMs] : []),
  ]
  await insist(() => deps.pool.query(statement, facts))
}

const RECEIPT_RECORD = `jsonb_to_recordset($5) as r(channel text, document_id text, incarnation int, key text, external_id text, url text,
  release text, data jsonb)`

/** A receipt seen again keeps what it knew; one that was hidden or gone is there again. */
const UPSERT_RECEIPTS = `
  insert into receipt (delivery_id, status, channel, document_id, incarnation, key, external_id, url, release, data)
  select $1, 'creating', r.* from ${RECEIPT_RECORD}
  on conflict (delivery_id, key, external_id) do update set
    url = coalesce(excluded.url, receipt.url), data = coalesce(excluded.data, receipt.data), release = coalesce(excluded.release, receipt.release),
    incarnation = excluded.incarnation, updated_at = now(),
    status = case when receipt.status in ('gone', 'hidden') then 'creating' else receipt.status end`

/** Facts, whoever holds the lease now; a late one makes the Delivery due. */
const OUTCOME = `
  receipts as (${UPSERT_RECEIPTS}),
  freed as (update channel_slot set delivery_id = null where $4 and channel = $3 and delivery_id = $1)
  update delivery set interruptions = 0, due_at = case when fence = $2 then due_at else now() end
  where id = $1 and (interruptions > 0 or (fence <> $2 and state not in ('rejected', 'failed', 'unknown', 'drift')))`

const CLOSE_STEP = `
  with closed as (update step set ended_at = now(), result = $6, answer = $7, error = $9, http_status = $10 where id = $8 and (result is null or $6 = 'ok')),
  ${OUTCOME}`

const RECORD_STEP = `
  with recorded as (
    insert into step (delivery_id, sent_at, deadline_at, ended_at, result, answer, error, http_status, attempt_id, incarnation, name, effect, intent_key, release,
      request_hash, request)
    select $1, $11, $11::timestamptz + $12 * interval '1 millisecond', now(), $6, $7, $9, $10, ${STEP_VALUES} from ${STEP_RECORD}
  ), ${OUTCOME}`

function receiptFacts(input: { claim: Claim; drafts: readonly ReceiptDraft[]; release?: string | null }) {
  const { claim, drafts } = input
  const release = input.release === undefined ? releaseOf(claim.target) : input.release
  return drafts.map((draft) => ({
    channel: claim.delivery.channel,
    document_id: claim.delivery.document_id,
    incarnation: claim.delivery.incarnation,
    key: draft.key,
    external_id: draft.externalId,
    url: draft.url,
    release,
    data: draft.data ?? null,
  }))
}

export async function saveReceipts(
  client: Queryable,
  input: { claim: Claim; drafts: readonly ReceiptDraft[]; release?: string | null },
): Promise<void> {
  if (input.drafts.length === 0) return
  await client.query(UPSERT_RECEIPTS.replaceAll('$5', '$2'), [input.claim.delivery.id, JSON.stringify(receiptFacts(input))])
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
