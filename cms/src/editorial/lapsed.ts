/** What the desk says about an approval that lapsed. Words only; the deed is in lapse-approval.ts. */
import { APPROVAL_LASTS_DAYS } from '@hl/config/chain'
import { formatDate } from '@hl/config/time'
import type { Lapsed } from './contract'
import type { ItemState } from './item-state'

export function lapsedOf({ lapsed }: ItemState): Lapsed | null {
  if (lapsed === null) return null
  return {
    ...lapsed,
    message: `Lần duyệt ngày ${formatDate(lapsed.approvedAt)} đã hết hiệu lực: sau ${APPROVAL_LASTS_DAYS} ngày bài vẫn chưa lên kênh nào.`,
    help: 'Người viết hoặc biên tập viên đọc lại, sửa nếu cần rồi trình duyệt từ đầu; nếu không dùng nữa, chọn "Không sử dụng…".',
  }
}
