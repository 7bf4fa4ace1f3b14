/** The rules of the editorial chain as data: for each preset, who may move an Item from where to where, and who may edit where. */
import type { Mover, Preset, PresetId, Rule, Stage } from './chain'

const WRITERS: readonly Mover[] = ['contributor', 'editor', 'super-admin']
const EDITORS: readonly Mover[] = ['editor', 'super-admin']
const REVIEWERS: readonly Mover[] = ['compliance-reviewer', 'super-admin']
const APPROVERS: readonly Mover[] = ['chief-editor', 'super-admin']
const DESK: readonly Mover[] = ['editor', 'chief-editor', 'super-admin']
const BEFORE_APPROVAL: readonly Stage[] = ['draft', 'submitted', 'in_edit', 'in_check', 'awaiting_approval']

const EVERYWHERE: readonly Rule[] = [
  { transition: 'approve', from: ['awaiting_approval'], to: 'approved', by: APPROVERS },
  { transition: 'reopen', from: ['rejected', 'taken_down'], to: 'draft', by: DESK },
  { transition: 'discard', from: ['draft', 'in_edit'], to: 'approved', by: DESK, only: 'approved' },
  { transition: 'reject', from: ['submitted', 'in_edit'], to: 'rejected', by: DESK, only: 'not_live' },
  { transition: 'reject', from: ['in_check', 'awaiting_approval'], to: 'rejected', by: APPROVERS, only: 'not_live' },
  { transition: 'takedown', from: [...BEFORE_APPROVAL, 'approved'], to: 'taken_down', by: APPROVERS, only: 'live' },
]

/** Writing, editing, checking and approving are four steps. */
const STEPS: readonly Rule[] = [
  { transition: 'submit', from: ['draft'], to: 'submitted', by: WRITERS },
  { transition: 'submit', from: ['in_edit'], to: 'in_check', by: EDITORS, isAfterReturn: true },
  { transition: 'take', from: ['submitted'], to: 'in_edit', by: EDITORS },
  { transition: 'passCheck', from: ['in_check'], to: 'awaiting_approval', by: REVIEWERS },
  { transition: 'return', from: ['submitted', 'in_edit'], to: 'draft', by: EDITORS },
  { transition: 'return', from: ['in_check'], to: 'in_edit', by: REVIEWERS },
  { transition: 'return', from: ['awaiting_approval'], to: 'in_edit', by: APPROVERS },
  { transition: 'recall', from: ['submitted'], to: 'draft', by: WRITERS, isSendersOnly: true },
  { transition: 'recall', from: ['in_check', 'awaiting_approval'], to: 'in_edit', by: EDITORS, isSendersOnly: true },
  ...EVERYWHERE,
]

const STEPS_EDITS = {
  draft: WRITERS,
  submitted: EDITORS,
  in_edit: EDITORS,
  in_check: [],
  awaiting_approval: [],
  approved: EDITORS,
  rejected: [],
  taken_down: [],
} as const satisfies Preset['edits']

const SAME: Preset['afterEdit'] = {
  draft: 'draft',
  submitted: 'submitted',
  in_edit: 'in_edit',
  in_check: 'in_check',
  awaiting_approval: 'awaiting_approval',
  approved: 'approved',
  rejected: 'rejected',
  taken_down: 'taken_down',
}
/** An editor's first save takes the Item; an edit after approval voids it. */
const STEPS_AFTER_EDIT: Preset['afterEdit'] = { ...SAME, submitted: 'in_edit', approved: 'in_edit' }

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  gon: {
    id: 'gon',
    name: 'Gọn',
    help: 'Cho ban ba người: nháp → chờ duyệt → đã duyệt. Người duyệt ký luôn phần thẩm định.',
    rules: [
      // The stages between are only met where another preset was in force before.
      { transition: 'submit', from: ['draft', 'submitted', 'in_edit', 'in_check'], to: 'awaiting_approval', by: WRITERS },
      { transition: 'return', from: ['submitted', 'in_edit', 'in_check', 'awaiting_approval'], to: 'draft', by: APPROVERS },
      {
        transition: 'recall',
        from: ['submitted', 'in_edit', 'in_check', 'awaiting_approval'],
        to: 'draft',
        by: WRITERS,
        isSendersOnly: true,
      },
      ...EVERYWHERE,
    ],
    edits: { ...STEPS_EDITS, submitted: WRITERS, in_edit: WRITERS, in_check: WRITERS, approved: WRITERS },
    afterEdit: { ...SAME, approved: 'draft' },
    signs: 'approve',
  },
  chuan: {
    id: 'chuan',
    name: 'Chuẩn',
    help: 'Gửi biên tập, chuyển thẩm định, đạt, duyệt.',
    rules: [{ transition: 'requestCheck', from: ['submitted', 'in_edit'], to: 'in_check', by: EDITORS }, ...STEPS],
    edits: STEPS_EDITS,
    afterEdit: STEPS_AFTER_EDIT,
    signs: 'passCheck',
  },
  'day-du': {
    id: 'day-du',
    name: 'Đầy đủ',
    help: 'Đủ mọi bước: biên tập viên nhận bài rồi mới chuyển thẩm định.',
    rules: [{ transition: 'requestCheck', from: ['in_edit'], to: 'in_check', by: EDITORS }, ...STEPS],
    edits: STEPS_EDITS,
    afterEdit: STEPS_AFTER_EDIT,
    signs: 'passCheck',
  },
}

/** Past the steps and past four eyes: needs a reason, is audited as such and stays flagged until another approver has reviewed it. */
export const EMERGENCY: { from: readonly Stage[]; by: readonly Mover[] } = { from: BEFORE_APPROVAL, by: APPROVERS }
