/**
 * How each channel stands, what the look ahead found, and the open notices: the contract between publisher, cms and panel.
 * `null` always means "not known (yet)", never zero.
 */
import { z } from 'zod'
import { CHANNEL_IDS } from './words'
import { whoSchema } from './monitor'

const instant = z.iso.datetime({ offset: true })
const count = z.int().min(0)

/** Days before a token ends at which people are told, once each. */
export const TOKEN_WARNING_DAYS = [14, 7, 3, 1] as const
export const TOKEN_LEVELS = ['unknown', 'endless', 'fine', 'soon', 'urgent', 'expired'] as const
export type TokenLevel = (typeof TOKEN_LEVELS)[number]

/** Something about the account that decides whether people see what we publish, and that the platform may not tell. */
export const factSchema = z.object({
  code: z.string(),
  /** `unknown`: the platform does not say; `fine`, `wrong`: it is known */
  level: z.enum(['fine', 'unknown', 'wrong']),
  message: z.string(),
  /** what to do about it; empty when nothing */
  help: z.string(),
  /** what an operator may say she saw; absent when nobody need be asked */
  claims: z.object({ fine: z.string(), wrong: z.string() }).optional(),
})

export const healthCheckSchema = z.object({
  /** when the platform was last asked */
  at: instant,
  ok: z.boolean(),
  /** Vietnamese; the account, or what is wrong and what to do */
  summary: z.string(),
  account: z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable(),
  token: z.object({ expiresAt: instant.nullable(), level: z.enum(TOKEN_LEVELS), daysLeft: z.int().nullable() }),
  permissions: z.object({ granted: z.array(z.string()).nullable(), missing: z.array(z.string()) }),
})

export const quotaSchema = z.object({
  bucket: z.string(),
  /** Vietnamese: "lượt tải video lên" */
  name: z.string(),
  perDay: count,
  used: count,
  /** kept back for takedowns */
  reserve: count,
  left: count,
  /** what the Items planned for this quota day will need */
  planned: count,
  resetsAt: instant,
})

/** What the platform's own headers last said about its limits. */
export const usageSchema = z.object({
  /** of the tightest limit */
  percent: z.number().min(0),
  /** calls are welcome again then; null: they are welcome now */
  regainAt: instant.nullable(),
  seenAt: instant,
})

export const doorSchema = z.looseObject({
  bucket: z.string(),
  isPaused: z.boolean(),
  /** takedowns wait too */
  isAllPaused: z.boolean(),
  isBlocked: z.boolean(),
  heldUntil: instant.nullable(),
  reason: z.object({ code: z.string(), message: z.string(), help: z.string(), who: whoSchema }).nullable(),
  since: instant,
})

export const channelHealthSchema = z.looseObject({
  id: z.enum(CHANNEL_IDS),
  name: z.string(),
  mode: z.enum(['real', 'sandbox']),
  /** false: not configured; its Deliveries are skipped with that reason */
  isConnected: z.boolean(),
  /** null: never asked yet */
  check: healthCheckSchema.nullable(),
  facts: z.array(factSchema),
  quota: z.array(quotaSchema),
  /** null: the platform has said nothing yet */
  usage: usageSchema.nullable(),
  work: z.object({
    /** hints waiting in the queue; null: the queue does not answer */
    queued: count.nullable(),
    due: count,
    oldestDueAt: instant.nullable(),
    late: count,
    lastSuccessAt: instant.nullable(),
  }),
  doors: z.array(doorSchema),
  preflight: z.object({ planned: count, checked: count, withProblems: count }),
})

export const workerSchema = z.object({ name: z.string(), since: instant, beatAt: instant, isStale: z.boolean() })

/** GET /channels */
export const channelsSchema = z.object({
  at: instant,
  channels: z.array(channelHealthSchema),
  /** the publisher's processes */
  workers: z.array(workerSchema),
})

/** What the look ahead found about one scheduled Delivery; in `GET /deliveries/:id` as `preflight`. */
export const preflightSchema = z.object({
  at: instant,
  /** when the Delivery goes out */
  dueAt: instant,
  problems: z.array(z.object({ code: z.string(), message: z.string(), help: z.string(), who: whoSchema })),
})

export const NOTICE_KINDS = [
  'blocked',
  'failed',
  'rejected',
  'unknown',
  'drift',
  'late',
  'takedown',
  'unreadable',
  'token',
  'health',
  'preflight',
  /** made by cms itself: nobody answers that could tell of anything else */
  'publisher',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** One cause on one channel, however many Items it holds up. */
export const noticeSchema = z.object({
  id: z.int(),
  kind: z.enum(NOTICE_KINDS),
  channel: z.enum(CHANNEL_IDS).nullable(),
  code: z.string(),
  message: z.string(),
  help: z.string(),
  who: whoSchema,
  count,
  /** at most 100 of them, the newest first */
  items: z.array(z.object({ type: z.enum(['articles', 'videos', 'faqs']), documentId: z.string(), title: z.string() })),
  /** rises when there is something new to tell: it opened, grew, got more pressing, or is over */
  revision: z.int(),
  openedAt: instant,
  changedAt: instant,
  closedAt: instant.nullable(),
  /** nobody is told before: what can wait for working hours does */
  notifyAt: instant,
})

/** GET /notices?open&after&limit: by id. */
export const noticesSchema = z.object({ notices: z.array(noticeSchema), open: count, next: z.int().nullable() })

export type ChannelHealth = z.infer<typeof channelHealthSchema>
export type Channels = z.infer<typeof channelsSchema>
export type HealthCheck = z.infer<typeof healthCheckSchema>
export type HealthFact = z.infer<typeof factSchema>
export type Quota = z.infer<typeof quotaSchema>
export type Preflight = z.infer<typeof preflightSchema>
export type Notice = z.infer<typeof noticeSchema>
export type Notices = z.infer<typeof noticesSchema>

const DAY_MS = 86_400_000

/** `isKnown` false: the platform was not asked or did not say. */
export function tokenLevel(input: { expiresAt: Date | null; now: Date; isKnown: boolean }): { level: TokenLevel; daysLeft: number | null } {
  const { expiresAt, now, isKnown } = input
  if (!isKnown) return { level: 'unknown', daysLeft: null }
  if (expiresAt === null) return { level: 'endless', daysLeft: null }
  const ms = expiresAt.getTime() - now.getTime()
  const daysLeft = Math.max(0, Math.ceil(ms / DAY_MS))
  if (ms <= 0) return { level: 'expired', daysLeft: 0 }
  if (ms <= 3 * DAY_MS) return { level: 'urgent', daysLeft }
  return { level: ms <= TOKEN_WARNING_DAYS[0] * DAY_MS ? 'soon' : 'fine', daysLeft }
}

/** The warning that stands now: 14, 7, 3, 1, 0 (expired); null: none. */
export function tokenWarning({ expiresAt, now }: { expiresAt: Date; now: Date }): number | null {
  const days = (expiresAt.getTime() - now.getTime()) / DAY_MS
  if (days <= 0) return 0
  return [...TOKEN_WARNING_DAYS].reverse().find((step) => days <= step) ?? null
}
