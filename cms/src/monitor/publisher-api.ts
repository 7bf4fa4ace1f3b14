/**
 * Asks the publisher's internal API in the name of a person of the panel. The token stays here: no browser sees it.
 * What the publisher refuses is passed on with its own words; a publisher that cannot be reached is a Refusal of its own.
 */
import type { Actor } from '@hl/config/outbox'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { Refusal } from '../editorial/refusal'

const TIMEOUT_MS = 5_000

const refusalSchema = z.object({
  status: z.union([z.literal(400), z.literal(404), z.literal(409), z.literal(422)]),
  body: z.object({ error: z.object({ code: z.string(), message: z.string(), help: z.string() }) }),
})

export interface Question {
  publisher: EditorialConfig['publisher']
  actor: Actor
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** with its query: `/deliveries?limit=50` */
  path: string
  body?: unknown
  timeoutMs?: number
}

/** @throws Refusal: 503 `publisher_unreachable`, or what the publisher itself answered */
export async function askPublisher<T>(schema: z.ZodType<T>, question: Question): Promise<T> {
  const response = await openPublisher(question)
  const answer = schema.safeParse(await response.json().catch(() => null))
  if (answer.success) return answer.data
  const where = answer.error.issues[0]?.path.join('.') ?? ''
  throw unreachable(`trả lời không đúng dạng${where ? `: ${where}` : ''}; hai bên có thể khác phiên bản`)
}

/** The bare answer, for what is passed through as it comes (a zip). @throws as `askPublisher` */
export async function openPublisher({ publisher, actor, method = 'GET', path, body, timeoutMs }: Question): Promise<Response> {
  if (publisher.token === null) throw unreachable('chưa có PUBLISHER_API_TOKEN')
  const headers: Record<string, string> = {
    authorization: `Bearer ${publisher.token}`,
    'x-actor-id': actor.id,
    'x-actor-name': encodeURIComponent(actor.name),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  let response: Response
  try {
    const signal = AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS)
    response = await fetch(`${publisher.url}${path}`, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw unreachable(error instanceof Error && error.name === 'TimeoutError' ? 'không trả lời kịp' : 'không kết nối được')
  }
  if (response.ok) return response
  const said = refusalSchema.safeParse({ status: response.status, body: await response.json().catch(() => null) })
  if (!said.success) throw unreachable(`mã ${response.status}`)
  throw new Refusal({ status: said.data.status, ...said.data.body.error })
}

function unreachable(why: string): Refusal {
  return new Refusal({
    status: 503,
    code: 'publisher_unreachable',
    message: `Không hỏi được bộ phận phát hành (${why}).`,
    help: 'Bài đã duyệt không mất: sẽ tự phát khi bộ phận này chạy lại. Quản trị kiểm tra hl-publisher trên máy chủ.',
  })
}
