/**
 * The editorial chain: its stages and moves with their words, and `decide`, the only reader of the rules, for panel, HTTP and
 * scripts. Not here: the rules themselves (chain-presets.ts), who a person is, and four eyes (cms/src/editorial).
 */
import type { Role } from './roles'

export const STAGE_NAMES = {
  draft: 'Bản nháp',
  submitted: 'Chờ biên tập',
  in_edit: 'Đang biên tập',
  in_check: 'Chờ thẩm định',
  awaiting_approval: 'Chờ duyệt',
  approved: 'Đã duyệt',
  rejected: 'Không sử dụng',
  taken_down: 'Đã gỡ bài',
} as const
export type Stage = keyof typeof STAGE_NAMES
export const STAGES = [
  'draft',
  'submitted',
  'in_edit',
  'in_check',
  'awaiting_approval',
  'approved',
  'rejected',
  'taken_down',
] as const satisfies readonly Stage[]

/** In the order a screen offers them: the first that is allowed is the main button. */
export const TRANSITIONS = [
  'approve',
  'passCheck',
  'submit',
  'requestCheck',
  'take',
  'reopen',
  'return',
  'recall',
  'discard',
  'reject',
  'takedown',
] as const
export type Transition = (typeof TRANSITIONS)[number]

export const TRANSITION_NAMES: Record<Transition, string> = {
  submit: 'Gửi biên tập',
  take: 'Nhận bài',
  requestCheck: 'Chuyển thẩm định',
  passCheck: 'Đạt, trình duyệt',
  return: 'Trả lại…',
  approve: 'Duyệt và phát hành',
  reject: 'Không sử dụng…',
  takedown: 'Gỡ khỏi mọi kênh…',
  reopen: 'Mở lại để sửa',
  recall: 'Rút về để sửa',
  discard: 'Bỏ bản đang sửa, giữ bản đã đăng',
}
/** `submit` after a return: past the steps between, to the person who returned. */
export const SUBMIT_AGAIN = 'Gửi lại người trả'

/**
 * "Sửa nhỏ": a few characters of what is live were changed and the machine finds nothing. One of these moves, with
 * `{ minor: true }`, then leads straight to the approver, who signs the checklist; four eyes stay.
 */
export const MINOR = {
  label: 'Sửa nhỏ',
  transitions: ['requestCheck', 'submit'],
  to: 'awaiting_approval',
  /** characters taken out and put in, in all texts together */
  maxCharacters: 40,
} as const satisfies { label: string; transitions: readonly Transition[]; to: Stage; maxCharacters: number }

/** An approval whose Release went live on no channel within this many days is void. */
export const APPROVAL_LASTS_DAYS = 90

/** Moves that pass an Item on, and so may be somebody's main button; the rest is under "Việc khác". */
export const FORWARD: readonly Transition[] = ['approve', 'passCheck', 'submit', 'requestCheck', 'take', 'reopen']

export const REJECT_REASONS = {
  out_of_scope: 'Ngoài phạm vi',
  duplicate: 'Trùng bài đã có',
  internal_or_secret: 'Thông tin nội bộ hoặc bí mật',
  unverified: 'Chưa kiểm chứng được',
  low_quality: 'Chưa đạt chất lượng',
} as const
export type RejectReason = keyof typeof REJECT_REASONS

export type Mover = Role | 'super-admin'
export const MOVERS: readonly Mover[] = [
  'contributor',
  'editor',
  'compliance-reviewer',
  'chief-editor',
  'system-admin',
  'inspector',
  'super-admin',
]

export interface Rule {
  transition: Transition
  from: readonly Stage[]
  to: Stage
  by: readonly Mover[]
  /** `live`: only with an approved version on the channels; `not_live`: only without; `approved`: live, and its approval has not lapsed */
  only?: 'live' | 'not_live' | 'approved'
  /** only for whoever handed the Item over */
  isSendersOnly?: true
  /** only after a return; leads back to the returner's stage instead of `to` */
  isAfterReturn?: true
}

