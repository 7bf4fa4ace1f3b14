/** What stands on the channel instead of what was approved: as kept with the Delivery (`delivery.drift`) and shown to people. */
import type { Difference, JsonObject } from '../channels/channel'
import type { DeliveryError } from './delivery'

export interface Drift {
  /** when it was read, ISO */
  at: string
  /** nothing of ours stands there any more */
  isGone: boolean
  differences: readonly Difference[]
  /** the text as read, by receipt key: the new baseline, should the board accept it */
  baseline: Readonly<Record<string, JsonObject>>
}

export function driftError({ isGone, differences }: Pick<Drift, 'isGone' | 'differences'>): DeliveryError {
  const fields = [...new Set(differences.map((difference) => difference.field))].join(', ')
  return {
    code: isGone ? 'core.drift_gone' : 'core.drift',
    message: isGone ? 'Bài đã bị xóa hoặc ẩn trên kênh.' : `Bản trên kênh khác bản đã duyệt (${fields}).`,
    help: 'Bấm Đăng lại bản đã duyệt, hoặc Chấp nhận kèm lý do.',
    who: 'duty',
  }
}
