/**
 * One Delivery in full, and what an operator's calls take and answer: the second half of the monitor's contract (monitor.ts
 * has the overview and the list). Times are ISO instants; nothing here ever holds a secret.
 */
import { z } from 'zod'
import { preflightSchema } from './channel-health'
import { deliveryErrorSchema, deliveryViewSchema, GROUPS, SHOWN_STATES, type ShownState } from './monitor'
import { deliveryReachSchema } from './reach'
import { CHANNEL_IDS } from './words'

const instant = z.iso.datetime({ offset: true })
const person = z.looseObject({ id: z.string(), name: z.string() })

/** One call to the platform: what was sent and what came back, both redacted and bounded. */
export const stepSchema = z.looseObject({
  id: z.int(),
  name: z.string(),
  /** repeatable, create, resumable */
  effect: z.string(),
  sentAt: instant,
  deadlineAt: instant,
  endedAt: instant.nullable(),
  /** ok, refused, unknown, found, absent, interrupted; null: no answer yet */
  result: z.string().nullable(),
  httpStatus: z.int().nullable(),
  /** as the platform writes it: `190/463`, `quotaExceeded` */
  platformCode: z.string().nullable(),
  error: deliveryErrorSchema.nullable(),
  request: z.unknown(),
  requestHash: z.string(),
  answer: z.unknown(),
  /** when it was looked for after a lost answer */
  looks: z.array(z.unknown()),
})

export const attemptSchema = z.looseObject({
  id: z.int(),
  fence: z.int(),
  incarnation: z.int(),
  /** publish, remove */
  action: z.string(),
  release: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z.string().nullable(),
  /** null where what is kept of it is no error in words: ids that were found, differences */
  error: deliveryErrorSchema.nullable(),
  /** the operator whose act made it due; null: by itself */
  by: person.extend({ action: z.string(), at: instant }).nullable(),
  /** when the next one was set for; null: none, or it is not this Attempt's doing */
  nextTryAt: instant.nullable(),
  steps: z.array(stepSchema),
})

export const receiptSchema = z.looseObject({
  id: z.string(),
  url: z.string().nullable(),
  /** post, video, photo, comment, page … */
  key: z.string(),
  /** creating, live, retiring, hidden, gone */
  status: z.string(),
  at: instant,
  /** what it carries */
  release: z.string().nullable(),
  incarnation: z.int(),
})

/** What stands on the channel instead of what was approved. */
export const driftSchema = z.looseObject({
  at: instant,
  /** somebody deleted it: repairing makes it anew */
  isGone: z.boolean(),
  differences: z.array(z.looseObject({ field: z.string(), expected: z.string(), found: z.string() })),
})

export const auditEntrySchema = z.looseObject({
  id: z.int(),
  at: instant,
  actor: person,
  action: z.string(),
  channel: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** null: not chained yet, about a second */
  seal: z.looseObject({ no: z.int(), hash: z.string() }).nullable(),
})

/** `GET /deliveries/:id`. Newest Attempt and newest entry first. */
export const deliveryDetailSchema = deliveryViewSchema.extend({
  section: z.string().nullable(),
  unit: z.string().nullable(),
  fence: z.int(),
  /** when the system tries or looks again by itself */
  nextTryAt: instant.nullable(),
  /** when it was last compared with what is approved */
  checkedAt: instant.nullable(),
  drift: driftSchema.nullable(),
  /** what would stop a scheduled one; null: not looked at yet, or not scheduled */
  preflight: preflightSchema.nullable(),
  /** null: its channel counts nothing, or it never went live */
  reach: deliveryReachSchema.nullable(),
  timeline: z.array(attemptSchema),
  receipts: z.array(receiptSchema),
  audit: z.array(auditEntrySchema),
})

