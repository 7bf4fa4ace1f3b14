/** What an incarnation remembers of a playlist it has asked for and not heard of: saved before the call, forgotten after it. */
import { z } from 'zod'
import type { Json } from '../channel'

const schema = z.object({
  v: z.literal(1),
  state: z.literal('playlist'),
  code: z.string(),
  sentAt: z.iso.datetime(),
  /** how many complete looks have not found it, each in its time */
  looks: z.number(),
})
export type LostPlaylist = z.infer<typeof schema>

export function lostPlaylist({ code, sentAt }: { code: string; sentAt: Date }): LostPlaylist {
  return { v: 1, state: 'playlist', code, sentAt: sentAt.toISOString(), looks: 0 }
}

/** null when progress speaks of nothing, or of an upload */
export function readLostPlaylist(progress: Json): LostPlaylist | null {
  const parsed = schema.safeParse(progress)
  return parsed.success ? parsed.data : null
}

/** Pure. What one more complete look without a match says: absent after two, the second `looksMs[1]` after the call. */
export function afterLook(args: { lost: LostPlaylist; now: Date; looksMs: readonly [number, number] }): {
  isAbsent: boolean
  next: LostPlaylist
} {
  const { lost, now, looksMs } = args
  const sinceMs = now.getTime() - Date.parse(lost.sentAt)
  const isTime = sinceMs >= (lost.looks === 0 ? looksMs[0] : looksMs[1])
  const next = isTime ? { ...lost, looks: lost.looks + 1 } : lost
  return { isAbsent: next.looks >= 2, next }
}
