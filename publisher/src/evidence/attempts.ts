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
  sentAt: string
  deadlineAt: string
  endedAt: string | null
  result: string | null
  requestHash: string
  request: unknown
  answer: unknown
  error: unknown
  looks: unknown
}

const PAGE = 100

export async function* readAttempts(client: Queryable, { deliveryId }: { deliveryId: string }): AsyncGenerator<AttemptFact> {
  for (let after = 0; ;) {
    const { rows } = await client.query<AttemptFact>(`${ATTEMPTS} and a.id > $2 order by a.id limit $3`, [deliveryId, after, PAGE])
    yield* rows
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
  const { rows } = await client.query<AttemptFact>(`${ATTEMPTS} order by a.id desc limit $2`, [deliveryId, limit])
  return rows
}

const ATTEMPTS = `
  select a.id, a.action, a.release, a.incarnation, a.fence, a.started_at as "startedAt", a.ended_at as "endedAt", a.outcome, a.error,
    coalesce((select json_agg(json_build_object('name', s.name, 'effect', s.effect, 'release', s.release, 'sentAt', s.sent_at,
      'deadlineAt', s.deadline_at, 'endedAt', s.ended_at, 'result', s.result, 'requestHash', s.request_hash, 'request', s.request,
      'answer', s.answer, 'error', s.error, 'looks', s.looks) order by s.id)
      from step s where s.attempt_id = a.id), '[]') as steps
  from attempt a where a.delivery_id = $1`
