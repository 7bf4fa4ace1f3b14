/**
 * What an operator sees of one Delivery and may do to it: the publisher's answers and requests beside config/src/monitor.ts.
 * Each act on one Delivery carries `{ expected: version }` and answers 409 `moved` when it changed meanwhile.
 */
import { z } from 'zod'
import { deliveryErrorSchema, deliveryViewSchema, GROUPS, SHOWN_STATES, type ShownState } from './monitor'
import { CHANNEL_IDS } from './words'

const instant = z.iso.datetime({ offset: true })
const channelId = z.enum(CHANNEL_IDS)
const typePath = z.enum(['articles', 'videos', 'faqs'])

/** The filter of `GET /items` and of `POST /deliveries/replay`. An Item is in when one of its Deliveries fits all of it. */
export const itemsFilterSchema = z.object({
  group: z.enum(GROUPS).optional(),
  state: z.enum(SHOWN_STATES as [ShownState, ...ShownState[]]).optional(),
  channel: channelId.optional(),
  /** a cause's `key` */
  cause: z.string().max(200).optional(),
  type: typePath.optional(),
  documentId: z.string().max(100).optional(),
  section: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  /** on the last change of the Delivery that fits */
  since: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  /** words in the title; neither case nor diacritics matter */
  q: z.string().max(200).optional(),
  late: z.union([z.boolean(), z.stringbool()]).optional(),
})
export type ItemsFilter = z.infer<typeof itemsFilterSchema>

/** What the platform said: HTTP status, its own code, subcode or reason. */
export const platformSchema = z.looseObject({
  status: z.int().optional(),
  code: z.union([z.int(), z.string()]).optional(),
  subcode: z.int().optional(),
  reason: z.string().optional(),
  trace: z.string().optional(),
})
const stepErrorSchema = z.looseObject({ ...deliveryErrorSchema.shape, platform: platformSchema.nullish() })

/** One call of an Attempt. `request` and `answer` are redacted and bounded. */
export const stepSchema = z.looseObject({
  name: z.string(),
  effect: z.enum(['repeatable', 'create', 'resumable']),
  sentAt: instant,
  deadlineAt: instant,
  endedAt: instant.nullable(),
  result: z.enum(['ok', 'refused', 'unknown', 'found', 'absent', 'interrupted']).nullable(),
  httpStatus: z.int().nullable(),
  request: z.unknown(),
  answer: z.unknown(),
  error: stepErrorSchema.nullable(),
  looks: z.array(z.looseObject({ asOf: instant, complete: z.boolean(), matches: z.array(z.string()) })),
})

export const attemptSchema = z.looseObject({
  id: z.int(),
  action: z.enum(['create', 'update', 'verify', 'remove']),
  release: z.string().nullable(),
  incarnation: z.int(),
  /** the operator whose act made it due; null: the system by itself */
  startedBy: z.object({ name: z.string(), action: z.string(), at: instant }).nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z.string().nullable(),
  error: z.looseObject({ ...deliveryErrorSchema.partial().shape, platform: platformSchema.nullish() }).nullable(),
  /** when the system tries again by itself; of the newest Attempt only */
  nextTryAt: instant.nullable(),
  steps: z.array(stepSchema),
})

export const receiptSchema = z.looseObject({
  id: z.string(),
  url: z.string().nullable(),
  key: z.string(),
  status: z.enum(['creating', 'live', 'retiring', 'hidden', 'gone']),
  release: z.string().nullable(),
  incarnation: z.int(),
  createdAt: instant,
  updatedAt: instant,
})

export const differenceSchema = z.looseObject({ field: z.string(), expected: z.string(), found: z.string() })

/** GET /deliveries/:id */
export const deliveryDetailSchema = z.looseObject({
  ...deliveryViewSchema.shape,
  receipts: z.array(receiptSchema),
  /** in state `drift`: what was found on the channel against what was approved, and when */
  drift: z.looseObject({ at: instant, isGone: z.boolean(), differences: z.array(differenceSchema) }).nullable(),
  checkedAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  /** the newest first, at most 100 */
  timeline: z.array(attemptSchema),
  audit: z.array(
    z.looseObject({ id: z.int(), at: instant, action: z.string(), actor: z.looseObject({ id: z.string(), name: z.string() }) }),
  ),
})

/** GET /deliveries/:id/candidates: left what we sent, right the newest things on the Page or channel. */
export const candidatesSchema = z.object({
  sent: z.object({ text: z.string(), link: z.string().nullable(), sentAt: instant }),
  candidates: z.array(
    z.looseObject({
      id: z.string(),
      url: z.string().nullable(),
      text: z.string(),
      createdAt: instant.nullable(),
      pictureUrl: z.string().nullable(),
      /** the same link, or the same text and time */
      isLikely: z.boolean(),
      /** already another Delivery's: cannot be chosen */
      isTaken: z.boolean(),
    }),
  ),
  /** "none of these – send again" is refused before; null: never while things stand so */
  absentFrom: instant.nullable(),
})

/** POST /deliveries/:id/accept */
export const acceptBodySchema = z.object({ expected: z.int(), reason: z.string().trim().min(3).max(500) })

/** POST /causes/free */
export const freeBodySchema = z.object({ key: z.string().max(200) })
export const freedSchema = z.object({ count: z.int() })

/** POST /deliveries/replay */
export const replayBodySchema = itemsFilterSchema.extend({
  limit: z.int().min(1).max(1000).default(200),
  dryRun: z.boolean().default(true),
})
export const replayedSchema = z.looseObject({
  dryRun: z.boolean(),
  count: z.int(),
  creates: z.int(),
  updates: z.int(),
  /** more fit the filter than `limit` allows */
  isCut: z.boolean(),
  channels: z.array(z.object({ channel: channelId, creates: z.int(), updates: z.int() })),
  /** what fits the filter and is left as it is, with the reason */
  left: z.array(z.object({ count: z.int(), why: z.string() })),
  /** what could appear twice, and why; the system looks for these on the channel before it sends */
  repeats: z.array(z.object({ channel: channelId, count: z.int(), why: z.string(), titles: z.array(z.string()) })),
})

const runFacts = {
  isRunning: z.boolean(),
  done: z.int(),
  total: z.int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** who ordered it; null: the system, at night */
  by: z.string().nullable(),
  /** Vietnamese: why it did not come to its end */
  problem: z.string().nullable(),
}
/** GET /site/rebuild: the last run, or all null when there was none */
export const rebuildSchema = z.looseObject(runFacts)
/** GET and POST /channels/:id/check: the look for what somebody changed or deleted on the channel */
export const channelCheckSchema = z.looseObject({ ...runFacts, channel: channelId, found: z.int() })

export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>
export type AttemptShown = z.infer<typeof attemptSchema>
export type StepShown = z.infer<typeof stepSchema>
export type Candidates = z.infer<typeof candidatesSchema>
export type ReplayBody = z.infer<typeof replayBodySchema>
export type Replayed = z.infer<typeof replayedSchema>
export type RebuildRun = z.infer<typeof rebuildSchema>
export type ChannelCheck = z.infer<typeof channelCheckSchema>
