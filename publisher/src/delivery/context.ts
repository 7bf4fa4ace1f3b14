/** The DeliveryContext a channel sees: its receipts, its progress, and `step`, which commits around each call. */
import type { Logger } from '@hl/config/logger'
import type { Pace } from '@hl/config/policy'
import type { Channel, ChannelContext, DeliveryContext, Json, Receipt, StepResult, StepSpec, Usage } from '../channels/channel'
import type { Claim } from './claim'
import { assertNotHeld, reserve } from './budget'
import { callWithDeadline } from './call'
import type { ReceiptRow } from './delivery'
import type { DeliveryDeps } from './deps'
import { holdIfTold } from './doors'
import { Superseded } from './interruptions'
import { noteUsage } from './note-usage'
import { assertMayCall, closeStep, isOutcomeOpen, openStep } from './steps'

/** What this incarnation already did: answers of its finished creates by step name. */
export type Finished = ReadonlyMap<string, Json>

export interface ContextInput {
  deps: DeliveryDeps
  channel: Channel
  claim: Claim
  receipts: readonly ReceiptRow[]
  finished: Finished
}

export function createDeliveryContext(input: ContextInput): DeliveryContext {
  const { deps, channel, claim } = input
  const isRemoval = claim.target.kind === 'remove'
  const finished = new Map(input.finished)
  let progress = claim.delivery.progress
  /** of the last answer in the step that runs: steps follow one another */
  let httpStatus: number | null = null
  const account = accountOf(deps, channel)
  const step = async <T extends Json>(spec: StepSpec, call: (signal: AbortSignal) => Promise<StepResult<T>>): Promise<T> => {
    // exclusive is the one create that people see
    if (spec.exclusive && claim.target.kind === 'prepare') throw new Error(`Step ${spec.name} would be seen before its hour`)
    const isOnce = spec.effect !== 'repeatable'
    if (isOnce && finished.has(spec.name)) return parseRecorded<T>(finished.get(spec.name) ?? null)
    const sentAt = new Date()
    httpStatus = null
    const stepId = isOnce || spec.cost ? await openStep({ deps, claim, channel, spec }) : null
    if (stepId === null) await assertMayCall({ deps, claim, channel, spec })
    const about = { deps, claim, channel, spec, stepId, sentAt }
    // what may be visible afterwards is let finish at shutdown; the rest is put down
    const signal = isOnce ? NEVER : deps.stopping
    const outcome = await account.listen(callWithDeadline({ ...spec, signal }, call)).then(
      ({ answer, receipts = [] }) => ({ result: 'ok' as const, answer, receipts }),
      (error: unknown) => ({ result: isOnce && isOutcomeOpen(error) ? ('unknown' as const) : ('refused' as const), error }),
    )
    await closeStep({ ...about, outcome, httpStatus })
    if (outcome.result !== 'ok') throw outcome.error
    if (isOnce) finished.set(spec.name, outcome.answer)
    return outcome.answer
  }
  return {
    signal: deps.stopping,
    log: logFor(deps.log, claim),
    now: () => new Date(),
    noteUsage: account.noteUsage,
    heard: (status) => void (httpStatus = status),
    async read(spec, call) {
      await assertMayCall({ deps, claim, channel, spec })
      if (spec.cost) await reserve(deps.pool, { channel, cost: spec.cost, isRemoval })
      return account.listen(callWithDeadline({ ...spec, effect: 'read', signal: deps.stopping }, call))
    },
    deliveryId: claim.delivery.id,
    incarnation: claim.delivery.incarnation,
    media: deps.media,
    sectionName: (documentId) => sectionName(deps, documentId),
    receipts: input.receipts.map(toReceipt),
    get progress() {
      return progress
    },
    async saveProgress(next, sentShare) {
      await saveProgress(deps, { claim, next, sentShare: sentShare ?? null })
      progress = next
    },
    step,
  }
}

