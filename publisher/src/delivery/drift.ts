/** What a Delivery in state `drift` says of itself. */
import type { DeliveryError, Drift } from './delivery'

export function driftError({ isGone, differences }: Pick<Drift, 'isGone' | 'differences'>): DeliveryError {
  const fields = [...new Set(differences.map((difference) => difference.field))].join(', ')
  return {
    code: isGone ? 'core.drift_gone' : 'core.drift',
    message: isGone ? 'Bài đã bị xóa hoặc ẩn trên kênh.' : `Bản trên kênh khác bản đã duyệt (${fields}).`,
    help: 'Bấm Đăng lại bản đã duyệt, hoặc Chấp nhận kèm lý do.',
    who: 'duty',
  }
}
