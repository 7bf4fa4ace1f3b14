/**
 * What a Delivery's state is called (DESK §3): a label, what it means, a sign and a colour, never a colour alone. Pure;
 * `use-delivery-words.ts` says it in the reader's language, `delivery-icons.ts` draws the sign.
 */
import type { DeliveryWord } from '../translations/delivery'
import type { Delivery } from './editorial-store'

export type Tone = 'success' | 'danger' | 'warning' | 'secondary' | 'neutral'

export const CHANNEL_NAMES: Readonly<Record<string, string>> = { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' }

/** States after which something will happen without anybody's doing. */
const MOVING = ['scheduled', 'waiting', 'queued', 'working', 'retrying', 'verifying', 'removing', 'held']

export function isMoving(delivery: Pick<Delivery, 'state'>): boolean {
  return MOVING.includes(delivery.state)
}

export type Sign = 'done' | 'later' | 'running' | 'trouble' | 'none' | 'odd'

export interface StateLook {
  label: DeliveryWord
  sign: Sign
  tone: Tone
}

const done = { sign: 'done', tone: 'success' } as const
const later = { sign: 'later', tone: 'warning' } as const
const running = { sign: 'running', tone: 'secondary' } as const
const trouble = { sign: 'trouble', tone: 'danger' } as const

/** Red waits for somebody, blue runs, yellow waits for its time, green is done, grey is not meant to be there. */
const LOOKS: Readonly<Record<string, StateLook>> = {
  live: { label: 'delivery.live', ...done },
  removed: { label: 'delivery.removed', ...done, tone: 'neutral' },
  scheduled: { label: 'delivery.scheduled', ...later },
  waiting: { label: 'delivery.waiting', ...later },
  held: { label: 'delivery.held', ...later },
  queued: { label: 'delivery.queued', ...running },
  working: { label: 'delivery.working', ...running },
  retrying: { label: 'delivery.retrying', ...running },
  verifying: { label: 'delivery.verifying', ...running },
  removing: { label: 'delivery.removing', ...running },
  blocked: { label: 'delivery.blocked', ...trouble },
  rejected: { label: 'delivery.rejected', ...trouble },
  failed: { label: 'delivery.failed', ...trouble },
  unknown: { label: 'delivery.unknown', ...trouble },
  drift: { label: 'delivery.drift', ...trouble },
  skipped: { label: 'delivery.skipped', sign: 'none', tone: 'neutral' },
}

/** A state this panel is too old for has a look too. */
export function lookOf(state: string): StateLook {
  return LOOKS[state] ?? { label: 'delivery.odd', sign: 'odd', tone: 'warning' }
}

/** What stands before the colon; while something is sent, how much of it has gone. */
export function labelOf({ state, sentPercent }: Delivery): { word: DeliveryWord; values: { percent: number } } {
  const isCounted = state === 'working' && typeof sentPercent === 'number'
  return { word: isCounted ? 'delivery.working.part' : lookOf(state).label, values: { percent: sentPercent ?? 0 } }
}

export interface Said {
  word: DeliveryWord
  values: { at: string | null | undefined; count: number; cause: string }
}

/**
 * What stands after the label's colon. `at` is an instant: whoever says it knows how times are read.
 * @param isPaused its channel is: what is queued then waits for a person
 */
export function saidOf(delivery: Delivery, isPaused = false): Said {
  const { state, reason, error } = delivery
  const cause = error?.message ?? reason ?? ''
  const at = state === 'live' ? delivery.live?.at : delivery.dueAt
  const isHeldUp = isPaused && state === 'queued'
  return {
    word: isHeldUp ? 'delivery.queued.paused' : wordOf({ state, channel: delivery.channel, hasCause: cause !== '' }),
    values: { at, count: delivery.attempts ?? 0, cause },
  }
}

function wordOf({ state, channel, hasCause }: { state: string; channel: string; hasCause: boolean }): DeliveryWord {
  if (state === 'removed') return channel === 'youtube' ? 'delivery.removed.youtube' : 'delivery.removed.said'
  if (state === 'rejected') return hasCause ? 'delivery.rejected.said' : 'delivery.rejected.plain'
  if (state === 'skipped') return hasCause ? 'delivery.skipped.said' : 'delivery.skipped.plain'
  return SAID[state] ?? 'delivery.odd.said'
}

const SAID: Readonly<Record<string, DeliveryWord>> = {
  live: 'delivery.live.said',
  scheduled: 'delivery.scheduled.said',
  waiting: 'delivery.waiting.said',
  held: 'delivery.held.said',
  queued: 'delivery.queued.said',
  working: 'delivery.working.said',
  retrying: 'delivery.retrying.said',
  verifying: 'delivery.verifying.said',
  removing: 'delivery.removing.said',
  blocked: 'delivery.blocked.said',
  failed: 'delivery.failed.said',
  unknown: 'delivery.unknown.said',
  drift: 'delivery.drift.said',
}

/** By parts: `vi-VN` itself writes day and month with a hyphen. */
export function timeOf(instant: string | null | undefined): string {
  if (!instant) return 'sớm nhất có thể'
  const two = { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', hourCycle: 'h23' } as const
  const parts = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...two }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('hour')}:${part('minute')} ngày ${part('day')}/${part('month')}`
}
