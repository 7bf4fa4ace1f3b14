/**
 * The one interface every Channel implements: how to speak to one platform.
 * Deliberately not in it: when to act, what to retry, how long to wait, what an error means for the Delivery
 * (delivery/decide.ts), queues, the database, other channels. A channel never sleeps, loops over tries or repeats a call.
 */
import type { ChannelId } from '@hl/config/words'
import type { Logger } from '@hl/config/logger'
import type { Release } from '@hl/config/release'
import type { MediaReader } from '../media/media-reader'
import type { Candidate } from './candidate'
import type { EditMatrix } from './edits'
import type { Doubt, Health } from './health'
import type { Observation } from './observation'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
export type JsonObject = { readonly [key: string]: Json | undefined }

/** Exactly what will be sent, as plain data; also the preview. Two equal renditions need no new call. */
export type Rendition = JsonObject

export interface Channel<R extends Rendition = Rendition> {
  readonly id: ChannelId
  /** After an answer was lost: waits from the call's deadline to the first and to the second look. */
  readonly looksMs: readonly [number, number]
  /** Daily budgets the core keeps in its ledger before every call that names a cost; absent when the platform has none. */
  readonly budgets?: Readonly<Record<string, Budget>>
  /** What an Item costs at most, for those who look ahead. */
  readonly expectedCosts?: Readonly<Record<'create' | 'update', readonly Cost[]>>
  /** What decides whether people see what we publish, and no answer of the platform's tells for certain. */
  readonly doubts?: readonly Doubt[]
  /** Channels whose receipts this one's rendition shows: a new receipt there makes this channel due again. */
  readonly embeds?: readonly ChannelId[]

  /** What can still be changed on something already there; data, for people to read beforehand. */
  readonly edits: EditMatrix

  /** Pure. What stands against placing this Release here; shown to the editor long before anything is queued. */
  accepts(release: Release): Problem[]

  /** Channels that must be live with this Item first. Gates the first create, and what is made anew. */
  after(release: Release): readonly ChannelId[]

  /** Pure. `receipts` are those of the same Item on every channel. */
  render(release: Release, receipts: readonly Receipt[]): R

  /** Brings the platform to the plan. Safe to call again after any interruption: finished creates are not repeated. */
  deliver(plan: Plan<R>, ctx: DeliveryContext): Promise<Outcome>

  /**
   * Does ahead of an embargo what nobody can see (an upload kept private), so that the hour itself needs one short call. The
   * same steps and receipts as `deliver`, which goes on from them. Absent where nothing can be done ahead.
   */
  prepare?(plan: Extract<Plan<R>, { action: 'create' }>, ctx: DeliveryContext): Promise<void>

  /**
   * Pure. Whether the change cannot be made on what is there (other media, another link) and the plan wants it made anew:
   * create, verify, then retire the old one. Absent: nothing is ever made anew.
   */
  replaces?(change: { release: Release; previous: R; rendition: R }): boolean

  /** Looks for what an earlier call may have made. Never creates. */
  find(intent: Intent<R>, ctx: ChannelContext): Promise<FindResult>

  /** Reads back one Receipt and compares; `rendition` is null when it should be gone. */
  verify(receipt: Receipt, rendition: R | null, ctx: ChannelContext): Promise<Verified>

  /** Reads back many at once where the platform allows it; absent: `verify` one by one. @returns in the order asked */
  verifyMany?(asked: readonly { receipt: Receipt; rendition: R }[], ctx: ChannelContext): Promise<readonly Verified[]>

  /** The newest things on our own Page or channel, whoever made them: for a person to point at. */
  latest?(ctx: ChannelContext): Promise<readonly Candidate[]>

  /** The thing of our own Page or channel that an id or a pasted link names; null when there is none, or it is not ours. */
  identify?(ref: string, ctx: ChannelContext): Promise<Candidate | null>

  health(ctx: ChannelContext): Promise<Health>

  /** How far what is live has reached, as the platform counts it now. One Observation a receipt and metric that it counts. */
  measure?(receipts: readonly Receipt[], ctx: ChannelContext): Promise<readonly Observation[]>

  /** Whether it ever had an account; absent where none is needed. What is approved before that is skipped, not kept waiting. */
  wasConnected?(): Promise<boolean>
}

export interface Problem {
  /** path in the Release: `title`, `video`, `plan.facebook.message` */
  field: string
  /** Vietnamese: what is wrong and how to mend it */
  message: string
  /** `skip`: this channel has no place for such an Item (an article on YouTube), which is nobody's fault */
  level: 'error' | 'warning' | 'skip'
}

export type Plan<R extends Rendition = Rendition> =
  | { action: 'create'; release: Release; rendition: R }
  /** `previous` is the rendition of the live Release. Receipts to change: `ctx.receipts`. */
  | { action: 'update'; release: Release; rendition: R; previous: R }
  /** Remove every one of `ctx.receipts`, and cancel any open upload in `ctx.progress`. */
  | { action: 'remove' }

