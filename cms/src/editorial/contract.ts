/**
 * The editorial HTTP contract as types and schemas: what the routes take and answer, for the server and the panel.
 * Not for rules: who may do what is data in config/src/chain.ts.
 */
import { PRESET_IDS, REJECT_REASONS, type PresetId, type RejectReason, type Stage, type Transition } from '@hl/config/chain'
import type { Release } from '@hl/config/release'
import type { ChannelId, TypePath } from '@hl/config/words'
import { z } from 'zod'

export interface Person {
  id: string
  name: string
}

/** One button. `needs` says what its body must carry. */
export interface OfferedTransition {
  transition: Transition
  /** as the button says it */
  label: string
  needs: { comment: boolean; checklist: boolean; releaseHash: boolean; reasonCode: boolean }
  /** "Sửa nhỏ": the body must say `minor: true` */
  minor?: true
}

export const TAKEDOWN_CAUSES = ['withdrawn', 'expired'] as const

/** Consents were withdrawn, or are over: until when the Item must be gone, or live without what they allowed. */
export interface TakedownDue {
  cause: (typeof TAKEDOWN_CAUSES)[number]
  dueAt: string
  isOverdue: boolean
  /** of the consents that ended so */
  references: string[]
}

export interface Note {
  id: string
  /** index of the block in `body`, or null for the whole Item */
  blockIndex: number | null
  /** the words it is about */
  excerpt: string
  text: string
  by: Person
  at: string
  fixedAt: string | null
}

export interface Problem {
  /** null: whatever the channel */
  channel: ChannelId | null
  field: string
  message: string
  level: 'error' | 'warning'
  /** where in the text, when the machine can say: offsets in `blockText` of the block, or in the field */
  place?: { blockIndex: number | null; from: number; to: number; excerpt: string } | null
}

/** Nights, times that have passed, a channel that will wait for another. */
export interface TimeHint {
  channel: ChannelId
  message: string
  /** the instant that one click may take instead; null: only said */
  suggestedAt: string | null
}

/** A difference between two Releases, in short texts. */
export interface FieldChange {
  field: string
  label: string
  before: string
  after: string
}

/** `GET /editorial/:type/:documentId`, and the answer of every transition. */
export interface EditorialView {
  title: string
  stage: Stage
  /** as people say it */
  stageName: string
  preset: PresetId
  allowed: Transition[]
  /** the one main button of this caller; null: nothing to pass on */
  mainTransition: OfferedTransition | null
  /** the main button once unsaved changes are in the form, where saving them moves the Item (an edit of what was approved) */
  mainAfterEdit: OfferedTransition | null
  /** under "Việc khác" */
  others: OfferedTransition[]
  /** why this caller may not change the text now; null: may */
  readOnly: { message: string; help: string } | null
  /** why this caller may not approve or sign although their role may: they changed the text */
  fourEyes: { message: string; help: string } | null
  problems: Problem[]
  /** to be answered as `{ [id]: true }` by the transition that signs; empty for everybody else */
  checklist: { id: string; label: string; /** the machine has seen to it: needs no answer */ isTicked?: boolean }[]
  /** null while the Item lacks what a Release must have */
  releaseHash: string | null
  /** of the draft, for `openedVersion` */
  version: string
  /** whose turn it is; null: whoever has the role */
  holder: Person | null
  handedBy: Person | null
  /** in this stage since */
  since: string
  /** set after a return, until it is sent again */
  returnedBy: Person | null
  /** who signed the check that counts now */
  checkedBy: Person | null
  /** everybody who changed the Item since its last approval */
  changers: Person[]
  notes: Note[]
  /** whether this caller may write notes and tick them */
  canNote: boolean
  isLive: boolean
  /** the Release that is live, for "Khác bản trước" */
  previousRelease: Release | null
  /** draft against `previousRelease` */
  changes: FieldChange[]
  /** where the plan has made anew what cannot be changed */
  replacing: ChannelId[]
  /** "Website ngay khi duyệt · Facebook sau Website · YouTube: không (không có video)" */
  planLine: string
  /** live, and somebody in it has withdrawn */
  takedownDue: TakedownDue | null
  /** what speaks against its times; never in the way of anything */
  timeHints: TimeHint[]
  /** a warning (cảnh báo), which may go out at night */
  isWarning: boolean
  /** approved past four eyes and not reviewed yet */
  isEmergency: boolean
  emergency: { by: Person; reason: string; at: string; canReview: boolean } | null
  /** on its way as "Sửa nhỏ": what the approver has to look at */
  minor: { characters: number } | null
  /** the last approval went live nowhere in 90 days and is void */
  lapsed: Lapsed | null
  /** this caller may send `approve` with `{ emergency: true, comment }` */
  canApproveInEmergency: boolean
}

