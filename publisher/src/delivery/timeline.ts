/** One Delivery in full: its Attempts with their steps, its receipts, and what was found on the channel. Reads only. */
import { redact } from '@hl/config/logger'
import { deliveryErrorSchema } from '@hl/config/monitor'
import type { Json, JsonObject } from '../channels/channel'
import type { ChannelErrorFacts } from '../channels/errors'
import type { Queryable } from '../database'
import type { DeliveryError, Drift } from './delivery'

type PlatformFacts = NonNullable<ChannelErrorFacts['platform']>
type ShownError = DeliveryError & { platform?: PlatformFacts | null }

export interface StepView {
  id: number
  name: string
  effect: string
  sentAt: Date
  deadlineAt: Date
  endedAt: Date | null
  result: string | null
  httpStatus: number | null
  platformCode: string | null
  error: DeliveryError | null
  request: Json
  requestHash: string
  answer: Json
  looks: JsonObject[]
}

export interface AttemptView {
  id: number
  fence: number
  incarnation: number
  action: string
  release: string | null
  startedAt: Date
  endedAt: Date | null
  outcome: string | null
  error: JsonObject | null
  by: { id: string; name: string; action: string; at: string } | null
  nextTryAt: Date | null
  steps: StepView[]
}

const MOST_ATTEMPTS = 100
const MOST_STEPS = 1_000
/** characters of one request or answer */
const MOST_SHOWN = 8_000

/** The newest first. */
export async function readTimeline(client: Queryable, deliveryId: string): Promise<AttemptView[]> {
  const [attempts, steps] = await Promise.all([
    client.query<Omit<AttemptView, 'steps'>>(
      `select id, fence, incarnation, action, release, started_at as "startedAt", ended_at as "endedAt", outcome, error,
         started_by as by, next_try_at as "nextTryAt"
       from attempt where delivery_id = $1 order by id desc limit ${MOST_ATTEMPTS}`,
      [deliveryId],
    ),
    client.query<Omit<StepView, 'platformCode' | 'error'> & { attempt_id: number; error: ShownError | null }>(
      `select attempt_id, id, name, effect, sent_at as "sentAt", deadline_at as "deadlineAt", ended_at as "endedAt", result,
         http_status as "httpStatus", request, request_hash as "requestHash", answer, error, looks
       from step where delivery_id = $1 order by id desc limit ${MOST_STEPS}`,
      [deliveryId],
    ),
  ])
  return attempts.rows.map((attempt) => ({
    ...attempt,
    error: errorIn(attempt.error),
    steps: steps.rows
      .filter((step) => step.attempt_id === attempt.id)
      .map(({ attempt_id: _, ...step }) => ({
        ...step,
        request: shown(step.request),
        answer: shown(step.answer ?? wordsOf(step.error?.platform)),
        httpStatus: step.httpStatus ?? step.error?.platform?.status ?? null,
        platformCode: platformCodeOf(step.error?.platform),
      }))
      .reverse(),
  }))
}

/** Null where what is kept of an Attempt is no error in words: ids that were found, differences. */
function errorIn(kept: JsonObject | null): JsonObject | null {
  return deliveryErrorSchema.safeParse(kept).success ? kept : null
}

/** As the platform writes it: `190/463`, `quotaExceeded`. */
export function platformCodeOf(platform: PlatformFacts | null | undefined): string | null {
  if (!platform) return null
  if (platform.code === undefined) return platform.reason ?? null
  return platform.subcode === undefined ? String(platform.code) : `${platform.code}/${platform.subcode}`
}

/** Redacted when it was written, and once more for what a pattern knows by now; cut where nobody would read on. */
function shown(value: Json): Json {
  const text = JSON.stringify(redact(value)) ?? 'null'
  return text.length > MOST_SHOWN ? { cut: `${text.slice(0, MOST_SHOWN)}…` } : parseShown(text)
}

function parseShown(text: string): Json {
  return JSON.parse(text) as Json
}

/** What of a refusal is kept: the platform's codes, and its words cut short. */
function wordsOf(platform: PlatformFacts | null | undefined): Json {
  return platform ? { ...platform } : null
}

export interface DeliveryFacts {
  fence: number
  nextTryAt: Date | null
  checkedAt: Date | null
  drift: Pick<Drift, 'at' | 'isGone' | 'differences'> | null
  receipts: ReceiptView[]
}
export interface ReceiptView {
  id: string
  url: string | null
  key: string
  status: string
  at: Date
  release: string | null
  incarnation: number
}

/** What only the view of one Delivery shows. */
export async function readFacts(client: Queryable, deliveryId: string): Promise<DeliveryFacts> {
  const [facts, receipts] = await Promise.all([
    client.query<{
      fence: number
      due_at: Date | null
      checked_at: Date | null
      drift: Drift | null
      is_drift: boolean
      is_later: boolean
    }>(`select fence, due_at, checked_at, drift, state = 'drift' as is_drift, due_at > now() as is_later from delivery where id = $1`, [
      deliveryId,
    ]),
    client.query<ReceiptView>(
      `select external_id as id, url, key, status, created_at as at, release, incarnation from receipt where delivery_id = $1 order by id desc limit 50`,
      [deliveryId],
    ),
  ])
  const row = facts.rows[0]
  const found = row?.is_drift ? row.drift : null
  return {
    fence: row?.fence ?? 0,
    nextTryAt: row?.is_later ? row.due_at : null,
    checkedAt: row?.checked_at ?? null,
    drift: found ? { at: found.at, isGone: found.isGone, differences: found.differences } : null,
    receipts: receipts.rows,
  }
}