export interface Outcome {
  /** Vietnamese; what the thing on the channel lacks ("ảnh giữ nguyên"), else null */
  partly: string | null
  /** When the missing part is worth another try; absent when only a newer Release could bring it. What is there is live meanwhile. */
  againAt?: Date
}

/** The channel's own name for what it accepted. */
export interface ReceiptDraft {
  /** what it is: `page`, `post`, `video` */
  key: string
  /** the platform's id */
  externalId: string
  url: string | null
  data?: JsonObject
}
export interface Receipt extends ReceiptDraft {
  channel: ChannelId
  incarnation: number
  status: ReceiptStatus
  createdAt: Date
}
export type ReceiptStatus = 'creating' | 'live' | 'retiring' | 'hidden' | 'gone'

/** What find, verify and health may do: read. */
export interface ChannelContext {
  readonly signal: AbortSignal
  readonly log: Logger
  now(): Date
  /** What the platform's headers just said about its limits: kept for all processes. Never throws. */
  noteUsage(usage: Usage): void
  /** Told the HTTP status of each answer of the platform, for the time line. */
  heard?(status: number): void
  /** One reading call with its deadline and its cost in the channel's ledger. */
  read<T>(spec: ReadSpec, call: (signal: AbortSignal) => Promise<T>): Promise<T>
}

export interface DeliveryContext extends ChannelContext {
  readonly deliveryId: string
  /** Rises only after a verified removal or by an operator; one incarnation is at most one visible thing. */
  readonly incarnation: number
  readonly media: MediaReader
  /** The name of a section as the board has it now; null when there is none. It is in no Release: it may change. */
  sectionName(documentId: string): Promise<string | null>
  /** This Delivery's receipts that are not gone. */
  readonly receipts: readonly Receipt[]
  /** What this incarnation saved so far (an upload session, an offset); null at first. */
  readonly progress: Json
  /** Committed before it returns. Throws `Superseded` when a removal is wanted or the lease is lost: let it pass.
   *  `sentShare`: how much of it has gone, from 0 to 1, for people to see. */
  saveProgress(progress: Json, sentShare?: number): Promise<void>
  /**
   * One writing call: the intention is committed before, the outcome after. A `create` or `resumable` that already
   * succeeded in this incarnation is not called again: its recorded answer is returned.
   */
  step<T extends Json>(spec: StepSpec, call: (signal: AbortSignal) => Promise<StepResult<T>>): Promise<T>
}

export interface ReadSpec {
  name: string
  deadlineMs: number
  cost?: Cost
}

export interface StepSpec extends ReadSpec {
  /**
   * repeatable: doing it twice is the same as once (an update, a delete, an invisible upload session).
   * create: twice makes two visible things; a lost answer is looked for with `find` before it is called again.
   * resumable: as create, but the channel can itself go on from `progress` after a crash (YouTube's upload session);
   *   it throws OutcomeUnknown when it cannot tell.
   */
  effect: 'repeatable' | 'create' | 'resumable'
  /** What is sent, without secrets: hashed, and shown in the Attempt's time line. */
  request: Json
  /** Only one such call at a time on the whole channel (Facebook's visible create). */
  exclusive?: boolean
}

export interface StepResult<T extends Json> {
  answer: T
  /** Written with the outcome, in one transaction. */
  receipts?: readonly ReceiptDraft[]
}

/** Units taken from the channel's own ledger before the call; refused with LimitReached when it would overdraw. */
export interface Cost {
  bucket: string
  units: number
}

export interface Budget {
  /** Vietnamese, for people: "lượt tải phim lên" */
  name: string
  perDay: number
  /** Kept back for removals. */
  reserve: number
  /** Whose midnight resets it. */
  timeZone: string
}

/** What was sent without a known outcome. */
export interface Intent<R extends Rendition = Rendition> {
  deliveryId: string
  step: string
  request: Json
  sentAt: Date
  release: Release
  rendition: R
  progress: Json
  /** Platform ids that already belong to some receipt of ours on this channel: never adopted twice. */
  knownIds: ReadonlySet<string>
}

export interface FindResult {
  matches: readonly ReceiptDraft[]
  /** The whole stretch of time was seen (every page read, nothing lagging). */
  complete: boolean
  /** The platform answered about this very intent (an upload session, a video id): one look is enough. */
  certain?: boolean
  /** Absent though it be, what `progress` holds is still of use (pictures uploaded and shown nowhere). */
  keepsProgress?: boolean
  asOf: Date
}

export type Verified =
  /** As approved. `baseline` is the text as read, for the drift check; `receipt` may bring the permalink. */
  | { status: 'match'; baseline: JsonObject; receipt?: ReceiptDraft }
  /** Not final yet: processing, replication. */
  | { status: 'pending'; lookAgainMs: number; note: string }
  | { status: 'differs'; differences: readonly Difference[]; baseline: JsonObject }
  /** Nobody can see it any more: deleted, or (hidden) kept privately by the platform. */
  | { status: 'gone' | 'hidden' }

export interface Difference {
  field: string
  expected: string
  found: string
}

/** Of the platform's tightest limit. */
export interface Usage {
  percent: number
  /** calls are welcome again then; null: they are welcome now */
  regainAt: Date | null
}