/** What a change of a published Item still reaches on one channel; says the publisher. */
export interface ChannelEdits {
  channel: ChannelId
  name: string
  edits: {
    field: EditField
    label: string
    /** updated: what is there changes. replaced: it is made anew. kept: it stays as it is. unused: the channel never showed it. */
    reach: 'updated' | 'replaced' | 'kept' | 'unused'
    /** a whole sentence */
    note: string
    /** the draft differs in this from what is public */
    isChanged: boolean
  }[]
}
export const EDIT_FIELDS = ['title', 'text', 'picture', 'film', 'address', 'time', 'correction'] as const
export type EditField = (typeof EDIT_FIELDS)[number]

/** Why something approved is back on the desk. */
export interface Lapsed {
  approvedAt: string
  at: string
  message: string
  help: string
}

export const DESK_TABS = ['mine', 'holding', 'moving', 'published', 'problems'] as const
export type DeskTab = (typeof DESK_TABS)[number]

export interface DeskRow {
  type: TypePath
  documentId: string
  title: string
  section: { name: string } | null
  stage: Stage
  stageName: string
  holder: Person | null
  handedBy: Person | null
  since: string
  isReturned: boolean
  isEmergency: boolean
  lapsed: Lapsed | null
  takedownDue: TakedownDue | null
  /** state of the Delivery on each channel; null: none, or the publisher did not answer */
  lights: Record<ChannelId, string | null>
  mainTransition: OfferedTransition | null
}

/** `GET /editorial/desk?tab&cursor&limit` */
export interface DeskAnswer {
  counts: Record<DeskTab, number>
  rows: DeskRow[]
  /** for `cursor`; null on the last page */
  next: string | null
  /** when the publisher could not be asked */
  notice: string | null
}

export const deskQuerySchema = z.object({
  tab: z.enum(DESK_TABS).default('mine'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const newNoteSchema = z.object({
  blockIndex: z.int().min(0).nullish(),
  excerpt: z.string().trim().max(300).default(''),
  text: z.string().trim().min(1).max(2_000),
})
export type NewNote = z.infer<typeof newNoteSchema>

const reasonCodes = Object.keys(REJECT_REASONS) as RejectReason[]

/** `POST /editorial/:type/:documentId/:transition` */
export const bodySchema = z.object({
  comment: z.string().trim().max(2_000).nullish(),
  checklist: z.record(z.string(), z.boolean()).nullish(),
  /** required by `approve` */
  releaseHash: z.string().nullish(),
  /** kept with the Item; most often with `return` */
  notes: z.array(newNoteSchema).max(50).nullish(),
  /** `version` of the view the caller looked at: 409 when the draft moved since */
  openedVersion: z.string().nullish(),
  /** required by `reject` */
  reasonCode: z.enum(reasonCodes).nullish(),
  /** `submit` and `requestCheck` only: a small change of what is live, straight to the approver; 409 when it is none */
  minor: z.boolean().nullish(),
  /** `approve` only: past the steps and four eyes; needs a comment */
  emergency: z.boolean().nullish(),
})
export type TransitionBody = z.infer<typeof bodySchema>

/** One step of a preset's straight way, in words. */
export interface PresetStep {
  stageName: string
  action: string
  /** the roles that may */
  by: string[]
}

/** `GET /editorial/settings`; `PUT` takes `{ preset }`, from a chief editor or super administrator. */
export interface SettingsAnswer {
  preset: PresetId
  presets: { id: PresetId; name: string; help: string; steps: PresetStep[] }[]
  /** active accounts that may approve */
  approvers: number
  /** when only one person can approve */
  warning: string | null
}
export const settingsSchema = z.object({ preset: z.enum(PRESET_IDS) })
