/**
 * What a change of a published Item would reach on each channel, as the publisher says it. It changes with the software only,
 * so one answer is kept; a publisher that is away or slow leaves null, never an error and never a desk that waits.
 */
import type { FacebookFormat } from '@hl/config/release'
import { CHANNEL_IDS, ITEM_TYPES, type ChannelId, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { EDIT_FIELDS, type ChannelEdits, type EditField, type FieldChange } from './contract'
import { editsOnPage } from './format-edits'

const TIMEOUT_MS = 5_000
const PATIENCE_MS = 1_000
const KEEP_MS = 600_000
const ASK_AGAIN_MS = 15_000

const editSchema = z.object({ reach: z.enum(['updated', 'kept', 'unused']), note: z.string() })
const answerSchema = z.object({
  channels: z.array(
    z.object({
      id: z.enum(CHANNEL_IDS),
      name: z.string(),
      /** null: the channel is not connected, so that nothing of ours is there */
      edits: z.record(z.enum(ITEM_TYPES), z.record(z.enum(EDIT_FIELDS), editSchema)).nullable(),
    }),
  ),
})
type Answer = z.infer<typeof answerSchema>['channels'][number]
type Matrices = (Answer & { edits: NonNullable<Answer['edits']> })[]

export interface Asking {
  publisher: EditorialConfig['publisher']
  fetch: typeof globalThis.fetch
  now: () => number
}

interface Draft {
  type: ItemType
  changes: readonly FieldChange[]
  /** where the plan has made anew what cannot be changed */
  replacing: readonly ChannelId[]
  /** of what is live on the Page; undefined: as usual for its type */
  format: FacebookFormat | undefined
}

/** @returns how to ask; every asker has its own memory */
export function createEditMatrix({ publisher, fetch, now }: Asking) {
  let kept: { matrices: Matrices | null; at: number } | null = null
  let running: Promise<void> | null = null

  const ask = async (): Promise<void> => {
    const matrices = await fetchMatrices({ publisher, fetch }).catch(() => null)
    kept = { matrices: matrices ?? kept?.matrices ?? null, at: now() }
    running = null
  }
  return async (input: Draft): Promise<ChannelEdits[] | null> => {
    const isFresh = kept !== null && now() - kept.at < (kept.matrices === null ? ASK_AGAIN_MS : KEEP_MS)
    if (!isFresh && publisher.token !== null) {
      running ??= ask()
      if (kept?.matrices == null) await Promise.race([running, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())])
    }
    return kept?.matrices?.map((channel) => editsOf({ channel, ...input })) ?? null
  }
}

async function fetchMatrices({ publisher, fetch }: Pick<Asking, 'publisher' | 'fetch'>): Promise<Matrices> {
  const response = await fetch(`${publisher.url}/channels`, {
    headers: { authorization: `Bearer ${publisher.token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const { channels } = answerSchema.parse(await response.json())
  return channels.flatMap(({ edits, ...channel }) => (edits === null ? [] : [{ ...channel, edits }]))
}

function editsOf({ channel, type, changes, replacing, format }: Draft & { channel: Matrices[number] }): ChannelEdits {
  const changed = new Set(changes.map(({ field }) => fieldOf({ field, channel: channel.id })))
  const isReplaced = replacing.includes(channel.id)
  const reaches = channel.id === 'facebook' ? editsOnPage({ edits: channel.edits, type, format }) : channel.edits[type]
  const edits = EDIT_FIELDS.map((field) => {
    const edit = reaches[field]
    const shown = edit.reach === 'kept' && isReplaced ? REPLACED : edit
    return { field, label: LABELS[field], ...shown, isChanged: changed.has(field) }
  })
  return { channel: channel.id, name: channel.name, edits }
}

const REPLACED = {
  reach: 'replaced',
  note: 'Bản mới lên và được kiểm lại rồi bản cũ mới bị gỡ; lượt xem và bình luận của bản cũ mất theo.',
} as const

const LABELS: Record<EditField, string> = {
  title: 'Tiêu đề',
  text: 'Nội dung, lời đăng',
  picture: 'Ảnh',
  film: 'Phim',
  address: 'Đường dẫn',
  time: 'Giờ đăng',
  correction: 'Đính chính',
}

/** An own text of one channel is nothing to the others; what a plan adds besides (comment, keywords) no matrix speaks of. */
function fieldOf({ field, channel }: { field: string; channel: ChannelId }): EditField | undefined {
  if (field === 'plan.facebook.message') return channel === 'facebook' ? 'text' : undefined
  if (field === 'plan.youtube.title') return channel === 'youtube' ? 'title' : undefined
  if (field === 'plan.youtube.description') return channel === 'youtube' ? 'text' : undefined
  return FIELD_OF[field]
}

/** Fields of a Release, by what they are to every channel. */
const FIELD_OF: Readonly<Record<string, EditField>> = {
  title: 'title',
  summary: 'text',
  body: 'text',
  transcript: 'text',
  cover: 'picture',
  video: 'film',
  slug: 'address',
  plan: 'time',
  corrections: 'correction',
}
