/** One thing people must know of now, however many Items stand for it. What stands is read anew each time. */
import type { NoticeKind } from '@hl/config/channel-health'
import type { ChannelId, ItemType } from '@hl/config/words'
import type { Who } from '../channels/errors'

export interface StandingCause {
  /** one open notice a key */
  key: string
  kind: NoticeKind
  channel: ChannelId | null
  /** another code under the same key is news of its own */
  code: string
  message: string
  help: string
  who: Who
  count: number
  items: NoticeItem[]
  /** can wait until people are at work, unless that would be later than this; absent: told at once */
  waits?: { until: Date | null }
}

export interface NoticeItem {
  type: ItemType
  documentId: string
  title: string
}

/** Items named with a notice, the newest change first. */
export const MOST_ITEMS = 100

/** For an aggregate over `delivery d`. */
export const ITEMS = `to_jsonb((array_agg(jsonb_build_object('type', d.type, 'documentId', d.document_id, 'title', d.title) order by d.updated_at desc))[1:${MOST_ITEMS}])`