export interface Preset {
  id: PresetId
  name: string
  help: string
  rules: readonly Rule[]
  /** who may change the text in which stage; where nobody may, the form is read-only */
  edits: Readonly<Record<Stage, readonly Mover[]>>
  /** where an edit leaves the Item */
  afterEdit: Readonly<Record<Stage, Stage>>
  /** the transition whose maker signs the checklist */
  signs: Transition
}
export const PRESET_IDS = ['gon', 'chuan', 'day-du'] as const
export type PresetId = (typeof PRESET_IDS)[number]

export interface Situation {
  stage: Stage
  /** an approved version exists that was not taken down */
  isLive: boolean
  movers: readonly Mover[]
  /** the caller handed the Item over */
  isSender: boolean
  /** set after a return: where the returner waits for it */
  returnedFrom: Stage | null
  /** somebody signed the check since the Item was last opened for editing */
  isChecked: boolean
  /** the last approval lapsed unused: what is live is older, and nothing here is a copy of it */
  hasLapsed: boolean
}

export type Decision =
  | { kind: 'move'; to: Stage }
  | { kind: 'forbidden' }
  | { kind: 'not_in_chain' }
  | { kind: 'wrong_stage'; from: readonly Stage[] }
  | { kind: 'not_live' }
  | { kind: 'live' }
  | { kind: 'lapsed' }
  | { kind: 'not_sender' }
  | { kind: 'no_short_way' }

/** Pure. Rights first, so that somebody without them learns nothing about the stage. @param input.isMinor the short way is asked for */
export function decide(input: Situation & { preset: Preset; transition: Transition; isMinor?: boolean }): Decision {
  const { preset, transition, stage, movers, returnedFrom } = input
  const rules = preset.rules.filter((rule) => rule.transition === transition)
  if (rules.length === 0) return { kind: 'not_in_chain' }
  const mine = rules.filter((rule) => rule.by.some((mover) => movers.includes(mover)))
  if (mine.length === 0) return { kind: 'forbidden' }
  const rule = mine.find((one) => one.from.includes(stage) && (!one.isAfterReturn || returnedFrom !== null))
  if (!rule) {
    const isOthers = rules.some((one) => one.from.includes(stage) && !one.isAfterReturn)
    return isOthers ? { kind: 'forbidden' } : { kind: 'wrong_stage', from: mine.flatMap((one) => one.from) }
  }
  if (rule.only && rule.only !== 'not_live' && !input.isLive) return { kind: 'not_live' }
  if (rule.only === 'approved' && input.hasLapsed) return { kind: 'lapsed' }
  if (rule.only === 'not_live' && input.isLive) return { kind: 'live' }
  if (rule.isSendersOnly && !input.isSender) return { kind: 'not_sender' }
  const to = transition === 'submit' ? sentBackTo(input, rule.to) : rule.to
  if (!input.isMinor) return { kind: 'move', to }
  return hasShortWay({ ...input, to }) ? { kind: 'move', to: MINOR.to } : { kind: 'no_short_way' }
}

/** To the returner, unless that is an approver who could not approve: then the check comes first. */
function sentBackTo({ preset, returnedFrom, isChecked }: Situation & { preset: Preset }, ordinary: Stage): Stage {
  if (returnedFrom === null) return ordinary
  const isDeadEnd = returnedFrom === 'awaiting_approval' && preset.signs === 'passCheck' && !isChecked
  return isDeadEnd ? ordinary : returnedFrom
}

function hasShortWay({ transition, isLive, to }: { transition: Transition; isLive: boolean; to: Stage }): boolean {
  return isLive && to !== MINOR.to && MINOR.transitions.some((one) => one === transition)
}

/** The transition whose maker signs the checklist of this Item. */
export function signingTransition({ preset, isMinor }: { preset: Preset; isMinor: boolean }): Transition {
  return isMinor ? 'approve' : preset.signs
}

export function allowedTransitions(input: Situation & { preset: Preset }): Transition[] {
  return TRANSITIONS.filter((transition) => decide({ ...input, transition }).kind === 'move')
}

/** @returns where an edit leaves the Item; null when none of these roles may change the text in this stage */
export function stageAfterEdit(input: { preset: Preset; stage: Stage; movers: readonly Mover[] }): Stage | null {
  const { preset, stage, movers } = input
  return preset.edits[stage].some((mover) => movers.includes(mover)) ? preset.afterEdit[stage] : null
}

export function isTransition(text: string): text is Transition {
  return TRANSITIONS.some((transition) => transition === text)
}
