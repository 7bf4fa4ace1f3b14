/** A publisher that does not answer cannot tell of it: cms says so itself, after a while. */
import type { Notice } from '@hl/config/channel-health'

const PATIENCE_MS = 120_000
/** The publisher's own notices begin at 1. */
const ID = 0

export interface Silence {
  heard(): void
  /** @returns the one notice once it has lasted, else none */
  notice(now: Date): Notice[]
}

export function createSilence(patienceMs = PATIENCE_MS): Silence {
  let since: Date | null = null
  return {
    heard() {
      since = null
    },
    notice(now) {
      since ??= now
      return now.getTime() - since.getTime() < patienceMs ? [] : [silent(since)]
    },
  }
}

function silent(since: Date): Notice {
  const at = since.toISOString()
  return {
    id: ID,
    kind: 'publisher',
    channel: null,
    code: 'publisher',
    message: 'Bộ phận phát hành không trả lời. Bài đã duyệt không mất, nhưng chưa bài nào được gửi.',
    help: 'Quản trị kiểm tra hl-publisher trên máy chủ: npm run doctor.',
    who: 'operator',
    count: 0,
    items: [],
    revision: 1,
    openedAt: at,
    changedAt: at,
    closedAt: null,
    notifyAt: at,
  }
}
