import type { Stage } from './transitions'

/** As the board says them; the panel shows the same words. */
export const STAGE_NAMES: Record<Stage, string> = {
  draft: 'Bản nháp',
  submitted: 'Chờ biên tập',
  in_edit: 'Đang biên tập',
  in_check: 'Chờ thẩm định',
  awaiting_approval: 'Chờ duyệt',
  approved: 'Đã duyệt',
  rejected: 'Không sử dụng',
  taken_down: 'Đã gỡ bài',
}
