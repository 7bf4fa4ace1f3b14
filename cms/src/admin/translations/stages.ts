import type { Stage } from '@hl/config/chain'

type StageWords = Readonly<Record<`stage.${Stage}`, string>>

/** As config/src/chain.ts names them; the panel's bundle takes types from there, not values. */
export const stageWords: StageWords = {
  'stage.draft': 'Bản nháp',
  'stage.submitted': 'Chờ biên tập',
  'stage.in_edit': 'Đang biên tập',
  'stage.in_check': 'Chờ thẩm định',
  'stage.awaiting_approval': 'Chờ duyệt',
  'stage.approved': 'Đã duyệt',
  'stage.rejected': 'Không sử dụng',
  'stage.taken_down': 'Đã gỡ bài',
}

export const stageWordsEn: StageWords = {
  'stage.draft': 'Draft',
  'stage.submitted': 'Waiting for an editor',
  'stage.in_edit': 'Being edited',
  'stage.in_check': 'Waiting for the check',
  'stage.awaiting_approval': 'Waiting for approval',
  'stage.approved': 'Approved',
  'stage.rejected': 'Not used',
  'stage.taken_down': 'Taken down',
}
