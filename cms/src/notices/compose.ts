/**
 * What one recipient is told now, if anything. Pure. The first message comes at once; while things change there is one more per
 * `everyMs` at most; when all of it is over, one that says so; what is not her own task waits for the daily one.
 */
import type { Notice } from '@hl/config/channel-health'

/** A notice as it is told: enough to write of it after the publisher has forgotten it. */
export type ToldNotice = Pick<
  Notice,
  'id' | 'kind' | 'channel' | 'code' | 'message' | 'help' | 'who' | 'count' | 'items' | 'openedAt' | 'revision'
>

export interface Standing {
  /** her own tasks that are open and may be told of */
  own: readonly Notice[]
  /** every notice that is open, told or not, hers or not; null: the publisher does not say */
  openIds: ReadonlySet<number> | null
  /** others' tasks that she keeps an eye on */
  rest: readonly Notice[]
  /** what she was told of and not yet told that it is over */
  told: readonly ToldNotice[]
  /** of any kind but the daily one */
  lastAt: Date | null
  isDigestDue: boolean
  now: Date
  everyMs: number
}

export type MessageNotice = ToldNotice & { is: 'new' | 'grown' | 'still' | 'over' | 'rest' }
export interface Message {
  kind: 'now' | 'done' | 'digest'
  notices: MessageNotice[]
}

export function compose(standing: Standing): Message | null {
  const { own, rest, lastAt, now, everyMs, isDigestDue } = standing
  const mayWrite = lastAt === null || now.getTime() - lastAt.getTime() >= everyMs
  const byId = new Map(standing.told.map((notice) => [notice.id, notice]))
  const over = overOf(standing)
  if (mayWrite) {
    const described = own.map((notice) => describe({ notice, known: byId.get(notice.id) }))
    if (described.some(({ is }) => is !== 'still')) return { kind: 'now', notices: [...inOrder(described), ...over] }
    if (own.length === 0 && over.length > 0) return { kind: 'done', notices: over }
  }
  if (!isDigestDue || own.length + rest.length === 0) return null
  const still = own.map((notice) => ({ ...toTold(notice), is: 'still' as const }))
  return { kind: 'digest', notices: [...still, ...rest.map((notice) => ({ ...toTold(notice), is: 'rest' as const }))] }
}

export function toTold(notice: Notice): ToldNotice {
  const { id, kind, channel, code, message, help, who, count, items, openedAt, revision } = notice
  return { id, kind, channel, code, message, help, who, count, items, openedAt, revision }
}

function describe({ notice, known }: { notice: Notice; known: ToldNotice | undefined }): MessageNotice {
  const told = toTold(notice)
  if (!known) return { ...told, is: 'new' }
  return { ...told, is: notice.revision > known.revision ? 'grown' : 'still' }
}

function overOf({ openIds, told }: Standing): MessageNotice[] {
  if (openIds === null) return []
  return told.filter((notice) => !openIds.has(notice.id)).map((notice) => ({ ...notice, is: 'over' }))
}

function inOrder(notices: readonly MessageNotice[]): MessageNotice[] {
  const rank = { new: 0, grown: 1, still: 2, rest: 3, over: 4 }
  return [...notices].sort((a, b) => rank[a.is] - rank[b.is])
}