/** `GET /items` and the filter of a replay: one and the same. `section` and `unit` are documentIds. */
export const itemFilterSchema = z.object({
  group: z.enum(GROUPS).optional(),
  state: z.enum(SHOWN_STATES as [ShownState, ...ShownState[]]).optional(),
  channel: z.enum(CHANNEL_IDS).optional(),
  cause: z.string().max(200).optional(),
  type: z.enum(['articles', 'videos', 'faqs']).optional(),
  documentId: z.string().max(100).optional(),
  section: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  /** on the last change */
  since: instant.optional(),
  until: instant.optional(),
  /** in the title, whatever its case and diacritics */
  q: z.string().max(200).optional(),
  /** due for longer than LATE_AFTER_MS and nobody at it; work on a paused channel is not late */
  late: z.union([z.boolean(), z.stringbool()]).optional(),
})

/** `GET /deliveries/:id/candidates`: what we sent beside what the Page shows, so that a person can point. */
export const candidatesSchema = z.looseObject({
  sent: z.looseObject({ text: z.string(), link: z.string().nullable(), sentAt: instant.nullable() }),
  candidates: z.array(
    z.looseObject({
      id: z.string(),
      url: z.string().nullable(),
      text: z.string(),
      createdAt: instant.nullable(),
      pictureUrl: z.string().nullable(),
      isLikely: z.boolean(),
      /** belongs to another Delivery */
      isTaken: z.boolean(),
    }),
  ),
  /** from here on "none of these: send again" is allowed; null: allowed now */
  absentFrom: instant.nullable(),
})

/** `POST /deliveries/:id/accept`: what differs is left as it is. */
export const acceptBodySchema = z.object({ expected: z.int(), reason: z.string().trim().min(1).max(1_000) })
/** retry, cancel, repair */
export const expectedBodySchema = z.object({ expected: z.int() })
export const resolveBodySchema = z.union([
  z.object({ expected: z.int(), as: z.literal('present'), id: z.string().min(1).optional(), url: z.url().optional() }),
  z.object({ expected: z.int(), as: z.literal('absent') }),
])

/** `POST /causes/free { key }` */
export const freedSchema = z.looseObject({ count: z.int() })

/** `POST /deliveries/replay`. Nothing is done unless `dryRun` is false. */
export const replayBodySchema = itemFilterSchema.extend({ limit: z.int().min(1).max(1000).default(200), dryRun: z.boolean().default(true) })
export const replayAnswerSchema = z.looseObject({
  dryRun: z.boolean(),
  count: z.int(),
  creates: z.int(),
  updates: z.int(),
  byChannel: z.partialRecord(z.enum(CHANNEL_IDS), z.int()),
  /** more fit the filter than one call takes */
  isCut: z.boolean(),
  /** what fits the filter and is left alone, and why */
  left: z.array(z.looseObject({ count: z.int(), why: z.string() })),
  /** what could appear twice, and why; empty: nothing */
  repeats: z.array(z.looseObject({ channel: z.enum(CHANNEL_IDS), count: z.int(), why: z.string() })),
})

/** A long run in the background. `total` 0: not counted yet. */
const run = z.looseObject({
  isRunning: z.boolean(),
  done: z.int(),
  total: z.int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** who began the last one; null: the system, at night */
  by: z.string().nullable(),
  /** why it did not end well, in words for people */
  problem: z.string().nullable(),
})

/** `GET /site/rebuild`, and `POST` to begin: 202, or 409 `busy` while one runs. */
export const rebuildSchema = run

/** `GET /channels/:id/check`, and `POST` to begin: looks for what somebody changed or deleted on the channel. */
export const channelCheckSchema = run.extend({
  channel: z.enum(CHANNEL_IDS),
  /** different at the first look; a second look some minutes later makes it `drift` */
  suspects: z.int(),
})

export type Step = z.infer<typeof stepSchema>
export type Attempt = z.infer<typeof attemptSchema>
export type ReceiptView = z.infer<typeof receiptSchema>
export type AuditEntryView = z.infer<typeof auditEntrySchema>
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>
export type ItemFilter = z.infer<typeof itemFilterSchema>
export type Candidates = z.infer<typeof candidatesSchema>
export type ReplayAnswer = z.infer<typeof replayAnswerSchema>
export type ReplayBody = z.infer<typeof replayBodySchema>
export type ChannelCheck = z.infer<typeof channelCheckSchema>
export type Rebuild = z.infer<typeof rebuildSchema>
