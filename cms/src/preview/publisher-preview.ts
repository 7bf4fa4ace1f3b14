/** Asks the publisher what every channel would make of a Release. The pages are rendered there, by the code that publishes them. */
import type { Release } from '@hl/config/release'
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { PreviewUnavailable } from './unavailable'

const TIMEOUT_MS = 5_000

const facebookSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('link'), message: z.string(), link: z.string() }),
  z.looseObject({ kind: z.literal('video'), title: z.string(), description: z.string() }),
  z.looseObject({ kind: z.literal('empty') }),
])
const youtubeSchema = z.looseObject({ title: z.string(), description: z.string() })
const answerSchema = z.object({
  problems: z.array(
    z.object({ channel: z.enum(CHANNEL_IDS), field: z.string(), message: z.string(), level: z.enum(['error', 'warning', 'skip']) }),
  ),
  renditions: z.looseObject({ facebook: facebookSchema.optional(), youtube: youtubeSchema.optional() }),
  page: z.string(),
})
export type Preview = z.infer<typeof answerSchema>

/** @throws PreviewUnavailable when the publisher is away */
export async function askPreview(input: {
  publisher: EditorialConfig['publisher']
  release: Release
  mediaBase: string
}): Promise<Preview> {
  const { publisher, release, mediaBase } = input
  try {
    const response = await fetch(`${publisher.url}/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${publisher.token ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({ release, mediaBase }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`the publisher answered ${response.status}`)
    return answerSchema.parse(await response.json())
  } catch (cause) {
    throw new PreviewUnavailable(
      503,
      'Chưa hỏi được bộ phận phát hành nên chưa xem trước được.',
      'Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.',
      cause,
    )
  }
}
