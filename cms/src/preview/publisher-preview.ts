/** Asks the publisher what every channel would make of a Release. The pages are rendered there, by the code that publishes them. */
import type { Release } from '@hl/config/release'
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { PreviewUnavailable } from './unavailable'

const TIMEOUT_MS = 5_000

/** The Page's own words under it, in whichever form it stands. */
const commented = { comment: z.string().nullish() }
const facebookSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), message: z.string(), link: z.string(), ...commented }),
  z.object({
    kind: z.literal('photos'),
    message: z.string(),
    pictures: z.array(z.object({ sha256: z.string(), alt: z.string() })),
    ...commented,
  }),
  z.object({ kind: z.enum(['video', 'reel']), title: z.string().nullish(), description: z.string(), ...commented }),
  z.object({ kind: z.literal('empty'), ...commented }),
])
/** A publisher newer than this cms may know a form that is not drawn here: that is said, and hides nothing else. */
const anyFacebookSchema = facebookSchema.or(z.object(commented).transform((other) => ({ ...other, kind: 'other' as const })))
const youtubeSchema = z.object({
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()).nullish(),
  categoryId: z.string().nullish(),
  selfDeclaredMadeForKids: z.boolean().nullish(),
  notifySubscribers: z.boolean().nullish(),
  containsSyntheticMedia: z.boolean().nullish(),
})
const answerSchema = z.object({
  problems: z.array(
    z.object({ channel: z.enum(CHANNEL_IDS), field: z.string(), message: z.string(), level: z.enum(['error', 'warning', 'skip']) }),
  ),
  renditions: z.looseObject({ facebook: anyFacebookSchema.optional(), youtube: youtubeSchema.optional() }),
  page: z.string(),
})
export type Preview = z.infer<typeof answerSchema>

/** @throws ZodError */
export function parsePreview(answer: unknown): Preview {
  return answerSchema.parse(answer)
}

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
    return parsePreview(await response.json())
  } catch (cause) {
    throw new PreviewUnavailable(
      503,
      'Chưa hỏi được bộ phận phát hành nên chưa xem trước được.',
      'Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.',
      cause,
    )
  }
}
