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

function unreachable(why: string): DeliveriesAnswer {
  return {
    deliveries: null,
    notice: `Chưa hỏi được bộ phận phát hành (${why}). Việc duyệt vẫn được ghi lại; bài sẽ tự phát khi bộ phận này chạy lại. Nếu kéo dài, báo quản trị.`,
  }
}
