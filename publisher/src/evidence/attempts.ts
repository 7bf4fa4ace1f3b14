/** Each Attempt of a Delivery with its steps: what was sent and what came back, as recorded. In pages, so that memory stays flat. */
import type { Queryable } from '../database'

export interface AttemptFact {
  id: number
  action: string
  release: string | null
  incarnation: number
  fence: number
  startedAt: Date
  endedAt: Date | null
  outcome: string | null
  error: unknown
  steps: StepFact[]
}

export interface StepFact {
  name: string
  effect: string
  release: string | null
  sentAt: Date
  deadlineAt: Date
  endedAt: Date | null
  result: string | null
  httpStatus: number | null
  requestHash: string
  request: unknown
  answer: unknown
  error: unknown
  looks: unknown
}

const PAGE = 200

export async function* readAttempts(client: Queryable, { deliveryId }: { deliveryId: string }): AsyncGenerator<AttemptFact> {
  for (let after = 0; ;) {
    const { rows } = await client.query<AttemptRow>(`${ATTEMPTS} and id > $2 order by id limit $3`, [deliveryId, after, PAGE])
    yield* await withSteps(client, { deliveryId, rows })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}

/** The newest few, newest first: what people read. */
export async function readNewestAttempts(
  client: Queryable,
  { deliveryId, limit }: { deliveryId: string; limit: number },
): Promise<AttemptFact[]> {
  const { rows } = await client.query<AttemptRow>(`${ATTEMPTS} order by id desc limit $2`, [deliveryId, limit])
  return withSteps(client, { deliveryId, rows })
}

type AttemptRow = Omit<AttemptFact, 'steps'>

const ATTEMPTS = `
  select id, action, release, incarnation, fence, started_at as "startedAt", ended_at as "endedAt", outcome, error
  from attempt where delivery_id = $1`

/** By Delivery first: that is what steps are indexed by. */
const STEPS = `
  select attempt_id as "attemptId", name, effect, release, sent_at as "sentAt", deadline_at as "deadlineAt", ended_at as "endedAt", result,
    http_status as "httpStatus", request_hash as "requestHash", request, answer, error, looks
  from step where delivery_id = $1 and attempt_id between $2 and $3 order by id`

async function withSteps(
  client: Queryable,
  { deliveryId, rows }: { deliveryId: string; rows: readonly AttemptRow[] },
): Promise<AttemptFact[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const steps = await client.query<StepFact & { attemptId: number }>(STEPS, [deliveryId, Math.min(...ids), Math.max(...ids)])
  const byAttempt = new Map(ids.map((id) => [id, new Array<StepFact>()]))
  for (const { attemptId, ...step } of steps.rows) byAttempt.get(attemptId)?.push(step)
  return rows.map((row) => ({ ...row, steps: byAttempt.get(row.id) ?? [] }))
}
