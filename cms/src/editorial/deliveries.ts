/** What the publisher says about an Item. The desk must work without it: unreachable is an answer, not an error. */
import { TYPE_PATHS, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'

const TIMEOUT_MS = 1_500

const answerSchema = z.object({ deliveries: z.array(z.looseObject({ channel: z.string(), state: z.string() })) })
export type Deliveries = z.infer<typeof answerSchema>['deliveries']
export type DeliveriesAnswer = { deliveries: Deliveries; notice: null } | { deliveries: null; notice: string }

export async function fetchDeliveries(input: {
  publisher: EditorialConfig['publisher']
  type: ItemType
  documentId: string
  fetch?: typeof globalThis.fetch
}): Promise<DeliveriesAnswer> {
  const { publisher, type, documentId, fetch = globalThis.fetch } = input
  if (publisher.token === null) return unreachable('chưa có PUBLISHER_API_TOKEN')
  const query = new URLSearchParams({ type: TYPE_PATHS[type], documentId })
  try {
    const response = await fetch(`${publisher.url}/deliveries?${query.toString()}`, {
      headers: { authorization: `Bearer ${publisher.token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return unreachable(`mã ${response.status}`)
    return { deliveries: answerSchema.parse(await response.json()).deliveries, notice: null }
  } catch (error) {
    return unreachable(error instanceof Error ? error.name : 'lỗi lạ')
  }
}

/** States in which somebody has to do something. */
const TROUBLES = ['blocked', 'rejected', 'failed', 'unknown', 'drift'] as const
const troubledSchema = z.object({ deliveries: z.array(z.looseObject({ documentId: z.string() })) })

/** @returns the documents with such a Delivery, the latest 200 of each state */
export async function fetchTroubled(input: {
  publisher: EditorialConfig['publisher']
  fetch?: typeof globalThis.fetch
}): Promise<{ documentIds: string[]; notice: string | null }> {
  const { publisher, fetch = globalThis.fetch } = input
  if (publisher.token === null) return { documentIds: [], notice: unreachable('chưa có PUBLISHER_API_TOKEN').notice }
  const headers = { authorization: `Bearer ${publisher.token}` }
  try {
    const lists = await Promise.all(
      TROUBLES.map(async (state) => {
        const address = `${publisher.url}/deliveries?state=${state}&limit=200`
        const response = await fetch(address, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
        return troubledSchema.parse(await response.json()).deliveries.map((delivery) => delivery.documentId)
      }),
    )
    return { documentIds: [...new Set(lists.flat())], notice: null }
  } catch (error) {
    return { documentIds: [], notice: unreachable(error instanceof Error ? error.name : 'lỗi lạ').notice }
  }
}

export function unreachable(why: string): Extract<DeliveriesAnswer, { deliveries: null }> {
  return {
    deliveries: null,
    notice: `Chưa hỏi được bộ phận phát hành (${why}). Việc duyệt vẫn được ghi lại; bài sẽ tự phát khi bộ phận này chạy lại. Nếu kéo dài, báo quản trị.`,
  }
}
