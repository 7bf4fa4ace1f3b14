/**
 * The publication monitor's contract between publisher, cms and panel: groups, causes, items with their Deliveries, and
 * who may do what. cms parses the publisher's answers with these schemas; the panel takes their types.
 */
import { z } from 'zod'
import type { Role } from './roles'
import { CHANNEL_IDS } from './words'

/** Five groups, not sixteen states (DESK §2.8): Cần xử lý · Đang chạy · Hẹn/Tạm hoãn · Xong · Không đăng. */
export const GROUPS = ['attention', 'running', 'later', 'done', 'none'] as const
export type Group = (typeof GROUPS)[number]

/** Every state a Delivery can show, `working` included. */
export const GROUP_OF = {
  blocked: 'attention',
  rejected: 'attention',
  failed: 'attention',
  unknown: 'attention',
  drift: 'attention',
  queued: 'running',
  working: 'running',
  retrying: 'running',
  verifying: 'running',
  removing: 'running',
  scheduled: 'later',
  waiting: 'later',
  held: 'later',
  live: 'done',
  removed: 'done',
  skipped: 'none',
} as const satisfies Record<string, Group>
export type ShownState = keyof typeof GROUP_OF
export const SHOWN_STATES = Object.keys(GROUP_OF) as ShownState[]

/** Work that is due and not begun after this is late, and said so. */
export const LATE_AFTER_MS = 120_000

/** What an administrator may do on the monitor, by role. A super administrator may do all of it. */
export const MONITOR_RIGHTS = {
  /** see the page, a Delivery, the channels */
  read: ['editor', 'compliance-reviewer', 'chief-editor', 'system-admin', 'inspector'],
  /** retry, cancel, resolve, repair, free, replay, pause, resume, rebuild */
  operate: ['chief-editor', 'system-admin'],
  /** leave on the channel what differs from what was approved: the board's decision */
  accept: ['chief-editor'],
  /** connect the Page and the channel */
  connect: ['system-admin'],
  /** the evidence file holds every word, and who wrote it */
  evidence: ['compliance-reviewer', 'chief-editor', 'inspector'],
} as const satisfies Record<string, readonly Role[]>
export type MonitorRight = keyof typeof MONITOR_RIGHTS

const instant = z.iso.datetime({ offset: true })
const typePath = z.enum(['articles', 'videos', 'faqs'])
const shownState = z.enum(SHOWN_STATES as [ShownState, ...ShownState[]])
export const whoSchema = z.enum(['nobody', 'operator', 'editor', 'duty'])

export const deliveryErrorSchema = z.looseObject({ code: z.string(), message: z.string(), help: z.string(), who: whoSchema })

export const deliveryViewSchema = z.looseObject({
  id: z.uuid(),
  type: typePath,
  documentId: z.string(),
  channel: z.enum(CHANNEL_IDS),
  title: z.string(),
  state: shownState,
  reason: z.string().nullable(),
  wanted: z.looseObject({ release: z.string().nullable(), action: z.string(), notBefore: instant.nullable() }),
  live: z.looseObject({ release: z.string(), at: instant.nullable() }).nullable(),
  receipt: z.looseObject({ id: z.string(), url: z.string().nullable() }).nullable(),
  partly: z.string().nullable(),
  attempts: z.int(),
  dueAt: instant.nullable(),
  /** due for longer than LATE_AFTER_MS and not being worked on */
  isLate: z.boolean(),
  /** how much of an upload under way has gone */
  sentPercent: z.int().nullable(),
  updatedAt: instant,
  version: z.int(),
  error: deliveryErrorSchema.nullable(),
})

/** One Item on all channels: a row of the page. */
export const monitorItemSchema = z.looseObject({
  type: typePath,
  documentId: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  unit: z.string().nullable(),
  updatedAt: instant,
  deliveries: z.array(deliveryViewSchema),
})
export const monitorItemsSchema = z.object({ items: z.array(monitorItemSchema), next: z.string().nullable() })

/** All Deliveries that stand for the same reason: one thing to do, however many Items wait for it. */
export const causeSchema = z.looseObject({
  /** names the cause in `?cause=` and in `POST /causes/free`: `<channel>.<state>.<error code>` */
  key: z.string(),
  group: z.enum(GROUPS),
  channel: z.enum(CHANNEL_IDS),
  state: shownState,
  code: z.string(),
  message: z.string(),
  help: z.string(),
  who: whoSchema,
  count: z.int(),
  /** how long the first of them has stood like this */
  since: instant,
  /** it goes on by itself then */
  until: instant.nullable(),
  /** what one click does for all of them; null: each needs a look of its own, or nobody need do anything */
  remedy: z.enum(['reconnect', 'retry', 'resume']).nullable(),
})

/** GET /monitor: what the top line and the groups say. Counts are of Deliveries. */
export const monitorSchema = z.looseObject({
  at: instant,
  groups: z.record(z.enum(GROUPS), z.int()),
  /** the most pressing first; at most 50 */
  causes: z.array(causeSchema),
  late: z.object({ count: z.int(), oldestDueAt: instant.nullable() }),
  paused: z.array(
    z.looseObject({ channel: z.enum(CHANNEL_IDS), all: z.boolean(), by: z.string().nullable(), at: instant, waiting: z.int() }),
  ),
  /** when the last whole look for changes made on the channels ended; null: not yet */
  driftCheckedAt: instant.nullable(),
})

export type DeliveryView = z.infer<typeof deliveryViewSchema>
export type MonitorItem = z.infer<typeof monitorItemSchema>
export type MonitorItems = z.infer<typeof monitorItemsSchema>
export type Cause = z.infer<typeof causeSchema>
export type Monitor = z.infer<typeof monitorSchema>

export function groupOf(state: ShownState): Group {
  return GROUP_OF[state]
}