async function sectionName({ pool }: Pick<DeliveryDeps, 'pool'>, documentId: string): Promise<string | null> {
  const { rows } = await pool.query<{ name: string }>(
    `select data->>'name' as name from site_entry where document_id = $1 and kind = 'section' and data is not null`,
    [documentId],
  )
  return rows[0]?.name ?? null
}

const NEVER = new AbortController().signal

/**
 * What a platform says of our limits with an answer, or instead of one, is written down before whoever asked goes on: no
 * worker makes another call that the platform has just said it does not want.
 */
function accountOf(deps: Pick<DeliveryDeps, 'pool' | 'log'>, channel: Channel) {
  let noted: Promise<void> = Promise.resolve()
  return {
    noteUsage: (usage: Usage) => void (noted = noteUsage(deps, { channel: channel.id, usage })),
    async listen<T>(call: Promise<T>): Promise<T> {
      try {
        return await call
      } catch (error) {
        await holdIfTold(deps, { channel: channel.id, error })
        throw error
      } finally {
        await noted
      }
    },
  }
}

/** For what belongs to no Delivery. `pace`: for what can wait when only the removals' reserve is left; absent for health. */
export function createHealthContext(input: {
  deps: Pick<DeliveryDeps, 'pool' | 'log' | 'stopping'>
  channel: Channel
  deadlineMs: number
  pace?: Pace
}): ChannelContext {
  const { deps, channel, pace } = input
  const account = accountOf(deps, channel)
  const signal = AbortSignal.any([AbortSignal.timeout(input.deadlineMs), deps.stopping])
  return {
    signal,
    log: deps.log,
    now: () => new Date(),
    noteUsage: account.noteUsage,
    async read(spec, call) {
      await assertNotHeld(deps.pool, { channel, ...(spec.cost ? { cost: spec.cost } : {}), ...(pace ? { pace } : {}) })
      if (spec.cost) await reserve(deps.pool, { channel, cost: spec.cost, isRemoval: false })
      return account.listen(callWithDeadline({ ...spec, effect: 'read', signal }, call))
    },
  }
}

/** Between chunks: renews the lease because bytes moved, and re-reads what is wanted. */
async function saveProgress(
  deps: DeliveryDeps,
  { claim, next, sentShare }: { claim: Claim; next: Json; sentShare: number | null },
): Promise<void> {
  const { rows } = await deps.pool.query<{ wanted_seq: number; wanted_action: string }>(
    `update delivery set progress = $3, sent_share = $5, interruptions = 0, lease_until = greatest(lease_until, now() + $4 * interval '1 millisecond')
     where id = $1 and fence = $2 returning wanted_seq, wanted_action`,
    [claim.delivery.id, claim.delivery.fence, JSON.stringify(next), deps.policy.leaseMs, sentShare],
  )
  const row = rows[0]
  if (!row) throw new Superseded('lease lost')
  if (row.wanted_action === 'remove' && claim.target.kind !== 'remove') throw new Superseded('removal wanted')
  if (deps.stopping.aborted) throw new Superseded('stopping')
}

export function toReceipt(row: ReceiptRow): Receipt {
  return {
    channel: row.channel,
    incarnation: row.incarnation,
    key: row.key,
    externalId: row.external_id,
    url: row.url,
    status: row.status,
    createdAt: row.created_at,
    ...(row.data ? { data: row.data } : {}),
  }
}

/** A recorded answer comes back as the type its step gave it: the same step of the same code wrote it. */
function parseRecorded<T extends Json>(answer: Json): T {
  return answer as T
}

function logFor(log: Logger, claim: Claim): Logger {
  const ids = { delivery: claim.delivery.id, channel: claim.delivery.channel, attempt: claim.attemptId }
  return {
    error: (event, facts) => log.error(event, { ...ids, ...facts }),
    warn: (event, facts) => log.warn(event, { ...ids, ...facts }),
    info: (event, facts) => log.info(event, { ...ids, ...facts }),
    debug: (event, facts) => log.debug(event, { ...ids, ...facts }),
  }
}
