/** Asks the publisher what it has placed, awaits and is late with. Unreachable is an answer, not an error. */
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { unreachable } from '../editorial/deliveries'
import type { CalendarQuery } from './contract'

const TIMEOUT_MS = 3_000

const rowSchema = z.object({
  type: z.enum(['articles', 'videos', 'faqs']),
  documentId: z.string(),
  channel: z.enum(CHANNEL_IDS),
  title: z.string(),
  section: z.string().nullable(),
  state: z.string(),
  placedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  isLate: z.boolean(),
})
const answerSchema = z.object({ rows: z.array(rowSchema), isComplete: z.boolean() })
export type Placed = z.infer<typeof rowSchema>

export async function fetchPlaced(input: {
  publisher: EditorialConfig['publisher']
  query: CalendarQuery
}): Promise<{ rows: Placed[]; isComplete: boolean; notice: string | null }> {
  const { publisher, query } = input
  if (publisher.token === null) return away('chưa có PUBLISHER_API_TOKEN')
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  try {
    const response = await fetch(`${publisher.url}/calendar?${new URLSearchParams(asked).toString()}`, {
      headers: { authorization: `Bearer ${publisher.token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return away(`mã ${response.status}`)
    return { ...answerSchema.parse(await response.json()), notice: null }
  } catch (error) {
    return away(error instanceof Error ? error.name : 'lỗi lạ')
  }
}

function away(why: string) {
  return { rows: [], isComplete: true, notice: unreachable(why).notice }
}
